-- What the migrations make, for reading; never run. The words about each table stand there.

CREATE TABLE act (
  no INTEGER PRIMARY KEY,
  at TEXT NOT NULL,                 -- when it was entered, local time: 2026-03-01T09:30:00
  operator TEXT NOT NULL,           -- who was at the keyboard
  title TEXT NOT NULL,              -- what was done, in words
  happened_on TEXT,                 -- 发生日期; null where the act speaks of no day
  json TEXT NOT NULL,               -- the act as a value; for reading, never parsed back
  way TEXT NOT NULL CHECK (way IN ('act', 'undo', 'redo')),
  reverses INTEGER REFERENCES act,  -- the line whose images were put back
  batch INTEGER NOT NULL REFERENCES act, -- first line of the batch; a batch is undone as one
  bars INTEGER NOT NULL CHECK (bars IN (0, 1)), -- 1: undo does not pass
  undo_top INTEGER REFERENCES act,  -- what undo would take back after this line
  undo_below INTEGER REFERENCES act,-- what would be on top after that
  redo_top INTEGER REFERENCES act,  -- what redo would put back after this line
  redo_below INTEGER REFERENCES act,
  hash TEXT NOT NULL                -- SHA-256 over the line before, this line and its images
) STRICT;

CREATE INDEX act_by_operator ON act (operator, no);

CREATE INDEX act_reversing ON act (reverses) WHERE reverses IS NOT NULL;

CREATE TABLE image (
  id INTEGER PRIMARY KEY,
  act_no INTEGER NOT NULL REFERENCES act DEFERRABLE INITIALLY DEFERRED,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

CREATE INDEX image_of_row ON image (tbl, row_id, id);

CREATE INDEX image_of_act ON image (act_no);

CREATE INDEX image_removed ON image (tbl, row_id) WHERE after IS NULL;

CREATE TABLE content (
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE counter (name TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;

CREATE TABLE number_given (number TEXT PRIMARY KEY) STRICT;

CREATE TABLE office (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  group_name TEXT, office_name TEXT,
  host_unit TEXT,                   -- 挂靠单位
  number_prefix TEXT,               -- 代字 of follow-up numbers
  paper_prefix TEXT,                -- 发文代字; each kind adds its own character
  convener TEXT, contact TEXT, telephone TEXT
) STRICT;

CREATE TABLE office_prefix (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  series TEXT NOT NULL UNIQUE,
  prefix TEXT NOT NULL
) STRICT;

CREATE TABLE number_start (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,        -- as in `counter`
  next INTEGER NOT NULL CHECK (next > 0),
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE clock_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  short_name TEXT,
  kind TEXT,
  place INTEGER NOT NULL,
  place_confirmed INTEGER NOT NULL DEFAULT 0 CHECK (place_confirmed IN (0, 1)),
  reading TEXT,                     -- pinyin initials kept by hand
  ended_on TEXT                     -- first day without it; null: it is there
) STRICT;

CREATE TABLE unit_name (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('alias', 'former', 'former_short')),
  name TEXT NOT NULL,
  from_on TEXT,
  until_on TEXT,                    -- first day without it
  CHECK (kind = 'alias' OR until_on IS NOT NULL)
) STRICT;

CREATE INDEX unit_name_of ON unit_name (unit_id, until_on);

CREATE TABLE unit_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('rename', 'merge', 'split', 'abolish')),
  happened_on TEXT NOT NULL,
  basis TEXT NOT NULL,
  name TEXT NOT NULL,               -- its name then
  new_name TEXT                     -- of a 更名
) STRICT;

CREATE INDEX unit_event_of ON unit_event (unit_id);

CREATE TABLE unit_successor (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id INTEGER NOT NULL REFERENCES unit_event DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX unit_successor_of ON unit_successor (event_id);

CREATE INDEX unit_successor_by ON unit_successor (unit_id);

CREATE TABLE unit_group (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  place INTEGER NOT NULL,
  confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)), -- somebody said who belongs to it
  basis TEXT                        -- of the newest list
) STRICT;

CREATE TABLE unit_group_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  group_id INTEGER NOT NULL REFERENCES unit_group DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  from_on TEXT NOT NULL,
  until_on TEXT                     -- first day without it
) STRICT;

CREATE INDEX unit_group_member_of ON unit_group_member (group_id);

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

