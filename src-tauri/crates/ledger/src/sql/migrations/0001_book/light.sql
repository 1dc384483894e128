-- 亮灯阈值: one row, once somebody set them; without it those of the program hold.
CREATE TABLE light_threshold (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  soon_working_days INTEGER NOT NULL,
  returned_red INTEGER NOT NULL,
  behind_yellow INTEGER NOT NULL,
  behind_red INTEGER NOT NULL,
  near_ceiling INTEGER NOT NULL,    -- per cent
  unreported_days INTEGER NOT NULL,
  task_red_months INTEGER NOT NULL
) STRICT;

-- 人工评定: a light set in place of the one by the rules, until a day. Expired rows fall away by themselves.
CREATE TABLE light_override (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  follow_up_id INTEGER REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  indicator_id INTEGER REFERENCES indicator DEFERRABLE INITIALLY DEFERRED,
  measure_id INTEGER REFERENCES measure DEFERRABLE INITIALLY DEFERRED,
  light TEXT NOT NULL,
  reason TEXT NOT NULL,
  until_on TEXT NOT NULL,           -- the last day it holds
  set_by TEXT NOT NULL,             -- who decided so
  lifted TEXT,                      -- why it was ended before its day
  CHECK ((follow_up_id IS NOT NULL) + (indicator_id IS NOT NULL) + (measure_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX light_override_until ON light_override (until_on);
