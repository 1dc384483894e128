/** Sorting keeps what a clerk expects: stable, numbers as numbers, nothing last. */
import { describe, expect, it } from "vitest";
import { nextSorting, sorted, type Column } from "./table";

type Row = { no: number; name: string; due: string | null };
const ROWS: Row[] = [
  { no: 2, name: "区商务局", due: null },
  { no: 10, name: "区财政局", due: "2026-04-01" },
  { no: 1, name: "区财政局", due: "2026-03-01" },
];
const COLUMNS: Column<Row>[] = [
  { key: "no", title: "序号", sort: (row) => row.no },
  { key: "name", title: "单位", sort: (row) => row.name },
  { key: "due", title: "时限", sort: (row) => row.due },
  { key: "plain", title: "说明" },
];
const order = (key: string, down = false) => sorted(ROWS, COLUMNS, { key, down }).map((row) => row.no);

describe("sorting", () => {
  it("counts numbers, reads words by pinyin, keeps equals in place", () => {
    expect(order("no")).toEqual([1, 2, 10]);
    expect(order("name")).toEqual([10, 1, 2]);
    expect(order("name", true)).toEqual([2, 10, 1]);
  });
  it("puts what has no date last either way", () => {
    expect(order("due")).toEqual([1, 10, 2]);
    expect(order("due", true)).toEqual([10, 1, 2]);
  });
  it("leaves the given order where a column does not sort", () => expect(order("plain")).toEqual([2, 10, 1]));
  it("goes up, down, and back to the order given", () => {
    const up = nextSorting(null, "no");
    const down = nextSorting(up, "no");
    expect([up, down, nextSorting(down, "no"), nextSorting(down, "due")]).toEqual([
      { key: "no", down: false },
      { key: "no", down: true },
      null,
      { key: "due", down: false },
    ]);
  });
});
