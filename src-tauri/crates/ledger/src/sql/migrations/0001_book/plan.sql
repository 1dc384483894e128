-- 方案: a row a version. The newest is in force; those before are superseded and never change.
CREATE TABLE plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  doc_no TEXT,
  title TEXT NOT NULL,
  issuer TEXT,
  issued_on TEXT,
  file_name TEXT NOT NULL,
  text_hash TEXT NOT NULL REFERENCES content, -- the notice that all spans point into
  state TEXT NOT NULL CHECK (state IN ('confirmed', 'superseded')),
  revises_id INTEGER REFERENCES plan DEFERRABLE INITIALLY DEFERRED, -- the version before; null: the first
  from_on TEXT,                     -- in force from this day; null: the first
  reading_hash TEXT NOT NULL REFERENCES content, -- the reading as JSON, before anybody corrected it
  corrections TEXT NOT NULL         -- the clerk's corrections, JSON array, replayed on the reading
) STRICT;
CREATE INDEX plan_by_state ON plan (state);

-- 部分.
CREATE TABLE chapter (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id INTEGER NOT NULL REFERENCES plan DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  no TEXT NOT NULL,
  title TEXT NOT NULL
) STRICT;

-- 措施, as the version in force has it, verbatim. It keeps its id through versions; its text in an
-- earlier version stands in `former_clause`.
CREATE TABLE measure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id INTEGER NOT NULL REFERENCES plan DEFERRABLE INITIALLY DEFERRED, -- the newest version that has it
  chapter_id INTEGER REFERENCES chapter DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL,
  title TEXT,                       -- null where the notice gives none
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  lead_mode TEXT,
  due_on TEXT,
  span_from INTEGER NOT NULL,
  span_to INTEGER NOT NULL,
  leaders TEXT NOT NULL DEFAULT '', -- 责任领导 as printed, joined by 、
  dropped_by INTEGER REFERENCES plan DEFERRABLE INITIALLY DEFERRED,     -- 已取消: the version that has it no more
  merged_into INTEGER REFERENCES measure DEFERRABLE INITIALLY DEFERRED, -- 合并: the measure that took it in
  split_from INTEGER REFERENCES measure DEFERRABLE INITIALLY DEFERRED   -- 拆分: the measure it was part of
) STRICT;

-- A measure as an earlier version of the plan had it: written when that version is superseded, never changed.
CREATE TABLE former_clause (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  measure_id INTEGER NOT NULL REFERENCES measure DEFERRABLE INITIALLY DEFERRED,
  plan_id INTEGER NOT NULL REFERENCES plan DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL,
  title TEXT,
  text TEXT NOT NULL,
  leaders TEXT NOT NULL,
  span_from INTEGER NOT NULL,
  span_to INTEGER NOT NULL
) STRICT;
CREATE INDEX former_clause_of_measure ON former_clause (measure_id);
CREATE INDEX former_clause_of_plan ON former_clause (plan_id);

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
  nth INTEGER NOT NULL,             -- among doubts of this kind about the same words, from 0
  spans TEXT NOT NULL,              -- JSON array of [from, to]
  proposal TEXT NOT NULL,
  names TEXT NOT NULL,              -- units it speaks of, JSON array
  indicator_id INTEGER REFERENCES indicator DEFERRABLE INITIALLY DEFERRED, -- what lacks an owner, a base or a year
  measure_id INTEGER REFERENCES measure DEFERRABLE INITIALLY DEFERRED,     -- what lacks a lead
  to_meeting INTEGER NOT NULL DEFAULT 0 CHECK (to_meeting IN (0, 1)),      -- 提请会议明确
  answer TEXT,
  answered_on TEXT,
  answered_by TEXT,
  basis TEXT,
  decision_id INTEGER REFERENCES decision DEFERRABLE INITIALLY DEFERRED,   -- a meeting's decision as basis
  settlement TEXT,                  -- what the answer set in the book, JSON
  CHECK ((answer IS NULL) = (answered_on IS NULL))
) STRICT;
CREATE INDEX question_of_plan ON question (plan_id);
