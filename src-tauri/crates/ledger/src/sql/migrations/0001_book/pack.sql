-- 材料. Issued: the snapshot and the PDF are frozen by hash.
CREATE TABLE pack (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  meeting_id INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  draft_mark TEXT,
  state TEXT NOT NULL,
  issued_on TEXT,
  snapshot_hash TEXT REFERENCES content,
  pdf_hash TEXT REFERENCES content,
  withdrawn_on TEXT,
  withdraw_reason TEXT,
  CHECK ((state = 'draft') = (pdf_hash IS NULL))
) STRICT;

-- 交出: an issued paper left the book.
CREATE TABLE hand_out (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pack_id INTEGER NOT NULL REFERENCES pack DEFERRABLE INITIALLY DEFERRED,
  happened_on TEXT NOT NULL,
  way TEXT NOT NULL
) STRICT;
