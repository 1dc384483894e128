-- 进展报告.
CREATE TABLE report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  measure_id INTEGER REFERENCES measure DEFERRABLE INITIALLY DEFERRED,
  follow_up_id INTEGER REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  period TEXT NOT NULL,
  received_on TEXT NOT NULL,
  progress TEXT NOT NULL,
  problem TEXT,
  next_step TEXT,
  coordination TEXT,
  document_id INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL,
  return_reason TEXT,
  CHECK ((measure_id IS NULL) <> (follow_up_id IS NULL))
) STRICT;
CREATE INDEX report_of_measure ON report (measure_id);
CREATE INDEX report_of_follow_up ON report (follow_up_id);
