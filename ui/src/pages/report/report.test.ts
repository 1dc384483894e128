/** Tests of what the report page thinks; no window is drawn. */
import { describe, expect, it } from "vitest";
import type { OwedLine, OwedState, ReportLine } from "../../generated/office";
import { batch, blankTyped, corrected, countWords, cycleOf, guardFields, rowActs, rowKey, standingWords, subjectPlace, typedOf, under } from "./report";

const row = (unit: number, state: OwedState, over: Partial<OwedLine["standing"]> = {}): OwedLine => ({
  unit,
  unit_name: `单位${unit}`,
  subject: { measure: 4 },
  matter: "4.支持设备更新",
  covers: unit === 1,
  request: null,
  standing: { state, due: "2026-03-25", late_by: 0, returned: 0, ...over },
  ring: null,
  report: null,
  last_words: null,
});

const report = (over: Partial<ReportLine> = {}): ReportLine => ({
  id: 9, subject: { measure: 4 }, unit: 2, unit_name: "单位2", period: "2026-03", period_words: "2026年3月", received_on: "2026-03-20", progress: "已完成三成",
  problem: null, next_step: "再完成三成", coordination: null, document: 5, state: "received", return_reason: null, return_due: null, ...over,
});

describe("the acts of a row", () => {
  it("are typing in, deciding, putting right, and taking an ask back", () => {
    expect(rowActs(row(1, "missing"))).toEqual(["record"]);
    expect(rowActs({ ...row(1, "waiting"), request: 3 })).toEqual(["record", "withdraw"]);
    expect(rowActs({ ...row(1, "received"), request: 3, report: report() })).toEqual(["accept", "return", "correct"]);
    expect(rowActs({ ...row(1, "accepted"), report: report({ state: "accepted" }) })).toEqual(["return"]);
    expect(rowActs({ ...row(1, "returned"), request: 3, report: report({ state: "returned" }) })).toEqual(["record"]);
  });

  it("put right what was typed and keep the rest", () => {
    const typed = { ...typedOf(report()), progress: "已完成四成", problem: " " };
    expect(corrected(report(), typed, "2026-03-19")).toEqual({
      subject: { measure: 4 }, unit: 2, period: "2026-03", received_on: "2026-03-19", progress: "已完成四成", problem: null, next_step: "再完成三成", coordination: null, document: 5,
    });
  });
});

describe("the owed list", () => {
  const rows = [row(1, "missing"), row(2, "received"), row(3, "returned"), row(4, "answered")];

  it("is filtered by what is to do", () => {
    expect(under(rows, "owed").map((one) => one.unit)).toEqual([1, 3]);
    expect(under(rows, "accepted").map((one) => one.unit)).toEqual([4]);
    expect(under(rows, "all")).toHaveLength(4);
    expect(under(rows, "owed", 3).map((one) => one.unit)).toEqual([3]);
  });

  it("says how each stands", () => {
    expect(standingWords(row(1, "missing", { late_by: 3 }))).toBe("未报，超3个工作日");
    expect(standingWords(row(1, "received", { late_by: 2 }))).toBe("已报，迟2个工作日");
    expect(standingWords(row(1, "accepted", { returned: 1 }))).toBe("已采用（退回1次）");
    expect(standingWords(row(1, "waiting"))).toBe("待报");
  });

  it("is counted", () => {
    expect(countWords({ owed: 41, filed: 12, late: 3, returned: 1, accepted: 8, missing: 5 })).toBe("应报41份，已报12份（迟报3份），退回待补1份，未报5份");
    expect(countWords({ owed: 0, filed: 0, late: 0, returned: 0, accepted: 0, missing: 0 })).toBe("");
  });
});

describe("the grid", () => {
  it("sends the rows that were typed and are owed, and no others", () => {
    const lines = [row(1, "missing"), row(2, "waiting"), row(3, "received")];
    const typed = Object.fromEntries(lines.map((one) => [rowKey(one), blankTyped()]));
    typed[rowKey(lines[1]!)] = { ...blankTyped(), progress: "已完成", coordination: " 请协调用地 " };
    typed[rowKey(lines[2]!)] = { ...blankTyped(), progress: "已经报过" };
    expect(batch({ lines, period: "2026-03" }, typed, "2026-03-20")).toEqual([
      { subject: { measure: 4 }, unit: 2, period: "2026-03", received_on: "2026-03-20", progress: "已完成", problem: null, next_step: null, coordination: "请协调用地", document: null },
    ]);
  });
});

describe("periods and subjects", () => {
  it("know their cycle", () => {
    expect(["2026-W12", "2026-03", "2026-Q1"].map(cycleOf)).toEqual(["week", "month", "quarter"]);
  });

  it("lead to their page, an ask in words to none", () => {
    expect(subjectPlace({ measure: 4 })).toEqual({ page: "measure", id: 4 });
    expect(subjectPlace({ follow_up: 7 })).toEqual({ page: "follow_up", id: 7 });
    expect(subjectPlace({ request: 1 })).toBeNull();
  });

  it("guard only what was named", () => {
    const form = { units: [1], measure: null, words: " ", period: "2026-03" };
    expect(guardFields(form)).toBeNull();
    expect(guardFields({ ...form, measure: 4 })).toEqual({ units: [1], subject: { measure: 4 }, words: " ", period: "2026-03" });
    expect(guardFields({ ...form, units: [], words: "总结" })).toBeNull();
  });
});
