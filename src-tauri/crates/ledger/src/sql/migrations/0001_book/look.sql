-- 版式: one row, once somebody set it; without it the look of the standard holds.
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

-- The family chosen for a style of type, where it is not the usual one.
CREATE TABLE look_face (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  style TEXT NOT NULL UNIQUE,
  family TEXT NOT NULL
) STRICT;
