-- 完成值: what was reached as of a day. A correction is a row of its own; the row before names it.
CREATE TABLE reading (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  indicator_id INTEGER NOT NULL REFERENCES indicator DEFERRABLE INITIALLY DEFERRED,
  from_on TEXT,                     -- first day of the period, for what is counted per period
  as_of TEXT NOT NULL,              -- the day it speaks of
  value INTEGER,                    -- ten-thousandths; null: told in words
  words TEXT,
  verdict TEXT,
  status TEXT NOT NULL CHECK (status IN ('provisional', 'final')),
  reported_by INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  document_id INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED,
  received_on TEXT NOT NULL,        -- when it came in
  reason TEXT,                      -- why it stands in place of another
  superseded_by INTEGER REFERENCES reading DEFERRABLE INITIALLY DEFERRED,
  withdrawn TEXT,                   -- why it was taken out
  CHECK (value IS NOT NULL OR words IS NOT NULL)
) STRICT;
CREATE INDEX reading_of_indicator ON reading (indicator_id, as_of);
CREATE INDEX reading_standing ON reading (indicator_id, as_of, id) WHERE superseded_by IS NULL AND withdrawn IS NULL;
