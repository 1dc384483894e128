-- What can be made anew from the facts at any time: dropped and rebuilt when its version moves or when
-- it is missing. No fact, no image, no part of `check`'s comparison. Every name begins with `derived_`.

-- The version that these tables were made by: a hash of this file and of the sources of search.
CREATE TABLE derived_version (version TEXT NOT NULL) STRICT;

-- One row for each thing that can be found; the key is its kind × 2^32 + its id.
CREATE TABLE derived_thing (
  key INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,            -- place of its source in the list
  number TEXT,                      -- folded
  title TEXT NOT NULL,              -- folded, its beginning
  day TEXT,
  digest INTEGER NOT NULL           -- of all its words: equal words are not indexed again
) STRICT;
CREATE INDEX derived_thing_number ON derived_thing (number) WHERE number IS NOT NULL;
CREATE INDEX derived_thing_title ON derived_thing (kind, title);

-- Two rows for each thing: its head under the key, all its words under key + 2^38. So what a title says
-- is found without reading past what a thousand texts say. Tokens are made by `office::fold`; the
-- tokenizer only parts them at blanks. The text itself is not kept: the facts have it.
CREATE VIRTUAL TABLE derived_search USING fts5(
  number, title, initials, text,
  content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3 4 5 6 7 8'
);