CREATE TABLE content_text (
  hash TEXT PRIMARY KEY REFERENCES content,
  text TEXT                         -- null: the file holds no words that can be had
) STRICT;

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

CREATE TABLE measure_leader (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  measure_id INTEGER NOT NULL REFERENCES measure DEFERRABLE INITIALLY DEFERRED,
  person_id INTEGER NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (measure_id, person_id)
) STRICT;

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

CREATE TABLE chapter (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id INTEGER NOT NULL REFERENCES plan DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  no TEXT NOT NULL,
  title TEXT NOT NULL
) STRICT;

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

CREATE TABLE plan_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id INTEGER NOT NULL REFERENCES plan DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  units TEXT NOT NULL,              -- names as printed, JSON array
  words TEXT NOT NULL,
  span_from INTEGER NOT NULL,
  span_to INTEGER NOT NULL
) STRICT;

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

CREATE TABLE task_document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  task_id INTEGER NOT NULL REFERENCES task DEFERRABLE INITIALLY DEFERRED,
  document_id INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX task_document_by ON task_document (document_id);

CREATE INDEX task_document_of ON task_document (task_id);

CREATE TABLE indicator (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id INTEGER NOT NULL REFERENCES plan DEFERRABLE INITIALLY DEFERRED,
  measure_id INTEGER REFERENCES measure DEFERRABLE INITIALLY DEFERRED, -- null: general part
  name TEXT NOT NULL,
  kind TEXT,
  direction TEXT,
  value_unit TEXT,
  owner_id INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,      -- null: 无责任单位
  base_year INTEGER,
  base_value INTEGER,               -- ten-thousandths; null: 缺基期 where a growth is counted from it
  pace TEXT,                        -- how the schedule runs, JSON; null: evenly
  part_of INTEGER REFERENCES indicator DEFERRABLE INITIALLY DEFERRED, -- 其中: the whole
  basis TEXT,                       -- of the last change of owner, base or schedule
  dropped_by INTEGER REFERENCES plan DEFERRABLE INITIALLY DEFERRED     -- the version of the plan that has it no more
) STRICT;

CREATE TABLE target (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  indicator_id INTEGER NOT NULL REFERENCES indicator DEFERRABLE INITIALLY DEFERRED,
  year INTEGER,                     -- due by its end; null: undated
  recurring INTEGER NOT NULL CHECK (recurring IN (0, 1)),
  comparator TEXT NOT NULL,
  bound TEXT,
  value INTEGER,                    -- ten-thousandths; null: qualitative
  unit TEXT,
  words TEXT NOT NULL,              -- literal words of the notice
  span_from INTEGER NOT NULL,
  span_to INTEGER NOT NULL,
  stays_from INTEGER REFERENCES plan DEFERRABLE INITIALLY DEFERRED -- the earlier version whose words and place these are; null: its own
) STRICT;

CREATE INDEX target_of_indicator ON target (indicator_id);

CREATE TABLE former_target (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  indicator_id INTEGER NOT NULL REFERENCES indicator DEFERRABLE INITIALLY DEFERRED,
  plan_id INTEGER NOT NULL REFERENCES plan DEFERRABLE INITIALLY DEFERRED,
  year INTEGER,
  recurring INTEGER NOT NULL CHECK (recurring IN (0, 1)),
  comparator TEXT NOT NULL,
  bound TEXT,
  value INTEGER,
  unit TEXT,
  words TEXT NOT NULL,
  span_from INTEGER NOT NULL,
  span_to INTEGER NOT NULL
) STRICT;

CREATE INDEX former_target_of_indicator ON former_target (indicator_id);

CREATE TABLE reading (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  indicator_id INTEGER NOT NULL REFERENCES indicator DEFERRABLE INITIALLY DEFERRED,
  from_on TEXT,                     -- first day of the period, for what is counted per period
  as_of TEXT NOT NULL,              -- the day it speaks of
  value INTEGER,                    -- ten-thousandths; null: told in words
  words TEXT,
  verdict TEXT,
  status TEXT NOT NULL CHECK (status IN ('provisional', 'final')),
  reported_by INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  document_id INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED,
  received_on TEXT NOT NULL,        -- when it came in
  reason TEXT,                      -- why it stands in place of another
  superseded_by INTEGER REFERENCES reading DEFERRABLE INITIALLY DEFERRED,
  withdrawn TEXT,                   -- why it was taken out
  CHECK (value IS NOT NULL OR words IS NOT NULL)
) STRICT;

