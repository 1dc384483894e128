/** 任务节点: clauses are offered without the bracket of units, and each form makes its act. */
import { describe, expect, it } from "vitest";
import type { MeasurePage, TaskLine } from "../../generated/office";
import { clauses, ownersFor, taskAct } from "./task";

describe("任务节点", () => {
  const form = { words: "完成摸底", owner: 3, due: "2026-06-30", on: "2026-03-05", evidence: [1], reason: "并入" };
  const task = { id: 5 } as TaskLine;
  it("offers the sentences of the clause", () =>
    expect(clauses("推动更新改造。到2025年，更新率达到90%以上；（区教体局牵头，区财政局负责）")).toEqual(["推动更新改造", "到2025年，更新率达到90%以上"]));
  it("makes the act of each form", () => {
    expect(taskAct("add", 8, null, form)).toEqual({ task: { add: { measure: 8, task: { words: "完成摸底", owner: 3, due: "2026-06-30" } } } });
    expect(taskAct("reach", 8, task, form)).toEqual({ task: { reach: { id: 5, on: "2026-03-05", evidence: [1] } } });
    expect(taskAct("drop", 8, task, form)).toEqual({ task: { drop: { id: 5, reason: "并入" } } });
    expect(taskAct("change", 8, task, { ...form, owner: null })).toEqual({ lacking: "owner" });
    expect(taskAct("reach", 8, task, { ...form, on: null })).toEqual({ lacking: "on" });
  });
  it("leaves the leads alone to choose from where they work apart", () => {
    const page = { owners: [1, 2, 3], lead_mode: null, line: { leads: [{ unit: 1 }, { unit: 2 }] } } as unknown as MeasurePage;
    expect(ownersFor(page)).toEqual([1, 2, 3]);
    expect(ownersFor({ ...page, lead_mode: "separate" })).toEqual([1, 2]);
  });
});
