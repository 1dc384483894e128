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
CREATE INDEX document_newest ON document (received_on, id);
CREATE INDEX document_by_kind ON document (kind, received_on, id);
CREATE INDEX document_of_hash ON document (hash);

-- What a document proves, filed by a clerk. Entries that name a document themselves (a reply, a closing,
-- a report, a 签批页) need no row here.
CREATE TABLE document_link (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL,
  measure_id INTEGER REFERENCES measure DEFERRABLE INITIALLY DEFERRED,
  follow_up_id INTEGER REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  meeting_id INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  linked_on TEXT NOT NULL,
  unlinked_on TEXT,
  unlink_reason TEXT,
  CHECK ((measure_id IS NOT NULL) + (follow_up_id IS NOT NULL) + (meeting_id IS NOT NULL) + (unit_id IS NOT NULL) = 1),
  CHECK ((unlinked_on IS NULL) = (unlink_reason IS NULL))
) STRICT;
CREATE INDEX document_link_of ON document_link (document_id);

-- The words of a content, read by the door for search. Like the bytes no fact: it follows from them, is
-- never journaled, and is read again where it is missing.
CREATE TABLE content_text (
  hash TEXT PRIMARY KEY REFERENCES content,
  text TEXT                         -- null: the file holds no words that can be had
) STRICT;