CREATE INDEX reading_of_indicator ON reading (indicator_id, as_of);

CREATE INDEX reading_standing ON reading (indicator_id, as_of, id) WHERE superseded_by IS NULL AND withdrawn IS NULL;

CREATE TABLE meeting_series (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  rhythm TEXT,                      -- null: by need
  weekday INTEGER CHECK (weekday BETWEEN 1 AND 7), -- 1 is Monday
  time TEXT,
  place TEXT,
  chair TEXT,
  level TEXT,                       -- 参会要求
  minutes_prefix TEXT,              -- 代字〔2026〕N号; null: 第N期
  first_ordinal INTEGER,            -- 第N次 of the book's first meeting, set once
  first_minutes INTEGER,            -- number of the book's first minutes, set once
  started INTEGER NOT NULL DEFAULT 0 CHECK (started IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX meeting_series_by_name ON meeting_series (name);

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  series_id INTEGER NOT NULL REFERENCES meeting_series DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  held_on TEXT NOT NULL,            -- planned day, then the day it was held
  time TEXT,
  place TEXT,
  chair TEXT,
  recorder TEXT,
  level TEXT,                       -- 参会要求
  state TEXT NOT NULL,
  minutes_lead TEXT,                -- of the version in work
  notified_on TEXT,
  cancel_reason TEXT
) STRICT;

CREATE INDEX meeting_of_series ON meeting (series_id, ordinal);

CREATE INDEX meeting_by_day ON meeting (held_on);

CREATE TABLE postponement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE INDEX postponement_of_meeting ON postponement (meeting_id);

CREATE TABLE agenda_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  title TEXT NOT NULL,
  presenter_id INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  minutes INTEGER,
  materials_due_on TEXT,            -- by when the presenting unit's materials are due
  copies INTEGER,
  paragraph TEXT
) STRICT;

CREATE INDEX agenda_item_of_meeting ON agenda_item (meeting_id);

CREATE TABLE proposal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  follow_up_id INTEGER REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  decision_id INTEGER REFERENCES decision DEFERRABLE INITIALLY DEFERRED,   -- 缓议
  report_id INTEGER REFERENCES report DEFERRABLE INITIALLY DEFERRED,       -- 需协调事项
  question_id INTEGER REFERENCES question DEFERRABLE INITIALLY DEFERRED,   -- 提请明确
  agenda_item_id INTEGER REFERENCES agenda_item DEFERRABLE INITIALLY DEFERRED,
  pruned TEXT,                      -- why the clerk took it off
  CHECK ((follow_up_id IS NOT NULL) + (decision_id IS NOT NULL) + (report_id IS NOT NULL) + (question_id IS NOT NULL) = 1),
  CHECK ((agenda_item_id IS NULL) <> (pruned IS NULL))
) STRICT;

CREATE INDEX proposal_of_meeting ON proposal (meeting_id);

CREATE INDEX proposal_of_item ON proposal (agenda_item_id);

CREATE INDEX proposal_of_follow_up ON proposal (follow_up_id);

CREATE INDEX proposal_of_decision ON proposal (decision_id);

CREATE INDEX proposal_of_report ON proposal (report_id);

CREATE INDEX proposal_of_question ON proposal (question_id);

CREATE TABLE attendance (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  presence TEXT,                    -- null: not known yet
  reply TEXT,                       -- 回执; null: has not answered
  replied_on TEXT,
  leave_reason TEXT,
  UNIQUE (meeting_id, unit_id)
) STRICT;

CREATE TABLE attendee (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  attendance_id INTEGER NOT NULL REFERENCES attendance DEFERRABLE INITIALLY DEFERRED,
  meeting_id INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED, -- the attendance's, so that a row names its meeting
  name TEXT NOT NULL,
  post TEXT,
  telephone TEXT
) STRICT;

CREATE INDEX attendee_of_attendance ON attendee (attendance_id);

CREATE INDEX attendee_of_meeting ON attendee (meeting_id);

