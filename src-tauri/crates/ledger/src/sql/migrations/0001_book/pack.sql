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
  supplements_id INTEGER REFERENCES pack DEFERRABLE INITIALLY DEFERRED, -- the pack that a supplement belongs to
  draft_mark TEXT,
  -- Choices of the kind, as JSON; null leaves them as they are by default.
  options TEXT CHECK (options IS NULL OR json_valid(options)),
  state TEXT NOT NULL,
  edition INTEGER CHECK (edition > 0), -- 第N次印发 of the same paper; from a counter that undo does not set back
  issued_on TEXT,
  as_of_on TEXT,                    -- 数据截至
  copies INTEGER CHECK (copies > 0), -- 份数
  first_page INTEGER, last_page INTEGER, -- the numbers printed on its first and last page; a supplement goes on from there
  snapshot_hash TEXT REFERENCES content,
  pdf_hash TEXT REFERENCES content,
  replaced_by_id INTEGER REFERENCES pack DEFERRABLE INITIALLY DEFERRED, -- the issue that took its place
  withdrawn_on TEXT,
  withdraw_reason TEXT,
  CHECK ((state = 'draft') = (pdf_hash IS NULL)),
  CHECK ((state = 'draft') = (edition IS NULL)),
  CHECK ((state = 'superseded') <= (replaced_by_id IS NOT NULL)),
  CHECK ((meeting_id IS NOT NULL) + (follow_up_id IS NOT NULL) + (unit_id IS NOT NULL) + (measure_id IS NOT NULL) + (paper_id IS NOT NULL) + (supplements_id IS NOT NULL) <= 1)
) STRICT;

CREATE INDEX pack_of_meeting ON pack (meeting_id);
CREATE INDEX pack_of_follow_up ON pack (follow_up_id);
CREATE INDEX pack_of_unit ON pack (unit_id);
CREATE INDEX pack_of_measure ON pack (measure_id);
CREATE INDEX pack_of_paper ON pack (paper_id);
CREATE INDEX pack_of_pack ON pack (supplements_id);
CREATE INDEX pack_replaced ON pack (replaced_by_id);
-- What an issue may replace.
CREATE INDEX pack_in_force ON pack (kind) WHERE state = 'issued';

-- 分送: who gets copies, in protocol order.
CREATE TABLE pack_sent (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pack_id INTEGER NOT NULL REFERENCES pack DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  person_id INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  words TEXT,                       -- who is neither
  copies INTEGER NOT NULL CHECK (copies > 0),
  CHECK ((unit_id IS NOT NULL) + (person_id IS NOT NULL) + (words IS NOT NULL) = 1)
) STRICT;
CREATE INDEX pack_sent_of ON pack_sent (pack_id);

-- What the check before issuing pointed out and the clerk went past.
CREATE TABLE pack_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pack_id INTEGER NOT NULL REFERENCES pack DEFERRABLE INITIALLY DEFERRED,
  check_name TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX pack_note_of ON pack_note (pack_id);

-- 交出: an issued paper left the book.
CREATE TABLE hand_out (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pack_id INTEGER NOT NULL REFERENCES pack DEFERRABLE INITIALLY DEFERRED,
  happened_on TEXT NOT NULL,
  way TEXT NOT NULL
) STRICT;
CREATE INDEX hand_out_of ON hand_out (pack_id);
