-- 任务节点: a part of a measure with one owner. Missed is derived from due_on.
CREATE TABLE task (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  measure_id INTEGER NOT NULL REFERENCES measure DEFERRABLE INITIALLY DEFERRED,
  words TEXT NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  due_on TEXT,
  reached_on TEXT,
  dropped TEXT,                     -- why it is no longer a task
  reason TEXT                       -- of the last change or setting back
) STRICT;
CREATE INDEX task_of_measure ON task (measure_id);
CREATE INDEX task_of_owner ON task (owner_id);

-- What proves that a task was reached.
CREATE TABLE task_document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  task_id INTEGER NOT NULL REFERENCES task DEFERRABLE INITIALLY DEFERRED,
  document_id INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX task_document_by ON task_document (document_id);
CREATE INDEX task_document_of ON task_document (task_id);