CREATE TABLE decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  agenda_item_id INTEGER REFERENCES agenda_item DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  waiver TEXT                       -- why it opens no follow-up
) STRICT;

CREATE INDEX decision_of_meeting ON decision (meeting_id);

CREATE INDEX decision_of_item ON decision (agenda_item_id);

CREATE INDEX decision_deferred ON decision (meeting_id) WHERE kind = 'deferred';

CREATE TABLE decision_effect (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  decision_id INTEGER NOT NULL REFERENCES decision DEFERRABLE INITIALLY DEFERRED,
  question_id INTEGER REFERENCES question DEFERRABLE INITIALLY DEFERRED,
  assignment_id INTEGER REFERENCES assignment DEFERRABLE INITIALLY DEFERRED,
  indicator_id INTEGER REFERENCES indicator DEFERRABLE INITIALLY DEFERRED,
  words TEXT NOT NULL,
  CHECK ((question_id IS NOT NULL) + (assignment_id IS NOT NULL) + (indicator_id IS NOT NULL) = 1)
) STRICT;

CREATE INDEX decision_effect_of ON decision_effect (decision_id);

CREATE TABLE minutes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  version INTEGER NOT NULL CHECK (version > 0),
  number TEXT,                      -- 第N期, taken at 签发
  signed_by TEXT,
  signed_on TEXT,
  issued_on TEXT,
  reason TEXT,                      -- why it supersedes the version before
  snapshot_hash TEXT REFERENCES content,
  UNIQUE (meeting_id, version),
  CHECK ((number IS NULL) = (signed_by IS NULL) AND (number IS NULL) = (signed_on IS NULL)),
  CHECK ((issued_on IS NULL) = (snapshot_hash IS NULL)),
  CHECK ((version = 1) = (reason IS NULL))
) STRICT;

CREATE TABLE instruction (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  leader TEXT NOT NULL,
  given_on TEXT NOT NULL,
  on_what TEXT NOT NULL,            -- on which document, in words
  document_id INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED,
  words TEXT NOT NULL,              -- verbatim
  kind TEXT NOT NULL CHECK (kind IN ('read', 'do', 'advise')),
  handed_to TEXT,
  reply_due TEXT,
  quotable INTEGER NOT NULL CHECK (quotable IN (0, 1)), -- 1: the words may stand on papers for units
  reported_on TEXT,
  report TEXT,
  report_document_id INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX instruction_open ON instruction (reply_due) WHERE reported_on IS NULL AND kind <> 'read';

CREATE INDEX instruction_document ON instruction (document_id);

CREATE INDEX instruction_report_document ON instruction (report_document_id);

CREATE TABLE follow_up (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT UNIQUE,               -- 代字〔2026〕17号, taken at 交办; …之1 for a member's item
  title TEXT NOT NULL,
  requirement TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('decision', 'plan', 'instruction', 'superior', 'other')),
  decision_id INTEGER REFERENCES decision DEFERRABLE INITIALLY DEFERRED,
  instruction_id INTEGER REFERENCES instruction DEFERRABLE INITIALLY DEFERRED,
  source_words TEXT,
  owner_id INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  group_id INTEGER REFERENCES unit_group DEFERRABLE INITIALLY DEFERRED, -- addressed to a group: its members' items hang on this one
  parent_id INTEGER REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED, -- a member's item
  due_on TEXT,
  original_due_on TEXT,
  stage_due_on TEXT,                -- 阶段性办结: what was set for the stage under way; the first is original_due_on
  term TEXT NOT NULL DEFAULT 'date' CHECK (term IN ('date', 'days', 'working_days', 'lasting', 'stage')),
  term_count INTEGER,               -- N days, N working days, every N months
  term_from TEXT,                   -- the day that N days are counted from
  stage TEXT,                       -- 阶段性办结: what this stage is to reach
  next_review_on TEXT,              -- 长期坚持: when it is looked at next
  leader_id INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED, -- 责任领导
  internal INTEGER NOT NULL DEFAULT 0 CHECK (internal IN (0, 1)), -- 1: enters no outgoing paper
  urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),     -- 1: may start at 督办
  state TEXT NOT NULL,
  level TEXT,
  reminded_on TEXT,                 -- the day of the last notice
  inspecting INTEGER NOT NULL DEFAULT 0 CHECK (inspecting IN (0, 1)), -- 1: 已提请督查, no reply yet
  issued_on TEXT,
  replied_on TEXT,                  -- when its owner first answered
  submitted_on TEXT,                -- while it is with the office
  returned INTEGER NOT NULL DEFAULT 0,
  extensions INTEGER NOT NULL DEFAULT 0,
  review_on TEXT,                   -- while suspended
  ended_on TEXT,                    -- closed, merged or cancelled on this day
  closed_on TEXT,
  close_statement TEXT,
  waiver TEXT,
  verified_by TEXT,
  verified_how TEXT,
  approved_by TEXT,
  merged_into INTEGER REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  CHECK ((source = 'decision') = (decision_id IS NOT NULL)),
  CHECK ((source = 'instruction') = (instruction_id IS NOT NULL)),
  CHECK (owner_id IS NULL OR group_id IS NULL),
  CHECK (state IN ('draft', 'cancelled') OR (number IS NOT NULL AND (owner_id IS NOT NULL OR group_id IS NOT NULL))),
  CHECK (state IN ('draft', 'cancelled') OR original_due_on IS NOT NULL OR term = 'lasting'),
  CHECK (state <> 'closed' OR (closed_on IS NOT NULL AND close_statement IS NOT NULL AND approved_by IS NOT NULL)),
  CHECK ((state IN ('closed', 'merged', 'cancelled')) = (ended_on IS NOT NULL))
) STRICT;

