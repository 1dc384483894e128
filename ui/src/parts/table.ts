/** The thinking of `DataTable.vue`: columns, sorting, grouping. No rendering, no asking. */

/** A column. Its cell is `text`, or the table's slot `cell-KEY`. */
export type Column<Row> = {
  /** Stable key, also the slot's name. */
  key: string;
  /** The heading. */
  title: string;
  /** CSS width: "90px", "20%"; the rest is shared. */
  width?: string;
  /** Numbers and dates stand right. */
  right?: boolean;
  /** What the cell says where there is no slot. */
  text?: (row: Row) => string | number | null;
  /** What the column sorts by; a column without it does not sort. Null sorts last. */
  sort?: (row: Row) => string | number | null;
  /** Left out below 1100 px of width. */
  wide?: boolean;
};

/** How a table is sorted; null is the order given. */
export type Sorting = { key: string; down: boolean } | null;

/** The sorting after a click on a heading: up, down, as given. */
export function nextSorting(now: Sorting, key: string): Sorting {
  if (now?.key !== key) return { key, down: false };
  return now.down ? null : { key, down: true };
}

const words = new Intl.Collator("zh-Hans-u-co-pinyin", { numeric: true });

/** The rows in order; equal rows keep the order given. */
export function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sorting: Sorting): readonly Row[] {
  const by = sorting && columns.find((column) => column.key === sorting.key)?.sort;
  if (!by) return rows;
  const turn = sorting.down ? -1 : 1;
  return rows
    .map((row, order) => ({ row, order, key: by(row) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return a.key === b.key ? a.order - b.order : a.key === null ? 1 : -1;
      const differ = typeof a.key === "number" && typeof b.key === "number" ? a.key - b.key : words.compare(String(a.key), String(b.key));
      return differ === 0 ? a.order - b.order : differ * turn;
    })
    .map((entry) => entry.row);
}
