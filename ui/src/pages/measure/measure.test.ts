/** 分工 is offered as it may be changed, and each form makes its act. */
import { describe, expect, it } from "vitest";
import type { AssignmentLine, GroupLine, Role, UnitLine } from "../../generated/office";
import { changeAct, changesOf, leadersNamed, nowAndBefore, partyChoices, partyOf, periodOf, rolesToAdd, whence, whither } from "./measure";

const row = (id: number, role: Role, over: Partial<AssignmentLine> = {}): AssignmentLine => ({
  id, measure: 8, party: { unit: id }, name: `单位${id}`, role, from: null, until: null, origin: "plan", basis: null, end_basis: null, ...over,
});
const TODAY = "2026-03-05";

describe("分工", () => {
  const rows = [
    row(1, "responsible"),
    row(2, "first_lead", { from: "2026-02-01", origin: "decision", basis: "第2次会议议定" }),
    row(3, "first_lead", { until: "2026-02-01", end_basis: "机构改革" }),
    row(4, "lead", { until: "2026-04-01" }),
  ];
  it("stands as it is today, leads first, with what was before apart", () => {
    const { now, before } = nowAndBefore(rows, TODAY);
    expect(now.map((each) => each.id)).toEqual([2, 4, 1]);
    expect(before.map((each) => each.id)).toEqual([3]);
  });
  it("offers only what may fit", () => {
    expect(changesOf(row(1, "lead"))).toEqual(["make_first", "replace", "end"]);
    expect(changesOf(row(1, "first_lead"))).toEqual(["replace", "end"]);
    expect(changesOf(row(1, "lead", { until: "2026-04-01" }))).toEqual([]);
    expect(rolesToAdd(rows, TODAY)).toEqual(["lead", "responsible"]);
    expect(rolesToAdd([row(1, "responsible")], TODAY)).toEqual(["first_lead", "responsible"]);
  });
  it("says where a part comes from and how it ended", () => {
    expect(whence(rows[1]!)).toBe("2026-2-1起，会议议定：第2次会议议定");
    expect(whence(rows[0]!)).toBe("方案载明");
    expect(whither(rows[2]!)).toBe("2026-2-1止：机构改革");
  });
  it("makes the act of each change, or says what is lacking", () => {
    const form = { party: "group:2", role: "responsible" as Role, from: "2026-03-01", basis: "依据", decision: 7 };
    expect(changeAct("add", 8, null, form)).toEqual({ assignment: { add: { measure: 8, party: { group: 2 }, role: "responsible", from: "2026-03-01", basis: "依据", decision: 7 } } });
    expect(changeAct("replace", 8, row(5, "lead"), { ...form, party: "unit:7" })).toEqual({ assignment: { replace: { id: 5, party: { unit: 7 }, from: "2026-03-01", basis: "依据", decision: 7 } } });
    expect(changeAct("end", 8, row(5, "lead"), form)).toEqual({ assignment: { end: { id: 5, from: "2026-03-01", basis: "依据", decision: 7 } } });
    expect(changeAct("make_first", 8, row(5, "lead"), form)).toEqual({ assignment: { make_first: { id: 5, from: "2026-03-01", basis: "依据", decision: 7 } } });
    expect(changeAct("replace", 8, row(5, "lead"), { ...form, party: null })).toEqual({ lacking: "party" });
    expect(changeAct("end", 8, row(5, "lead"), { ...form, from: null })).toEqual({ lacking: "from" });
  });
  it("lets groups stand only where they may", () => {
    const unit = { id: 1, name: "区商务局", short_name: null } as UnitLine;
    const group = { id: 2, name: "各镇街" } as GroupLine;
    expect(partyChoices([unit], [group], false)).toHaveLength(1);
    expect(partyChoices([unit], [group], true).map((choice) => choice.key)).toEqual(["unit:1", "group:2"]);
    expect(partyOf(null)).toBeNull();
  });
});

it("a report is about the month it comes in", () => expect(periodOf("2026-03-05")).toBe("2026年3月"));

describe("责任领导", () => {
  it("are found by the names that the notice prints", () => {
    const leader = (id: number, name: string) => ({
      id, name, unit: null, unit_name: null, post: null, role: "leader" as const, telephone: null, mobile: null, field: null, from: null, until: null,
    });
    expect(leadersNamed("王某、李某", [leader(1, "李某"), leader(2, "赵某")])).toEqual([1]);
    expect(leadersNamed("", [leader(1, "李某")])).toEqual([]);
  });
});
