-- 单位, in protocol order by `place`. Never deleted.
CREATE TABLE unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  short_name TEXT,
  kind TEXT,
  place INTEGER NOT NULL,
  place_confirmed INTEGER NOT NULL DEFAULT 0 CHECK (place_confirmed IN (0, 1))
) STRICT;

-- 单位组: 各镇街. Its members are resolved at a date.
CREATE TABLE unit_group (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  place INTEGER NOT NULL
) STRICT;

CREATE TABLE unit_group_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  group_id INTEGER NOT NULL REFERENCES unit_group DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  from_on TEXT NOT NULL,
  until_on TEXT                     -- first day without it
) STRICT;
