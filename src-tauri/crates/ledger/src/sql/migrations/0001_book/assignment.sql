-- 分工: a unit's or group's part in a measure, from a day until a day.
CREATE TABLE assignment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  measure_id INTEGER REFERENCES measure DEFERRABLE INITIALLY DEFERRED, -- null: every measure (通行规则)
  unit_id INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  group_id INTEGER REFERENCES unit_group DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL CHECK (role IN ('first_lead', 'lead', 'responsible')),
  from_on TEXT,                     -- null: since the plan
  until_on TEXT,                    -- first day without it; null: still so
  origin TEXT NOT NULL,
  basis TEXT,
  end_basis TEXT,
  decision_id INTEGER REFERENCES decision DEFERRABLE INITIALLY DEFERRED, -- 议定事项 it rests on
  CHECK ((unit_id IS NULL) <> (group_id IS NULL)),
  CHECK (group_id IS NULL OR role = 'responsible'),
  CHECK ((measure_id IS NULL) = (origin = 'default_rule')),
  CHECK (measure_id IS NOT NULL OR role = 'responsible')
) STRICT;
CREATE INDEX assignment_of_measure ON assignment (measure_id);
CREATE INDEX assignment_of_unit ON assignment (unit_id);
