-- 指标.
CREATE TABLE indicator (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id INTEGER NOT NULL REFERENCES plan DEFERRABLE INITIALLY DEFERRED,
  measure_id INTEGER REFERENCES measure DEFERRABLE INITIALLY DEFERRED, -- null: general part
  name TEXT NOT NULL,
  kind TEXT,
  direction TEXT,
  value_unit TEXT,
  owner_id INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,      -- null: 无责任单位
  base_year INTEGER,
  base_value INTEGER,               -- ten-thousandths; null: 缺基期 where a growth is counted from it
  pace TEXT,                        -- how the schedule runs, JSON; null: evenly
  part_of INTEGER REFERENCES indicator DEFERRABLE INITIALLY DEFERRED, -- 其中: the whole
  basis TEXT,                       -- of the last change of owner, base or schedule
  dropped_by INTEGER REFERENCES plan DEFERRABLE INITIALLY DEFERRED     -- the version of the plan that has it no more
) STRICT;

-- 目标值.
CREATE TABLE target (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  indicator_id INTEGER NOT NULL REFERENCES indicator DEFERRABLE INITIALLY DEFERRED,
  year INTEGER,                     -- due by its end; null: undated
  recurring INTEGER NOT NULL CHECK (recurring IN (0, 1)),
  comparator TEXT NOT NULL,
  bound TEXT,
  value INTEGER,                    -- ten-thousandths; null: qualitative
  unit TEXT,
  words TEXT NOT NULL,              -- literal words of the notice
  span_from INTEGER NOT NULL,
  span_to INTEGER NOT NULL,
  stays_from INTEGER REFERENCES plan DEFERRABLE INITIALLY DEFERRED -- the earlier version whose words and place these are; null: its own
) STRICT;
CREATE INDEX target_of_indicator ON target (indicator_id);

-- A target as an earlier version of the plan had it: moved here when that version is superseded.
CREATE TABLE former_target (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  indicator_id INTEGER NOT NULL REFERENCES indicator DEFERRABLE INITIALLY DEFERRED,
  plan_id INTEGER NOT NULL REFERENCES plan DEFERRABLE INITIALLY DEFERRED,
  year INTEGER,
  recurring INTEGER NOT NULL CHECK (recurring IN (0, 1)),
  comparator TEXT NOT NULL,
  bound TEXT,
  value INTEGER,
  unit TEXT,
  words TEXT NOT NULL,
  span_from INTEGER NOT NULL,
  span_to INTEGER NOT NULL
) STRICT;
CREATE INDEX former_target_of_indicator ON former_target (indicator_id);
