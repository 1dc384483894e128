-- 督办事项. Overdue is derived; original_due_on is set once, at 交办.
CREATE TABLE follow_up (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT UNIQUE,               -- 代字〔2026〕17号, taken at 交办
  title TEXT NOT NULL,
  requirement TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('decision', 'plan', 'other')),
  decision_id INTEGER REFERENCES decision DEFERRABLE INITIALLY DEFERRED,
  source_words TEXT,
  owner_id INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  due_on TEXT,
  original_due_on TEXT,
  term TEXT NOT NULL DEFAULT 'date' CHECK (term IN ('date', 'days', 'working_days', 'lasting', 'stage')),
  term_count INTEGER,               -- N days, N working days, every N months
  term_from TEXT,                   -- the day that N days are counted from
  stage TEXT,                       -- 阶段性办结: what this stage is to reach
  next_review_on TEXT,              -- 长期坚持: when it is looked at next
  leader TEXT,                      -- 责任领导
  internal INTEGER NOT NULL DEFAULT 0 CHECK (internal IN (0, 1)), -- 1: enters no outgoing paper
  urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),     -- 1: may start at 督办
  state TEXT NOT NULL,
  level TEXT,
  issued_on TEXT,
  submitted_on TEXT,                -- while it is with the office
  returned INTEGER NOT NULL DEFAULT 0,
  extensions INTEGER NOT NULL DEFAULT 0,
  review_on TEXT,
  closed_on TEXT,
  close_statement TEXT,
  waiver TEXT,
  verified_by TEXT,
  verified_how TEXT,
  approved_by TEXT,
  merged_into INTEGER REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  CHECK ((source = 'decision') = (decision_id IS NOT NULL)),
  CHECK (state = 'draft' OR state = 'cancelled' OR (number IS NOT NULL AND owner_id IS NOT NULL AND (original_due_on IS NOT NULL OR term = 'lasting'))),
  CHECK (state <> 'closed' OR (closed_on IS NOT NULL AND close_statement IS NOT NULL AND approved_by IS NOT NULL))
) STRICT;
CREATE INDEX follow_up_by_state ON follow_up (state, due_on);
CREATE INDEX follow_up_of_decision ON follow_up (decision_id);
CREATE INDEX follow_up_of_owner ON follow_up (owner_id);
CREATE INDEX follow_up_life ON follow_up (issued_on, closed_on);
CREATE INDEX follow_up_by_closing ON follow_up (closed_on);

CREATE TABLE follow_up_co_unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  follow_up_id INTEGER NOT NULL REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX follow_up_co_unit_of ON follow_up_co_unit (follow_up_id);
CREATE INDEX follow_up_co_unit_by ON follow_up_co_unit (unit_id);

CREATE TABLE follow_up_measure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  follow_up_id INTEGER NOT NULL REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  measure_id INTEGER NOT NULL REFERENCES measure DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX follow_up_measure_of ON follow_up_measure (follow_up_id);
CREATE INDEX follow_up_measure_by ON follow_up_measure (measure_id);

-- 办理过程: every move of a follow-up, dated.
CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  follow_up_id INTEGER NOT NULL REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  step TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  entered_on TEXT NOT NULL,         -- the day it was typed in; 补录 where that is well after it happened
  words TEXT NOT NULL
) STRICT;
CREATE INDEX step_of_follow_up ON step (follow_up_id);

CREATE TABLE step_document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  step_id INTEGER NOT NULL REFERENCES step DEFERRABLE INITIALLY DEFERRED,
  document_id INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX step_document_of ON step_document (step_id);
