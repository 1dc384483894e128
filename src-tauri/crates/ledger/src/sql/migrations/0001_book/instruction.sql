-- 领导批示. Open until it was reported back, unless 阅.
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
