-- The book: facts, their journal, and bytes. Facts are written only under a current act;
-- the history triggers that keep them in `image` are generated from each table's own columns.

-- One line per act, undo or redo. Append-only: nothing here is ever changed or removed.
CREATE TABLE act (
  no INTEGER PRIMARY KEY,
  at TEXT NOT NULL,                 -- when it was entered, local time: 2026-03-01T09:30:00
  operator TEXT NOT NULL,           -- who was at the keyboard
  title TEXT NOT NULL,              -- what was done, in words
  happened_on TEXT,                 -- 发生日期; null where the act speaks of no day
  json TEXT NOT NULL,               -- the act as a value; for reading, never parsed back
  way TEXT NOT NULL CHECK (way IN ('act', 'undo', 'redo')),
  reverses INTEGER REFERENCES act,  -- the line whose images were put back
  batch INTEGER NOT NULL REFERENCES act, -- first line of the batch; a batch is undone as one
  bars INTEGER NOT NULL CHECK (bars IN (0, 1)), -- 1: undo does not pass
  undo_top INTEGER REFERENCES act,  -- what undo would take back after this line
  undo_below INTEGER REFERENCES act,-- what would be on top after that
  redo_top INTEGER REFERENCES act,  -- what redo would put back after this line
  redo_below INTEGER REFERENCES act,
  hash TEXT NOT NULL                -- SHA-256 over the line before, this line and its images
) STRICT;
CREATE INDEX act_by_operator ON act (operator, no);
CREATE INDEX act_reversing ON act (reverses) WHERE reverses IS NOT NULL;

-- A row as it was before and after an act, as JSON; null: there was none.
CREATE TABLE image (
  id INTEGER PRIMARY KEY,
  act_no INTEGER NOT NULL REFERENCES act DEFERRABLE INITIALLY DEFERRED,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX image_of_row ON image (tbl, row_id, id);
CREATE INDEX image_of_act ON image (act_no);
CREATE INDEX image_removed ON image (tbl, row_id) WHERE after IS NULL;

-- Bytes, once each. Append-only, outside the journal; facts hold the hash.
CREATE TABLE content (
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- Numbers that go on paper. Undo does not set them back: a printed number is never given twice.
CREATE TABLE counter (name TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;

-- Each number that a counter gave out. Append-only, outside undo: a number typed later is held against it.
CREATE TABLE number_given (number TEXT PRIMARY KEY) STRICT;
