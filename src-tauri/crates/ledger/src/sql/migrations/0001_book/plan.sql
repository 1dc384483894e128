-- 方案.
CREATE TABLE plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  doc_no TEXT,
  title TEXT NOT NULL,
  issuer TEXT,
  issued_on TEXT,
  file_name TEXT NOT NULL,
  text_hash TEXT NOT NULL REFERENCES content -- the notice that all spans point into
) STRICT;

-- 部分.
CREATE TABLE chapter (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id INTEGER NOT NULL REFERENCES plan DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  no TEXT NOT NULL,
  title TEXT NOT NULL
) STRICT;

-- 措施. The text is verbatim and never changes.
CREATE TABLE measure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id INTEGER NOT NULL REFERENCES plan DEFERRABLE INITIALLY DEFERRED,
  chapter_id INTEGER REFERENCES chapter DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL,
  title TEXT,                       -- null where the notice gives none
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  lead_mode TEXT,
  due_on TEXT,
  span_from INTEGER NOT NULL,
  span_to INTEGER NOT NULL,
  leaders TEXT NOT NULL DEFAULT '' -- 责任领导 as printed, joined by 、
) STRICT;

-- A rule of the notice that holds for many measures: 以下均需各镇街负责.
CREATE TABLE plan_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id INTEGER NOT NULL REFERENCES plan DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  units TEXT NOT NULL,              -- names as printed, JSON array
  words TEXT NOT NULL,
  span_from INTEGER NOT NULL,
  span_to INTEGER NOT NULL
) STRICT;

-- A doubt about the notice; open while it has no answer.
CREATE TABLE question (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id INTEGER NOT NULL REFERENCES plan DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  spans TEXT NOT NULL,              -- JSON array of [from, to]
  proposal TEXT NOT NULL,
  answer TEXT
) STRICT;
