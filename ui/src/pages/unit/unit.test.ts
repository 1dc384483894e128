/** Protocol order is set by moving, and every unit stays in it once. */
import { describe, expect, it } from "vitest";
import type { UnitLine } from "../../generated/office";
import { byRole, differs, found, moved } from "./unit";

describe("protocol order", () => {
  it("moves one unit and keeps all", () => {
    expect(moved([1, 2, 3, 4], 4, 0)).toEqual([4, 1, 2, 3]);
    expect(moved([1, 2, 3, 4], 1, 2)).toEqual([2, 3, 1, 4]);
    expect(moved([1, 2, 3], 2, 99)).toEqual([1, 3, 2]);
    expect(moved([1, 2, 3], 2, -1)).toEqual([2, 1, 3]);
    expect(moved([1, 2], 9, 0)).toEqual([1, 2]);
  });
  it("knows a change", () => {
    expect([differs([1, 2], [1, 2]), differs([1, 2], [2, 1]), differs([1], [1, 2])]).toEqual([false, true, true]);
  });
});

describe("units", () => {
  const unit = (name: string, short_name: string | null): UnitLine => ({
    id: 1, name, short_name, kind: null, place: 1, order_confirmed: false, leads: 0, responsible: 0, open: 0, overdue: 0, other_names: [], reading: null, ended_on: null, ring: null,
  });
  it("are found by short name and initials", () => {
    const units = [unit("区工业和信息化局", "区工信局"), unit("区商务局", null)];
    expect(found(units, "工信局")).toHaveLength(1);
    expect(found(units, "qsw")).toHaveLength(1);
    expect(found(units, "")).toHaveLength(2);
  });
  it("show their measures by part, parts without one left out", () => {
    const groups = byRole([
      { measure: 1, number: 1, title: "", role: "responsible", via: null },
      { measure: 2, number: 2, title: "", role: "first_lead", via: null },
    ]);
    expect(groups.map((group) => group.role)).toEqual(["第一牵头", "责任"]);
  });
});
