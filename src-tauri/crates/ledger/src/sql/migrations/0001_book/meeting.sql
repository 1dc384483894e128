-- 会议系列: 专班调度会, with what is usual for it.
CREATE TABLE meeting_series (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  rhythm TEXT,                      -- null: by need
  weekday INTEGER CHECK (weekday BETWEEN 1 AND 7), -- 1 is Monday
  time TEXT,
  place TEXT,
  chair TEXT,
  level TEXT,                       -- 参会要求
  minutes_prefix TEXT,              -- 代字〔2026〕N号; null: 第N期
  first_ordinal INTEGER,            -- 第N次 of the book's first meeting, set once
  first_minutes INTEGER,            -- number of the book's first minutes, set once
  started INTEGER NOT NULL DEFAULT 0 CHECK (started IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX meeting_series_by_name ON meeting_series (name);

-- 会议.
CREATE TABLE meeting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  series_id INTEGER NOT NULL REFERENCES meeting_series DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  held_on TEXT NOT NULL,            -- planned day, then the day it was held
  time TEXT,
  place TEXT,
  chair TEXT,
  recorder TEXT,
  level TEXT,                       -- 参会要求
  state TEXT NOT NULL,
  minutes_lead TEXT,                -- of the version in work
  notified_on TEXT,
  cancel_reason TEXT
) STRICT;
CREATE INDEX meeting_of_series ON meeting (series_id, ordinal);
CREATE INDEX meeting_by_day ON meeting (held_on);

-- 改期: from which day to which, and why.
CREATE TABLE postponement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX postponement_of_meeting ON postponement (meeting_id);

-- 议题.
CREATE TABLE agenda_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  title TEXT NOT NULL,
  presenter_id INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  minutes INTEGER,
  materials_due_on TEXT,            -- by when the presenting unit's materials are due
  copies INTEGER,
  paragraph TEXT
) STRICT;
CREATE INDEX agenda_item_of_meeting ON agenda_item (meeting_id);

-- What the clerk made of a proposal for a meeting: taken up by an item, or pruned with a reason.
CREATE TABLE proposal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  follow_up_id INTEGER REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  decision_id INTEGER REFERENCES decision DEFERRABLE INITIALLY DEFERRED,   -- 缓议
  report_id INTEGER REFERENCES report DEFERRABLE INITIALLY DEFERRED,       -- 需协调事项
  question_id INTEGER REFERENCES question DEFERRABLE INITIALLY DEFERRED,   -- 提请明确
  agenda_item_id INTEGER REFERENCES agenda_item DEFERRABLE INITIALLY DEFERRED,
  pruned TEXT,                      -- why the clerk took it off
  CHECK ((follow_up_id IS NOT NULL) + (decision_id IS NOT NULL) + (report_id IS NOT NULL) + (question_id IS NOT NULL) = 1),
  CHECK ((agenda_item_id IS NULL) <> (pruned IS NULL))
) STRICT;
CREATE INDEX proposal_of_meeting ON proposal (meeting_id);
CREATE INDEX proposal_of_item ON proposal (agenda_item_id);
CREATE INDEX proposal_of_follow_up ON proposal (follow_up_id);
CREATE INDEX proposal_of_decision ON proposal (decision_id);
CREATE INDEX proposal_of_report ON proposal (report_id);
CREATE INDEX proposal_of_question ON proposal (question_id);

-- 到会情况, one row a unit invited.
CREATE TABLE attendance (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  presence TEXT,                    -- null: not known yet
  reply TEXT,                       -- 回执; null: has not answered
  replied_on TEXT,
  leave_reason TEXT,
  UNIQUE (meeting_id, unit_id)
) STRICT;

-- Who comes for a unit.
CREATE TABLE attendee (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  attendance_id INTEGER NOT NULL REFERENCES attendance DEFERRABLE INITIALLY DEFERRED,
  meeting_id INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED, -- the attendance's, so that a row names its meeting
  name TEXT NOT NULL,
  post TEXT,
  telephone TEXT
) STRICT;
CREATE INDEX attendee_of_attendance ON attendee (attendance_id);
CREATE INDEX attendee_of_meeting ON attendee (meeting_id);

-- 议定事项.
CREATE TABLE decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  agenda_item_id INTEGER REFERENCES agenda_item DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  waiver TEXT                       -- why it opens no follow-up
) STRICT;
CREATE INDEX decision_of_meeting ON decision (meeting_id);
CREATE INDEX decision_of_item ON decision (agenda_item_id);
CREATE INDEX decision_deferred ON decision (meeting_id) WHERE kind = 'deferred';

-- What a decision settled in the plan; the change itself carries it as 依据.
CREATE TABLE decision_effect (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  decision_id INTEGER NOT NULL REFERENCES decision DEFERRABLE INITIALLY DEFERRED,
  question_id INTEGER REFERENCES question DEFERRABLE INITIALLY DEFERRED,
  assignment_id INTEGER REFERENCES assignment DEFERRABLE INITIALLY DEFERRED,
  indicator_id INTEGER REFERENCES indicator DEFERRABLE INITIALLY DEFERRED,
  words TEXT NOT NULL,
  CHECK ((question_id IS NOT NULL) + (assignment_id IS NOT NULL) + (indicator_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX decision_effect_of ON decision_effect (decision_id);

-- 纪要, one row a version. Issued, its words are frozen by hash; a later issued version supersedes it.
CREATE TABLE minutes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  version INTEGER NOT NULL CHECK (version > 0),
  number TEXT,                      -- 第N期, taken at 签发
  signed_by TEXT,
  signed_on TEXT,
  issued_on TEXT,
  reason TEXT,                      -- why it supersedes the version before
  snapshot_hash TEXT REFERENCES content,
  UNIQUE (meeting_id, version),
  CHECK ((number IS NULL) = (signed_by IS NULL) AND (number IS NULL) = (signed_on IS NULL)),
  CHECK ((issued_on IS NULL) = (snapshot_hash IS NULL)),
  CHECK ((version = 1) = (reason IS NULL))
) STRICT;