CREATE INDEX follow_up_open ON follow_up (id) WHERE ended_on IS NULL;

CREATE INDEX follow_up_internal ON follow_up (id) WHERE internal = 1;

CREATE INDEX follow_up_ended ON follow_up (ended_on, id, internal) WHERE ended_on IS NOT NULL AND parent_id IS NULL;

CREATE INDEX follow_up_by_state ON follow_up (state, due_on);

CREATE INDEX follow_up_of_decision ON follow_up (decision_id);

CREATE INDEX follow_up_life ON follow_up (issued_on, closed_on);

CREATE INDEX follow_up_by_closing ON follow_up (closed_on);

CREATE INDEX follow_up_of_instruction ON follow_up (instruction_id);

CREATE INDEX follow_up_of_owner ON follow_up (owner_id, ended_on);

CREATE INDEX follow_up_of_parent ON follow_up (parent_id);

CREATE TABLE follow_up_source (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  follow_up_id INTEGER NOT NULL REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  source TEXT NOT NULL CHECK (source IN ('decision', 'plan', 'instruction', 'superior', 'other')),
  decision_id INTEGER REFERENCES decision DEFERRABLE INITIALLY DEFERRED,
  instruction_id INTEGER REFERENCES instruction DEFERRABLE INITIALLY DEFERRED,
  words TEXT
) STRICT;

CREATE INDEX follow_up_source_of ON follow_up_source (follow_up_id);

CREATE INDEX follow_up_source_decision ON follow_up_source (decision_id);

CREATE INDEX follow_up_source_instruction ON follow_up_source (instruction_id);

CREATE TABLE follow_up_co_unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  follow_up_id INTEGER NOT NULL REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX follow_up_co_unit_of ON follow_up_co_unit (follow_up_id);

CREATE INDEX follow_up_co_unit_by ON follow_up_co_unit (unit_id);

CREATE TABLE follow_up_measure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  follow_up_id INTEGER NOT NULL REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  measure_id INTEGER NOT NULL REFERENCES measure DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX follow_up_measure_of ON follow_up_measure (follow_up_id);

CREATE INDEX follow_up_measure_by ON follow_up_measure (measure_id);

CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  follow_up_id INTEGER NOT NULL REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  step TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  entered_on TEXT NOT NULL,         -- the day it was typed in; 补录 where that is well after it happened
  words TEXT NOT NULL
) STRICT;

CREATE INDEX step_of_follow_up ON step (follow_up_id);

CREATE TABLE step_document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  step_id INTEGER NOT NULL REFERENCES step DEFERRABLE INITIALLY DEFERRED,
  document_id INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX step_document_by ON step_document (document_id);

CREATE INDEX step_document_of ON step_document (step_id);

CREATE TABLE extension (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  follow_up_id INTEGER NOT NULL REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  asked_on TEXT NOT NULL,
  asked_by TEXT,
  reason TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  due_before TEXT,
  granted_on TEXT                   -- null: refused
) STRICT;

