/** 指标: what is typed becomes the acts that Rust takes, and nothing is judged on the way. */
import { describe, expect, it } from "vitest";
import type { EntryGrid, IndicatorLine, ReadingLine } from "../../generated/office";
import { behindWords, closedBecause, countStates, dueShort, emptyCell, filtered, GAPS, gridActs, lastMonth, pointsTyped, readingAct, readingForm, valueWords, whenWords, wholes } from "./indicator";

const line = (id: number, over: Partial<IndicatorLine> = {}): IndicatorLine => ({
  id, measure: 3, number: 3, name: `指标${id}`, part_of: null, kind: "cumulative", direction: "up", in_words: false, value_unit: "家", owner: 2, owner_name: "区工业和信息化局",
  base_year: null, base_value: null, needs_base: false, pace: "even", way: null, targets: [], latest: null, reached: null, due: null, scheduled: null, behind: null,
  state: "on_track", lit: { light: "green", reason: "", inputs: [], rules: 1, set_aside: null }, chart: { values: [], schedule: [] }, ...over,
});
const reading = (over: Partial<ReadingLine> = {}): ReadingLine => ({
  id: 9, from: null, as_of: "2026-02-28", value: "7", words: null, verdict: null, status: "provisional", reported_by: 2, reported_by_name: "区工业和信息化局", document: null, received_on: "2026-03-02", reason: null, superseded_by: null, withdrawn: null, ...over,
});

describe("the list", () => {
  const lines = [line(1), line(2, { state: "no_owner", owner: null, owner_name: null }), line(3, { state: "awaiting", name: "再生水利用率" })];
  it("is filtered by words, state and owner", () => {
    expect(filtered(lines, { words: "再生", state: null, owner: null }).map((each) => each.id)).toEqual([3]);
    expect(filtered(lines, { words: "", state: "no_owner", owner: null }).map((each) => each.id)).toEqual([2]);
    expect(filtered(lines, { words: "", state: null, owner: 2 }).map((each) => each.id)).toEqual([1, 3]);
  });
  it("counts what is lacking", () => expect(countStates(lines, GAPS)).toEqual([{ state: "no_owner", count: 1 }, { state: "awaiting", count: 1 }]));
  it("reads values and points", () => {
    expect(valueWords(reading(), "家")).toBe("7家");
    expect(valueWords(reading({ value: null, verdict: "met" }), null)).toBe("已实现");
    expect(whenWords(reading({ from: "2026-02-01" }))).toBe("2026-2-1至2026-2-28 初步数");
    expect(behindWords(line(1, { behind: "12.3" }))).toBe("落后12.3个百分点");
    expect(behindWords(line(1, { behind: "-2.0" }))).toBe("超前2.0个百分点");
    expect(behindWords(line(1))).toBeNull();
  });
});

describe("a value's form", () => {
  it("records, with a period only for what is counted per period", () => {
    const form = { ...readingForm(line(1), "2026-03-05", null), value: "８，000" };
    expect(readingAct(line(1), form, null)).toMatchObject({ reading: { record: { reading: { indicator: 1, from: null, as_of: "2026-03-05", value: "8000", reported_by: 2 } } } });
    expect(readingAct(line(1, { kind: "flow" }), form, null)).toMatchObject({ reading: { record: { reading: { from: "2026-03-01" } } } });
    expect(readingAct(line(1), { ...form, as_of: null }, null)).toEqual({ lacking: "as_of" });
  });
  it("corrects what it was filled from", () => {
    const form = { ...readingForm(line(1), "2026-03-05", reading()), value: "8", reason: "漏报" };
    expect(readingAct(line(1), form, 9)).toMatchObject({ reading: { correct: { id: 9, reason: "漏报", reading: { as_of: "2026-02-28", value: "8" } } } });
  });
});

describe("the grid", () => {
  const row = (over: Partial<IndicatorLine>, entered: ReadingLine | null = null) => ({ indicator: line(1, over), before: null, entered, due: null });
  const grid: EntryGrid = { from: "2026-02-01", as_of: "2026-02-28", lines: [row({ id: 1 }), row({ id: 2, kind: "flow" }), row({ id: 3, in_words: true, kind: "qualitative" })] };
  it("sends what was typed and nothing else", () => {
    const cells = new Map([
      [2, { ...emptyCell(), value: "0.3", final: true }],
      [3, { ...emptyCell(), words: "稳步推进", verdict: "on_track" as const }],
      [1, emptyCell()],
    ]);
    const acts = gridActs(grid, cells);
    expect(acts.map((each) => each.id)).toEqual([2, 3]);
    expect(acts[0]!.act).toMatchObject({ reading: { record: { reading: { from: "2026-02-01", value: "0.3", status: "final" } } } });
    expect(acts[1]!.act).toMatchObject({ reading: { record: { reading: { value: null, words: "稳步推进", verdict: "on_track" } } } });
  });
  it("leaves what is in already to a correction", () => {
    expect(closedBecause(row({}, reading()))).toContain("更正");
    expect(closedBecause(row({}))).toBeNull();
  });
  it("begins with the month before", () => expect(lastMonth("2026-03-05")).toEqual({ from: "2026-02-01", as_of: "2026-02-28" }));
});

it("points of a schedule are typed one a line", () => {
  expect(pointsTyped("2026-6-30 50\n2026年9月30日：75")).toEqual([{ on: "2026-06-30", value: "50" }, { on: "2026-09-30", value: "75" }]);
  expect(pointsTyped("六月 50")).toBeNull();
});

it("what is due reads at two places", () => expect([dueShort("6.4164个"), dueShort("95.28%"), dueShort(null)]).toEqual(["6.42个", "95.28%", "—"]));

describe("其中", () => {
  it("is offered of wholes with the same unit only", () => {
    const all = [line(1), line(2), { ...line(3), part_of: 1 }, { ...line(4), value_unit: "%" }, { ...line(5), in_words: true }];
    expect(wholes(all, line(2)).map((one) => one.id)).toEqual([1]);
  });
});
