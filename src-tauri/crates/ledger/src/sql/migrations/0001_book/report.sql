-- 报告周期: from when and by what rule a cycle's reports are asked for. A change ends one row and adds another.
CREATE TABLE report_cycle (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  cycle TEXT NOT NULL CHECK (cycle IN ('week', 'month', 'quarter')),
  from_on TEXT NOT NULL,            -- first day of the first period
  until_on TEXT,                    -- first day of the first period without it
  due_rule TEXT NOT NULL,           -- working_day_after, working_day_before, day_of_month, day_of_next_month
  due_number INTEGER NOT NULL CHECK (due_number BETWEEN 1 AND 31),
  measures INTEGER NOT NULL CHECK (measures IN (0, 1)),
  follow_ups INTEGER NOT NULL CHECK (follow_ups IN (0, 1)),
  indicators INTEGER NOT NULL CHECK (indicators IN (0, 1))
) STRICT;

-- 专门要求: an ask for a report beyond the cycles, one row a unit.
CREATE TABLE report_request (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  measure_id INTEGER REFERENCES measure DEFERRABLE INITIALLY DEFERRED,     -- all three null: a matter in words
  follow_up_id INTEGER REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  indicator_id INTEGER REFERENCES indicator DEFERRABLE INITIALLY DEFERRED,
  words TEXT NOT NULL,
  period TEXT NOT NULL,             -- 2026-03, 2026-W12, 2026-Q1
  first_on TEXT NOT NULL,           -- the period's bounds
  last_on TEXT NOT NULL,
  asked_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  despite TEXT,                     -- why it was asked again
  withdrawn_on TEXT,
  withdrawn_reason TEXT
) STRICT;
CREATE INDEX report_request_of_period ON report_request (period);
CREATE INDEX report_request_of_unit ON report_request (unit_id, first_on);
CREATE INDEX report_request_asked ON report_request (asked_on);

-- 进展报告. A returned report stays; what comes again is a row of its own. Late is derived.
CREATE TABLE report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  measure_id INTEGER REFERENCES measure DEFERRABLE INITIALLY DEFERRED,
  follow_up_id INTEGER REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  indicator_id INTEGER REFERENCES indicator DEFERRABLE INITIALLY DEFERRED,
  request_id INTEGER REFERENCES report_request DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  period TEXT NOT NULL,             -- 2026-03, 2026-W12, 2026-Q1
  first_on TEXT NOT NULL,           -- the period's bounds
  last_on TEXT NOT NULL,
  received_on TEXT NOT NULL,
  progress TEXT NOT NULL,
  problem TEXT,
  next_step TEXT,
  coordination TEXT,
  document_id INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL CHECK (state IN ('received', 'accepted', 'returned')),
  decided_on TEXT,                  -- 采用 or 退回
  return_reason TEXT,
  return_due_on TEXT,               -- by when it must come again
  settled_on TEXT,                  -- 需协调事项 dealt with outside a meeting
  settled_words TEXT,
  CHECK ((measure_id IS NOT NULL) + (follow_up_id IS NOT NULL) + (indicator_id IS NOT NULL) + (request_id IS NOT NULL) = 1),
  CHECK (state <> 'returned' OR (return_reason IS NOT NULL AND return_due_on IS NOT NULL))
) STRICT;
CREATE INDEX report_of_period ON report (period);
CREATE INDEX report_of_measure ON report (measure_id, last_on);
CREATE INDEX report_of_follow_up ON report (follow_up_id);
CREATE INDEX report_of_indicator ON report (indicator_id);
CREATE INDEX report_of_request ON report (request_id);
CREATE INDEX report_of_unit ON report (unit_id, first_on);
CREATE INDEX report_coordination ON report (received_on) WHERE coordination IS NOT NULL;
CREATE INDEX report_document ON report (document_id);