CREATE INDEX extension_of ON extension (follow_up_id);

CREATE TABLE reminder (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  follow_up_id INTEGER NOT NULL REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  on_day TEXT NOT NULL,
  level TEXT NOT NULL,
  approved_by TEXT,
  words TEXT,
  copied INTEGER NOT NULL CHECK (copied IN (0, 1)), -- 1: 抄送区政府督查室
  paper_id INTEGER REFERENCES paper DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX reminder_of ON reminder (follow_up_id);

CREATE TABLE inspection (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  follow_up_id INTEGER NOT NULL REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  asked_on TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  words TEXT NOT NULL,
  replied_on TEXT,
  reply TEXT
) STRICT;

CREATE INDEX inspection_of ON inspection (follow_up_id);

CREATE TABLE report_cycle (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  cycle TEXT NOT NULL CHECK (cycle IN ('week', 'month', 'quarter')),
  from_on TEXT NOT NULL,            -- first day of the first period
  until_on TEXT,                    -- first day of the first period without it
  due_rule TEXT NOT NULL,           -- working_day_after, working_day_before, day_of_month, day_of_next_month
  due_number INTEGER NOT NULL CHECK (due_number BETWEEN 1 AND 31),
  measures INTEGER NOT NULL CHECK (measures IN (0, 1)),
  follow_ups INTEGER NOT NULL CHECK (follow_ups IN (0, 1)),
  indicators INTEGER NOT NULL CHECK (indicators IN (0, 1))
) STRICT;

CREATE TABLE report_request (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  measure_id INTEGER REFERENCES measure DEFERRABLE INITIALLY DEFERRED,     -- all three null: a matter in words
  follow_up_id INTEGER REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  indicator_id INTEGER REFERENCES indicator DEFERRABLE INITIALLY DEFERRED,
  words TEXT NOT NULL,
  period TEXT NOT NULL,             -- 2026-03, 2026-W12, 2026-Q1
  first_on TEXT NOT NULL,           -- the period's bounds
  last_on TEXT NOT NULL,
  asked_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  despite TEXT,                     -- why it was asked again
  withdrawn_on TEXT,
  withdrawn_reason TEXT
) STRICT;

CREATE INDEX report_request_of_period ON report_request (period);

CREATE INDEX report_request_of_unit ON report_request (unit_id, first_on);

CREATE INDEX report_request_asked ON report_request (asked_on);

CREATE TABLE report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  measure_id INTEGER REFERENCES measure DEFERRABLE INITIALLY DEFERRED,
  follow_up_id INTEGER REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  indicator_id INTEGER REFERENCES indicator DEFERRABLE INITIALLY DEFERRED,
  request_id INTEGER REFERENCES report_request DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  period TEXT NOT NULL,             -- 2026-03, 2026-W12, 2026-Q1
  first_on TEXT NOT NULL,           -- the period's bounds
  last_on TEXT NOT NULL,
  received_on TEXT NOT NULL,
  progress TEXT NOT NULL,
  problem TEXT,
  next_step TEXT,
  coordination TEXT,
  document_id INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL CHECK (state IN ('received', 'accepted', 'returned')),
  decided_on TEXT,                  -- 采用 or 退回
  return_reason TEXT,
  return_due_on TEXT,               -- by when it must come again
  settled_on TEXT,                  -- 需协调事项 dealt with outside a meeting
  settled_words TEXT,
  CHECK ((measure_id IS NOT NULL) + (follow_up_id IS NOT NULL) + (indicator_id IS NOT NULL) + (request_id IS NOT NULL) = 1),
  CHECK (state <> 'returned' OR (return_reason IS NOT NULL AND return_due_on IS NOT NULL))
) STRICT;

CREATE INDEX report_of_period ON report (period);

CREATE INDEX report_of_measure ON report (measure_id, last_on);

CREATE INDEX report_of_follow_up ON report (follow_up_id);

CREATE INDEX report_of_indicator ON report (indicator_id);

CREATE INDEX report_of_request ON report (request_id);

CREATE INDEX report_of_unit ON report (unit_id, first_on);

CREATE INDEX report_coordination ON report (received_on) WHERE coordination IS NOT NULL;

