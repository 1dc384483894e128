-- 督办事项. Overdue is derived; original_due_on is set once, at 交办.
CREATE TABLE follow_up (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT UNIQUE,               -- 代字〔2026〕17号, taken at 交办; …之1 for a member's item
  title TEXT NOT NULL,
  requirement TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('decision', 'plan', 'instruction', 'superior', 'other')),
  decision_id INTEGER REFERENCES decision DEFERRABLE INITIALLY DEFERRED,
  instruction_id INTEGER REFERENCES instruction DEFERRABLE INITIALLY DEFERRED,
  source_words TEXT,
  owner_id INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  group_id INTEGER REFERENCES unit_group DEFERRABLE INITIALLY DEFERRED, -- addressed to a group: its members' items hang on this one
  parent_id INTEGER REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED, -- a member's item
  due_on TEXT,
  original_due_on TEXT,
  stage_due_on TEXT,                -- 阶段性办结: what was set for the stage under way; the first is original_due_on
  term TEXT NOT NULL DEFAULT 'date' CHECK (term IN ('date', 'days', 'working_days', 'lasting', 'stage')),
  term_count INTEGER,               -- N days, N working days, every N months
  term_from TEXT,                   -- the day that N days are counted from
  stage TEXT,                       -- 阶段性办结: what this stage is to reach
  next_review_on TEXT,              -- 长期坚持: when it is looked at next
  leader_id INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED, -- 责任领导
  internal INTEGER NOT NULL DEFAULT 0 CHECK (internal IN (0, 1)), -- 1: enters no outgoing paper
  urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),     -- 1: may start at 督办
  state TEXT NOT NULL,
  level TEXT,
  reminded_on TEXT,                 -- the day of the last notice
  inspecting INTEGER NOT NULL DEFAULT 0 CHECK (inspecting IN (0, 1)), -- 1: 已提请督查, no reply yet
  issued_on TEXT,
  replied_on TEXT,                  -- when its owner first answered
  submitted_on TEXT,                -- while it is with the office
  returned INTEGER NOT NULL DEFAULT 0,
  extensions INTEGER NOT NULL DEFAULT 0,
  review_on TEXT,                   -- while suspended
  ended_on TEXT,                    -- closed, merged or cancelled on this day
  closed_on TEXT,
  close_statement TEXT,
  waiver TEXT,
  verified_by TEXT,
  verified_how TEXT,
  approved_by TEXT,
  merged_into INTEGER REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  CHECK ((source = 'decision') = (decision_id IS NOT NULL)),
  CHECK ((source = 'instruction') = (instruction_id IS NOT NULL)),
  CHECK (owner_id IS NULL OR group_id IS NULL),
  CHECK (state IN ('draft', 'cancelled') OR (number IS NOT NULL AND (owner_id IS NOT NULL OR group_id IS NOT NULL))),
  CHECK (state IN ('draft', 'cancelled') OR original_due_on IS NOT NULL OR term = 'lasting'),
  CHECK (state <> 'closed' OR (closed_on IS NOT NULL AND close_statement IS NOT NULL AND approved_by IS NOT NULL)),
  CHECK ((state IN ('closed', 'merged', 'cancelled')) = (ended_on IS NOT NULL))
) STRICT;
-- Open ones are few and read whole; ended ones are only ever paged.
CREATE INDEX follow_up_open ON follow_up (id) WHERE ended_on IS NULL;
CREATE INDEX follow_up_internal ON follow_up (id) WHERE internal = 1;
CREATE INDEX follow_up_ended ON follow_up (ended_on, id, internal) WHERE ended_on IS NOT NULL AND parent_id IS NULL;
CREATE INDEX follow_up_by_state ON follow_up (state, due_on);
CREATE INDEX follow_up_of_decision ON follow_up (decision_id);
CREATE INDEX follow_up_life ON follow_up (issued_on, closed_on);
CREATE INDEX follow_up_by_closing ON follow_up (closed_on);
CREATE INDEX follow_up_of_instruction ON follow_up (instruction_id);
CREATE INDEX follow_up_of_owner ON follow_up (owner_id, ended_on);
CREATE INDEX follow_up_of_parent ON follow_up (parent_id);

-- Where else an item comes from, beside its first source.
CREATE TABLE follow_up_source (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  follow_up_id INTEGER NOT NULL REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  source TEXT NOT NULL CHECK (source IN ('decision', 'plan', 'instruction', 'superior', 'other')),
  decision_id INTEGER REFERENCES decision DEFERRABLE INITIALLY DEFERRED,
  instruction_id INTEGER REFERENCES instruction DEFERRABLE INITIALLY DEFERRED,
  words TEXT
) STRICT;
CREATE INDEX follow_up_source_of ON follow_up_source (follow_up_id);
CREATE INDEX follow_up_source_decision ON follow_up_source (decision_id);
CREATE INDEX follow_up_source_instruction ON follow_up_source (instruction_id);

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
CREATE INDEX step_document_by ON step_document (document_id);
CREATE INDEX step_document_of ON step_document (step_id);

-- 延期, granted or not.
CREATE TABLE extension (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  follow_up_id INTEGER NOT NULL REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  asked_on TEXT NOT NULL,
  asked_by TEXT,
  reason TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  due_before TEXT,
  granted_on TEXT                   -- null: refused
) STRICT;
CREATE INDEX extension_of ON extension (follow_up_id);

-- 提醒, 催办, 督办, 重点督办: each that was issued, with its paper where it went out on one.
CREATE TABLE reminder (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  follow_up_id INTEGER NOT NULL REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  on_day TEXT NOT NULL,
  level TEXT NOT NULL,
  approved_by TEXT,
  words TEXT,
  copied INTEGER NOT NULL CHECK (copied IN (0, 1)), -- 1: 抄送区政府督查室
  paper_id INTEGER REFERENCES paper DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX reminder_of ON reminder (follow_up_id);

-- 提请督查, with its reply.
CREATE TABLE inspection (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  follow_up_id INTEGER NOT NULL REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  asked_on TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  words TEXT NOT NULL,
  replied_on TEXT,
  reply TEXT
) STRICT;
CREATE INDEX inspection_of ON inspection (follow_up_id);
