/** 方案 filters by what a clerk names; 待明确事项 come by weight with their words in place. */
import { describe, expect, it } from "vitest";
import type { MeasureLine, PlanPage, QuestionLine } from "../../generated/office";
import { answerAct, answeredOnes, around, countKinds, NO_REPLY, openOnes, usual } from "./questions";
import { chapterName, columnsOf, countLights, filtered, hasRecords, isFiltered, names, NO_FILTER, targetsShort, unitsWithParts, withParts } from "./plan";

const measure = (number: number, over: Partial<MeasureLine> = {}): MeasureLine => ({
  id: number + 100,
  chapter: 1,
  number,
  title: `措施${number}`,
  kind: "task",
  leads: [{ name: "区商务局", unit: 5, role: "first_lead" }],
  responsible: [],
  by_rule: [],
  counts: { done: 0, grey: 0, red: 0, yellow: 0, green: 0 },
  tasks: 0,
  tasks_reached: 0,
  tasks_missed: 0,
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
    measure(10, { chapter: 2, title: "开展汽车以旧换新活动", responsible: [{ name: "生态环境分局", unit: 3, role: "responsible" }], by_rule: [], tasks: 0, tasks_reached: 0, tasks_missed: 0, counts: { done: 0, grey: 0, red: 0, yellow: 0, green: 0 }, lit: { light: "red", reason: "超期", inputs: [], rules: 1, set_aside: null } }),
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
    expect(columnsOf(PAGE)).toHaveLength(9);
  });
  it("names chapters and units once; a group is no unit", () => {
    expect(chapterName(PAGE, 2)).toBe("四、开展消费品以旧换新");
    expect(unitsWithParts(PAGE).map((unit) => unit.name)).toEqual(["区农业机械发展中心", "区商务局", "生态环境分局"]);
    expect(names([])).toBe("—");
  });
  it("writes targets in one line", () => {
    const line = measure(4, {
      targets: [{
        id: 1, name: "机械化率", measure: 4, owner: null, reached: null, behind: null, light: "grey", reason: "",
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
  id, kind: "no_base", words: "", spans: [[id, id + 1]], proposal: "", answer: null, to_meeting: false,
  answered_on: null, answered_by: null, basis: null, decision: null, indicator: null, measure: null, names: [], ...over,
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

describe("an answer", () => {
  const nameOf = (unit: number) => (unit === 7 ? "区商务局" : null);
  const none = { words: "", decision: null };
  it("says nothing while nothing is typed", () => {
    expect(answerAct(question(1), NO_REPLY, none, nameOf)).toBeNull();
  });
  it("sets what settles the doubt, with the meeting's decision as basis", () => {
    const basis = { words: "专班调度会第2次会议议定", decision: 9 };
    expect(answerAct(question(1, { kind: "no_owner" }), { ...NO_REPLY, unit: 7 }, basis, nameOf)).toEqual({
      plan: { answer: { question: 1, answer: "由区商务局负责", basis: basis.words, decision: 9, settlement: { owner: { unit: "区商务局" } } } },
    });
    expect(answerAct(question(2, { kind: "no_base" }), { ...NO_REPLY, base: "3，200" }, none, nameOf)).toMatchObject({
      plan: { answer: { answer: "基期值为3200", settlement: { base: { value: "3200" } } } },
    });
  });
  it("offers both names of an alias", () => {
    const alias = question(3, { kind: "alias", names: ["甲服务中心", "甲中心"] });
    expect(usual(alias)[1]?.settlement).toEqual({ same_unit: { name: "甲中心", other: "甲服务中心" } });
  });
});

it("shows who led on another day, and nothing else of that day", () => {
  const page = { measures: [measure(4)] } as unknown as PlanPage;
  const before = [{ name: "区水利局", unit: 9, role: "first_lead" as const }];
  const then = { on: "2025-03-01", measures: [{ measure: page.measures[0]!.id, number: 4, leads: before, responsible: [], by_rule: [] }] };
  expect(withParts(page, then).measures[0]!.leads).toEqual(before);
  expect(withParts(page, then).measures[0]!.lit).toEqual(page.measures[0]!.lit);
  expect(withParts(page, null)).toBe(page);
});
