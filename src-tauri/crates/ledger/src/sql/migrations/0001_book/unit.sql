-- 单位, in protocol order by `place`. Never deleted. `name` and `short_name` are those of today;
-- what it is or was called beside them stands in `unit_name`.
CREATE TABLE unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  short_name TEXT,
  kind TEXT,
  place INTEGER NOT NULL,
  place_confirmed INTEGER NOT NULL DEFAULT 0 CHECK (place_confirmed IN (0, 1)),
  reading TEXT,                     -- pinyin initials kept by hand
  ended_on TEXT                     -- first day without it; null: it is there
) STRICT;

-- 别名, 原称: a former name is the full name until its day.
CREATE TABLE unit_name (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('alias', 'former', 'former_short')),
  name TEXT NOT NULL,
  from_on TEXT,
  until_on TEXT,                    -- first day without it
  CHECK (kind = 'alias' OR until_on IS NOT NULL)
) STRICT;
CREATE INDEX unit_name_of ON unit_name (unit_id, until_on);

-- 机构变动: 更名, 合并, 拆分, 撤销.
CREATE TABLE unit_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('rename', 'merge', 'split', 'abolish')),
  happened_on TEXT NOT NULL,
  basis TEXT NOT NULL,
  name TEXT NOT NULL,               -- its name then
  new_name TEXT                     -- of a 更名
) STRICT;
CREATE INDEX unit_event_of ON unit_event (unit_id);

-- Who took over.
CREATE TABLE unit_successor (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id INTEGER NOT NULL REFERENCES unit_event DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX unit_successor_of ON unit_successor (event_id);
CREATE INDEX unit_successor_by ON unit_successor (unit_id);

-- 单位组: 各镇街. Its members are resolved at a date.
CREATE TABLE unit_group (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  place INTEGER NOT NULL,
  confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)), -- somebody said who belongs to it
  basis TEXT                        -- of the newest list
) STRICT;

CREATE TABLE unit_group_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  group_id INTEGER NOT NULL REFERENCES unit_group DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  from_on TEXT NOT NULL,
  until_on TEXT                     -- first day without it
) STRICT;
CREATE INDEX unit_group_member_of ON unit_group_member (group_id);
