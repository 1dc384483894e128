/** The journal's filter, its words, and the joining of pieces. */
import { describe, expect, it } from "vitest";
import type { JournalLine } from "../../generated/office";
import { changeWords, everything, filterOf, filterWords, gather, journalTitle, MOST_PRINTED, noFilter, printWords, type Piece } from "./journal";

const line = (no: number): JournalLine => ({
  no, at: "2026-03-01T09:30:00", by: "王某", title: "登记反馈", about: null, leads_to: null, way: "act", reverses: null, batch: no,
  happened_on: null, late: false, touched: [], rows: 1,
});

describe("日志", () => {
  it("takes blanks as no filter and says what is filtered", () => {
    expect(filterOf(noFilter(), null)).toEqual({ by: null, noun: null, from: null, until: null, words: null, item: null, late: false });
    const filter = filterOf({ ...noFilter(), by: "王某", words: " 区 ", late: true }, null);
    expect(filterWords(filter, null)).toBe("经办人：王某；含“区”；只看补录");
  });
  it("says 撤销 once", () => {
    expect(journalTitle({ way: "undo", title: "登记反馈" })).toBe("撤销：登记反馈");
    expect(journalTitle({ way: "undo", title: "撤销：登记反馈" })).toBe("撤销：登记反馈");
    expect(journalTitle({ way: "act", title: "登记反馈" })).toBe("登记反馈");
  });
  it("tells a change from what is new", () => {
    expect(changeWords({ field: "状态", before: "已交办", after: "办理中" })).toBe("已交办 → 办理中");
    expect(changeWords({ field: "事项", before: null, after: "甲" })).toBe("甲");
    expect(changeWords({ field: "事项", before: "甲", after: null })).toBe("甲 → （空）");
  });
  it("joins pieces until there are enough", async () => {
    const pieces: Piece[] = [
      { lines: [line(9)], next: 7, item: null },
      { lines: [], next: 5, item: null },
      { lines: [line(4), line(3)], next: 3, item: null },
      { lines: [line(2)], next: null, item: null },
    ];
    const asked: (number | null)[] = [];
    const found = await gather((before) => {
      asked.push(before);
      return Promise.resolve(pieces[asked.length - 1]!);
    }, null, 3, () => true);
    expect(found.lines.map((one) => one.no)).toEqual([9, 4, 3]);
    expect(found.next).toBe(3);
    expect(asked).toEqual([null, 7, 5]);
  });
  it("prints every line that matches, not only those shown", async () => {
    const rest = Array.from({ length: 1200 }, (_, at) => line(1200 - at));
    const ask = (before: number | null, limit: number): Promise<Piece> => {
      const from = rest.findIndex((one) => one.no < (before ?? 0));
      const lines = from < 0 ? [] : rest.slice(from, from + Math.min(limit, 300));
      const last = lines[lines.length - 1]?.no ?? 1;
      return Promise.resolve({ lines, next: last > 1 ? last : null, item: null });
    };
    const shown = [line(1203), line(1202), line(1201)];
    const counts: number[] = [];
    const all = await everything(ask, shown, 1201, () => true, (count) => counts.push(count));
    expect(all?.map((one) => one.no)).toEqual(Array.from({ length: 1203 }, (_, at) => 1203 - at));
    expect(counts).toEqual([503, 1003, 1203]);
    expect(await everything(ask, shown, null, () => true)).toEqual(shown);
    expect(await everything(ask, shown, 1201, () => false)).toBeNull();
    const long = Array.from({ length: MOST_PRINTED }, (_, at) => line(9000 - at));
    expect(await everything(ask, long, 1201, () => true)).toBeNull();
    expect(printWords("", 3)).toBe("全部记录；共3条");
    expect(printWords("经办人：王某", 3)).toBe("经办人：王某；共3条");
  });
  it("stops when a newer filter was set", async () => {
    const found = await gather(() => Promise.resolve({ lines: [], next: 1, item: null }), null, 10, () => false);
    expect(found.lines).toEqual([]);
  });
});
