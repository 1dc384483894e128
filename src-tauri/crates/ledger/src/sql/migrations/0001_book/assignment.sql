-- 分工: a unit's or group's part in a measure, from a day until a day.
CREATE TABLE assignment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  measure_id INTEGER NOT NULL REFERENCES measure DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  group_id INTEGER REFERENCES unit_group DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL CHECK (role IN ('first_lead', 'lead', 'responsible')),
  from_on TEXT,                     -- null: since the plan
  until_on TEXT,                    -- first day without it; null: still so
  origin TEXT NOT NULL,
  basis TEXT,
  end_basis TEXT,
  CHECK ((unit_id IS NULL) <> (group_id IS NULL)),
  CHECK (group_id IS NULL OR role = 'responsible')
) STRICT;
CREATE INDEX assignment_of_measure ON assignment (measure_id);
CREATE INDEX assignment_of_unit ON assignment (unit_id);
