-- 发文. The number is taken at 签发; a withdrawn paper keeps it.
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

-- 主送, 抄送.
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
