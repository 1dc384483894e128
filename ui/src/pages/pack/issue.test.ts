/** Tests of what issuing thinks. */
import { describe, expect, it } from "vitest";
import type { CheckLine, PackChange, PersonLine, UnitLine } from "../../generated/office";
import { CHECK } from "../../text";
import { count, grouped, inOrder, isIn, placeName, receivers, sentOf, sumOf, verdict } from "./issue";

const line = (check: CheckLine["check"], state: CheckLine["state"]): CheckLine => ({ check, state, words: "", place: null });
const change = (kind: PackChange["kind"], of: PackChange["of"]): PackChange => ({ kind, of, matter: "甲", unit: null, from: null, to: null, lights: null });

describe("the list of checks", () => {
  const lines = [line("overdue", "passed"), line("questions", "attention"), line("glyphs", "barred"), line("targets", "attention")];

  it("shows first what bars, then what is to be noted", () => {
    expect(inOrder(lines).map((one) => one.check)).toEqual(["glyphs", "questions", "targets", "overdue"]);
    expect(count(lines, "attention")).toBe(2);
  });

  it("says as a whole whether it may go out", () => {
    expect(verdict(lines)).toContain("有1项未通过");
    expect(verdict(lines.filter((one) => one.state !== "barred"))).toContain("有2项请注意");
    expect(verdict([line("overdue", "passed")])).toBe("全部通过，可以印发。");
  });

  it("names every check and every place", () => {
    expect(Object.values(CHECK).every((name) => name.length > 3)).toBe(true);
    const places = ["overdue", "follow_ups", "units", "questions", "indicators", "settings", "working_days", { follow_up: 1 }, { pack: 1 }] as const;
    expect(new Set(places.map(placeName)).size).toBe(places.length);
  });
});

describe("分送", () => {
  const rows = [
    { who: { unit: 2 }, name: "区商务局", copies: 3 },
    { who: { words: "存档" }, name: "存档", copies: null },
  ];

  it("counts a row without a number as one copy", () => {
    expect(sumOf(rows)).toBe(4);
    expect(sentOf(rows)).toEqual([{ who: { unit: 2 }, copies: 3 }, { who: { words: "存档" }, copies: 1 }]);
    expect([isIn(rows, { unit: 2 }), isIn(rows, { unit: 3 })]).toEqual([true, false]);
  });

  it("offers leaders first and no unit that is gone", () => {
    const person = { id: 7, name: "王某", post: null } as unknown as PersonLine;
    const unit = (id: number, ended_on: string | null) => ({ id, name: `单位${id}`, short_name: null, ended_on }) as unknown as UnitLine;
    const found = receivers([person], [unit(1, null), unit(2, "2026-01-01")]);
    expect(found.map((one) => one.label)).toEqual(["王某", "单位1"]);
    expect(found[0]?.who).toEqual({ person: 7 });
  });
});

describe("changes", () => {
  it("stand under their heads in the order they come", () => {
    const groups = grouped([change("opened", "follow_up"), change("opened", "follow_up"), change("worse", "follow_up"), change("worse", "measure")]);
    expect(groups.map((group) => [group.head, group.lines.length])).toEqual([["督办事项新立项", 2], ["督办事项评价转差", 1], ["措施评价转差", 1]]);
  });
});
