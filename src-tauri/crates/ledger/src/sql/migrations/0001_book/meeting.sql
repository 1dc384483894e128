-- 会议系列: 专班调度会.
CREATE TABLE meeting_series (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL
) STRICT;

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
  state TEXT NOT NULL,
  minutes_lead TEXT,
  minutes_no TEXT,                  -- 第N期, taken at 签发
  signed_by TEXT,
  signed_on TEXT,
  notified_on TEXT,
  issued_on TEXT,
  cancel_reason TEXT
) STRICT;
CREATE INDEX meeting_of_series ON meeting (series_id, ordinal);

-- 议题.
CREATE TABLE agenda_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  title TEXT NOT NULL,
  presenter_id INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  minutes INTEGER,
  paragraph TEXT
) STRICT;
CREATE INDEX agenda_item_of_meeting ON agenda_item (meeting_id);

-- 到会情况, one row a unit invited.
CREATE TABLE attendance (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  presence TEXT,                    -- null: not known yet
  persons TEXT,
  UNIQUE (meeting_id, unit_id)
) STRICT;

-- A follow-up on a meeting's list: carried forward, or closed since the meeting before.
CREATE TABLE carried (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  follow_up_id INTEGER NOT NULL REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  closed_since INTEGER NOT NULL CHECK (closed_since IN (0, 1)),
  pruned TEXT,                      -- why the clerk took it off
  UNIQUE (meeting_id, follow_up_id)
) STRICT;

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
