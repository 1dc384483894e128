-- 专班办.
CREATE TABLE office (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  group_name TEXT, office_name TEXT, number_prefix TEXT, convener TEXT, contact TEXT, telephone TEXT
) STRICT;
