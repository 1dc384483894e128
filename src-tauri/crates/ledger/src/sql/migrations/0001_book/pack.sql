-- 材料. Issued: the snapshot and the PDF are frozen by hash.
CREATE TABLE pack (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  -- What it is about: at most one.
  meeting_id INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  follow_up_id INTEGER REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  measure_id INTEGER REFERENCES measure DEFERRABLE INITIALLY DEFERRED,
  paper_id INTEGER REFERENCES paper DEFERRABLE INITIALLY DEFERRED,
  draft_mark TEXT,
  -- Choices of the kind, as JSON; null leaves them as they are by default.
  options TEXT CHECK (options IS NULL OR json_valid(options)),
  state TEXT NOT NULL,
  issued_on TEXT,
  snapshot_hash TEXT REFERENCES content,
  pdf_hash TEXT REFERENCES content,
  withdrawn_on TEXT,
  withdraw_reason TEXT,
  CHECK ((state = 'draft') = (pdf_hash IS NULL)),
  CHECK ((meeting_id IS NOT NULL) + (follow_up_id IS NOT NULL) + (unit_id IS NOT NULL) + (measure_id IS NOT NULL) + (paper_id IS NOT NULL) <= 1)
) STRICT;

CREATE INDEX pack_of_meeting ON pack (meeting_id);
CREATE INDEX pack_of_follow_up ON pack (follow_up_id);
CREATE INDEX pack_of_unit ON pack (unit_id);
CREATE INDEX pack_of_paper ON pack (paper_id);

-- 交出: an issued paper left the book.
CREATE TABLE hand_out (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pack_id INTEGER NOT NULL REFERENCES pack DEFERRABLE INITIALLY DEFERRED,
  happened_on TEXT NOT NULL,
  way TEXT NOT NULL
) STRICT;
