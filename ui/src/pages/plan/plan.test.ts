/** 方案 filters by what a clerk names; 待明确事项 come by weight with their words in place. */
import { describe, expect, it } from "vitest";
import type { IndicatorLine, MeasureLine, PlanPage, QuestionLine } from "../../generated/office";
import { chapterName, columnsOf, countLights, filtered, hasRecords, isFiltered, names, NO_FILTER, targetsShort, unitsWithParts } from "./plan";
import { answeredOnes, around, countKinds, NO_REPLY, openOnes, replyWords, settlingAct, subjectOf } from "./questions";

const measure = (number: number, over: Partial<MeasureLine> = {}): MeasureLine => ({
  id: number + 100,
  chapter: 1,
  number,
  title: `措施${number}`,
  kind: "task",
  leads: [{ name: "区商务局", unit: 5, role: "first_lead" }],
  responsible: [],
  lit: { light: "grey", reason: "尚未评定", inputs: [], rules: 1, set_aside: null },
  open_follow_ups: 0,
  targets: [],
  latest: null,
  ...over,
});
const PAGE: PlanPage = {
  plan: { id: 1, doc_no: "威环政发〔2024〕7号", title: "工作落实方案", issuer: null, issued_on: "2024-10-28" },
  chapters: [
    { id: 1, no: "三", title: "推动多领域装备更新" },
    { id: 2, no: "四", title: "开展消费品以旧换新" },
  ],
  measures: [
    measure(4, { title: "推动农业机械装备更新", leads: [{ name: "区农业机械发展中心", unit: 9, role: "first_lead" }] }),
    measure(10, { chapter: 2, title: "开展汽车以旧换新活动", responsible: [{ name: "生态环境分局", unit: 3, role: "responsible" }], lit: { light: "red", reason: "超期", inputs: [], rules: 1, set_aside: null } }),
    measure(11, { chapter: 2, responsible: [{ name: "各镇街", unit: null, role: "responsible" }] }),
  ],
  overall: [],
  rules: [],
  open_questions: 2,
};
const numbers = (filter: Partial<typeof NO_FILTER>) => filtered(PAGE, { ...NO_FILTER, ...filter }).map((line) => line.number);

describe("方案", () => {
  it("filters by unit, chapter, light and words", () => {
    expect(numbers({})).toEqual([4, 10, 11]);
    expect(numbers({ unit: 3 })).toEqual([10]);
    expect(numbers({ chapter: 2 })).toEqual([10, 11]);
    expect(numbers({ light: "red" })).toEqual([10]);
    expect(numbers({ words: "农机" })).toEqual([4]);
    expect(numbers({ words: "商务局", chapter: 2 })).toEqual([10, 11]);
    expect(isFiltered(NO_FILTER)).toBe(false);
  });
  it("counts lights and never grey as green", () => {
    expect(countLights(PAGE.measures)).toEqual({ done: 0, grey: 2, red: 1, yellow: 0, green: 0 });
  });
  it("shows no lights before anything was recorded", () => {
    const bare = { ...PAGE, measures: [measure(1)] };
    expect([hasRecords(bare), hasRecords(PAGE)]).toEqual([false, true]);
    expect(columnsOf(bare).map((column) => column.key)).toEqual(["number", "title", "leads", "responsible", "targets"]);
    expect(columnsOf(PAGE)).toHaveLength(8);
  });
  it("names chapters and units once; a group is no unit", () => {
    expect(chapterName(PAGE, 2)).toBe("四、开展消费品以旧换新");
    expect(unitsWithParts(PAGE).map((unit) => unit.name)).toEqual(["区农业机械发展中心", "区商务局", "生态环境分局"]);
    expect(names([])).toBe("—");
  });
  it("writes targets in one line", () => {
    const line = measure(4, {
      targets: [{
        name: "机械化率", measure: 4, owner: null, light: "grey", reason: "",
        targets: [
          { year: 2025, recurring: false, value: "≥95.2%", words: "" },
          { year: 2027, recurring: false, value: "≥95.4%", words: "" },
        ],
      }],
    });
    expect(targetsShort(line)).toBe("机械化率 2025年≥95.2%、2027年≥95.4%");
  });
});

const question = (id: number, over: Partial<QuestionLine> = {}): QuestionLine => ({
  id, kind: "no_base", words: "", spans: [[id, id + 1]], proposal: "", answer: null, ...over,
});

describe("待明确事项", () => {
  const all = [question(1), question(2, { kind: "alias" }), question(3, { answer: "同一单位" }), question(4, { kind: "no_owner" })];
  it("puts duties without anybody first and answered ones apart", () => {
    expect(openOnes(all).map((each) => each.id)).toEqual([4, 2, 1]);
    expect(answeredOnes(all).map((each) => each.id)).toEqual([3]);
    expect(countKinds(all)).toEqual([["no_owner", 1], ["alias", 1], ["no_base", 2]]);
  });
  it("cuts the notice by characters, not by bytes or halves of them", () => {
    const text = [..."达到100%𠀀。针对"];
    expect(around(text, [2, 6], 2)).toEqual({ before: "达到", words: "100%", after: "𠀀。" });
  });
});

describe("an answer that settles an indicator", () => {
  const indicator = (id: number, name: string, words: string, base_year: number | null = null) =>
    ({ id, name, base_year, base_value: null, value_unit: "辆", owner: null, targets: [{ id, year: 2027, recurring: false, value: "", words }] }) as unknown as IndicatorLine;
  const both = "普及率、数控化率分别超过92%、75%";
  const all = [indicator(1, "普及率", both), indicator(2, "数控化率", both), indicator(3, "二手车交易量", "二手车交易量较2023年增长45%", 2023)];
  const owner = question(1, { words: both, proposal: "总体目标“数控化率”没有写明责任单位。", kind: "no_owner" });
  const base = question(2, { words: "二手车交易量较2023年增长45%", kind: "no_base" });

  it("finds the indicator by its words and name, and none where it is not clear", () => {
    expect(subjectOf(owner, all)?.id).toBe(2);
    expect(subjectOf({ ...owner, proposal: "" }, all)).toBeNull();
    expect(subjectOf(base, all)?.id).toBe(3);
    expect(subjectOf({ ...base, kind: "alias" }, all)).toBeNull();
  });
  it("sets owner or base with the answer as basis", () => {
    const replyOwner = { ...NO_REPLY, owner: 7 };
    expect(replyWords(replyOwner, "区工业和信息化局", all[1]!)).toBe("由区工业和信息化局负责");
    expect(settlingAct(owner, replyOwner, all[1]!, "依据")).toEqual({ indicator: { set_owner: { id: 2, owner: 7, basis: "依据" } } });
    const replyBase = { ...NO_REPLY, base: "3，200" };
    expect(replyWords(replyBase, null, all[2]!)).toBe("2023年基期值为3200辆");
    expect(settlingAct(base, replyBase, all[2]!, "依据")).toEqual({ indicator: { set_base: { id: 3, year: 2023, value: "3200", basis: "依据" } } });
    expect(settlingAct(base, { ...NO_REPLY, words: "另行明确" }, all[2]!, "依据")).toBeNull();
  });
});
