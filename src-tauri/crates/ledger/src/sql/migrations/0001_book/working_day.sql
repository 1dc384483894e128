-- 节假日表: a year whose public holidays and make-up workdays are known.
CREATE TABLE holiday_year (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  year INTEGER NOT NULL UNIQUE,
  source TEXT NOT NULL              -- the notice that it follows, with its number; papers print it
) STRICT;

-- A day that differs from its weekday.
CREATE TABLE holiday (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  holiday_year_id INTEGER NOT NULL REFERENCES holiday_year DEFERRABLE INITIALLY DEFERRED,
  day TEXT NOT NULL UNIQUE,
  worked INTEGER NOT NULL CHECK (worked IN (0, 1)), -- 1: 调休上班, 0: 放假
  name TEXT NOT NULL
) STRICT;
CREATE INDEX holiday_of_year ON holiday (holiday_year_id);
