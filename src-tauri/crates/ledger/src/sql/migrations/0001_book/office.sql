-- 专班办: one row, once somebody filled it in.
CREATE TABLE office (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  group_name TEXT, office_name TEXT,
  host_unit TEXT,                   -- 挂靠单位
  number_prefix TEXT,               -- 代字 of follow-up numbers
  paper_prefix TEXT,                -- 发文代字; each kind adds its own character
  convener TEXT, contact TEXT, telephone TEXT
) STRICT;

-- 代字 of a kind of outgoing paper that does not follow the office's.
CREATE TABLE office_prefix (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  series TEXT NOT NULL UNIQUE,
  prefix TEXT NOT NULL
) STRICT;

-- Where a series of numbers goes on in a book that starts mid-way. What was given stands in `counter`.
CREATE TABLE number_start (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,        -- as in `counter`
  next INTEGER NOT NULL CHECK (next > 0),
  reason TEXT NOT NULL
) STRICT;

-- The clerk's word that the computer's clock is right though an earlier line says a later time.
CREATE TABLE clock_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reason TEXT NOT NULL
) STRICT;
