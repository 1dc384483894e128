-- 人员: who is behind a unit; 区领导 may stand without one.
CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit_id INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  post TEXT,
  role TEXT NOT NULL CHECK (role IN ('head', 'deputy', 'liaison', 'leader', 'other')),
  telephone TEXT,
  mobile TEXT,                      -- stays off outgoing papers
  field TEXT,                       -- 分管领域 of a leader
  place INTEGER,                    -- protocol order of a leader
  from_on TEXT,
  until_on TEXT,                    -- first day without the person
  CHECK (unit_id IS NOT NULL OR role = 'leader')
) STRICT;
CREATE INDEX person_of_unit ON person (unit_id);

-- 责任领导 of a measure.
CREATE TABLE measure_leader (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  measure_id INTEGER NOT NULL REFERENCES measure DEFERRABLE INITIALLY DEFERRED,
  person_id INTEGER NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (measure_id, person_id)
) STRICT;
