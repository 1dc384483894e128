-- 文件: what a kept file is; the bytes are in `content`.
CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  received_on TEXT NOT NULL,
  unit_id INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  hash TEXT NOT NULL REFERENCES content,
  size INTEGER NOT NULL
) STRICT;