CREATE INDEX report_document ON report (document_id);

CREATE TABLE light_threshold (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  soon_working_days INTEGER NOT NULL,
  returned_red INTEGER NOT NULL,
  behind_yellow INTEGER NOT NULL,
  behind_red INTEGER NOT NULL,
  near_ceiling INTEGER NOT NULL,    -- per cent
  unreported_days INTEGER NOT NULL,
  task_red_months INTEGER NOT NULL
) STRICT;

CREATE TABLE light_override (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  follow_up_id INTEGER REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  indicator_id INTEGER REFERENCES indicator DEFERRABLE INITIALLY DEFERRED,
  measure_id INTEGER REFERENCES measure DEFERRABLE INITIALLY DEFERRED,
  light TEXT NOT NULL,
  reason TEXT NOT NULL,
  until_on TEXT NOT NULL,           -- the last day it holds
  set_by TEXT NOT NULL,             -- who decided so
  lifted TEXT,                      -- why it was ended before its day
  CHECK ((follow_up_id IS NOT NULL) + (indicator_id IS NOT NULL) + (measure_id IS NOT NULL) = 1)
) STRICT;

CREATE INDEX light_override_until ON light_override (until_on);

CREATE TABLE paper_look (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  line_chars INTEGER NOT NULL,            -- characters a line
  top_mm INTEGER NOT NULL, bottom_mm INTEGER NOT NULL,
  left_mm INTEGER NOT NULL, right_mm INTEGER NOT NULL,  -- 订口, 切口
  bold_third INTEGER NOT NULL,            -- 三级标题加粗
  red_head TEXT NOT NULL,
  signature TEXT NOT NULL,
  colophon_on_even_page INTEGER NOT NULL,
  large_tables INTEGER NOT NULL           -- lying tables on A3
) STRICT;

CREATE TABLE look_face (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  style TEXT NOT NULL UNIQUE,
  family TEXT NOT NULL
) STRICT;

CREATE TABLE pack (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  -- What it is about: at most one.
  meeting_id INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  follow_up_id INTEGER REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  measure_id INTEGER REFERENCES measure DEFERRABLE INITIALLY DEFERRED,
  paper_id INTEGER REFERENCES paper DEFERRABLE INITIALLY DEFERRED,
  supplements_id INTEGER REFERENCES pack DEFERRABLE INITIALLY DEFERRED, -- the pack that a supplement belongs to
  draft_mark TEXT,
  -- Choices of the kind, as JSON; null leaves them as they are by default.
  options TEXT CHECK (options IS NULL OR json_valid(options)),
  state TEXT NOT NULL,
  edition INTEGER CHECK (edition > 0), -- 第N次印发 of the same paper; from a counter that undo does not set back
  issued_on TEXT,
  as_of_on TEXT,                    -- 数据截至
  copies INTEGER CHECK (copies > 0), -- 份数
  first_page INTEGER, last_page INTEGER, -- the numbers printed on its first and last page; a supplement goes on from there
  snapshot_hash TEXT REFERENCES content,
  pdf_hash TEXT REFERENCES content,
  replaced_by_id INTEGER REFERENCES pack DEFERRABLE INITIALLY DEFERRED, -- the issue that took its place
  withdrawn_on TEXT,
  withdraw_reason TEXT,
  CHECK ((state = 'draft') = (pdf_hash IS NULL)),
  CHECK ((state = 'draft') = (edition IS NULL)),
  CHECK ((state = 'superseded') <= (replaced_by_id IS NOT NULL)),
  CHECK ((meeting_id IS NOT NULL) + (follow_up_id IS NOT NULL) + (unit_id IS NOT NULL) + (measure_id IS NOT NULL) + (paper_id IS NOT NULL) + (supplements_id IS NOT NULL) <= 1)
) STRICT;

CREATE INDEX pack_of_meeting ON pack (meeting_id);

CREATE INDEX pack_of_follow_up ON pack (follow_up_id);

CREATE INDEX pack_of_unit ON pack (unit_id);

CREATE INDEX pack_of_measure ON pack (measure_id);

CREATE INDEX pack_of_paper ON pack (paper_id);

CREATE INDEX pack_of_pack ON pack (supplements_id);

CREATE INDEX pack_replaced ON pack (replaced_by_id);

CREATE INDEX pack_in_force ON pack (kind) WHERE state = 'issued';

CREATE TABLE pack_sent (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pack_id INTEGER NOT NULL REFERENCES pack DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  person_id INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
  words TEXT,                       -- who is neither
  copies INTEGER NOT NULL CHECK (copies > 0),
  CHECK ((unit_id IS NOT NULL) + (person_id IS NOT NULL) + (words IS NOT NULL) = 1)
) STRICT;

CREATE INDEX pack_sent_of ON pack_sent (pack_id);

CREATE TABLE pack_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pack_id INTEGER NOT NULL REFERENCES pack DEFERRABLE INITIALLY DEFERRED,
  check_name TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;

CREATE INDEX pack_note_of ON pack_note (pack_id);

CREATE TABLE hand_out (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pack_id INTEGER NOT NULL REFERENCES pack DEFERRABLE INITIALLY DEFERRED,
  happened_on TEXT NOT NULL,
  way TEXT NOT NULL
) STRICT;

CREATE INDEX hand_out_of ON hand_out (pack_id);

CREATE TABLE holiday_year (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  year INTEGER NOT NULL UNIQUE,
  source TEXT NOT NULL              -- the notice that it follows, with its number; papers print it
) STRICT;

CREATE TABLE holiday (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  holiday_year_id INTEGER NOT NULL REFERENCES holiday_year DEFERRABLE INITIALLY DEFERRED,
  day TEXT NOT NULL UNIQUE,
  worked INTEGER NOT NULL CHECK (worked IN (0, 1)), -- 1: 调休上班, 0: 放假
  name TEXT NOT NULL
) STRICT;

CREATE INDEX holiday_of_year ON holiday (holiday_year_id);

CREATE TABLE paper (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  series TEXT NOT NULL,             -- 文种
  year INTEGER NOT NULL,            -- of its number, before that of its draft: the register's year
  place INTEGER,                    -- its number within series and year
  number TEXT UNIQUE,               -- 代字〔2026〕17号
  typed INTEGER NOT NULL DEFAULT 0 CHECK (typed IN (0, 1)), -- 1: printed before the book knew of it
  title TEXT NOT NULL,
  meeting_id INTEGER REFERENCES meeting DEFERRABLE INITIALLY DEFERRED,
  follow_up_id INTEGER REFERENCES follow_up DEFERRABLE INITIALLY DEFERRED,
  instruction_id INTEGER REFERENCES instruction DEFERRABLE INITIALLY DEFERRED,
  copies INTEGER NOT NULL CHECK (copies > 0),
  state TEXT NOT NULL,
  drafted_on TEXT NOT NULL,
  drafted_by TEXT NOT NULL,
  submitted_on TEXT,
  reviewed_by TEXT,                 -- 核稿人
  returned TEXT,                    -- what it was sent back for, while it is a draft again
  signed_by TEXT,
  signed_on TEXT,
  scan_id INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED, -- 签批页
  issued_on TEXT,
  withdrawn_on TEXT,
  withdraw_reason TEXT,
  CHECK (state NOT IN ('draft', 'review') OR number IS NULL),
  CHECK (state NOT IN ('signed', 'issued') OR (number IS NOT NULL AND signed_by IS NOT NULL AND signed_on IS NOT NULL))
) STRICT;

CREATE INDEX paper_scan ON paper (scan_id);

CREATE INDEX paper_of_year ON paper (year, series);

CREATE INDEX paper_of_meeting ON paper (meeting_id);

CREATE INDEX paper_of_follow_up ON paper (follow_up_id);

CREATE INDEX paper_of_instruction ON paper (instruction_id);

CREATE TABLE paper_recipient (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  paper_id INTEGER NOT NULL REFERENCES paper DEFERRABLE INITIALLY DEFERRED,
  cc INTEGER NOT NULL CHECK (cc IN (0, 1)),
  unit_id INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
  group_id INTEGER REFERENCES unit_group DEFERRABLE INITIALLY DEFERRED,
  words TEXT,                       -- who is no unit of the book
  CHECK ((unit_id IS NOT NULL) + (group_id IS NOT NULL) + (words IS NOT NULL) = 1)
) STRICT;

CREATE INDEX paper_recipient_of ON paper_recipient (paper_id);
