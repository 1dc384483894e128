/** A unit is found by its people; one without a number is in sight. */
import { describe, expect, it } from "vitest";
import type { PersonLine } from "../../generated/office";
import { found, moved } from "./person";

const LIAISON: PersonLine = {
  id: 1, unit: 2, unit_name: "区商务局", name: "孙某", post: "科长", role: "liaison", telephone: "5200000", mobile: null, field: null, from: null, until: null,
};

describe("通讯录", () => {
  it("finds a unit by its people, and those that nobody can ring", () => {
    const units = [{ unit: 2, name: "区商务局", people: [LIAISON] }, { unit: 3, name: "区水利局", people: [] }];
    expect(found(units, "孙某", false).map((unit) => unit.unit)).toEqual([2]);
    expect(found(units, "", true).map((unit) => unit.unit)).toEqual([3]);
  });
  it("moves a leader one place", () => {
    expect(moved([1, 2, 3], 3, -1)).toEqual([1, 3, 2]);
    expect(moved([1, 2, 3], 1, -1)).toEqual([1, 2, 3]);
  });
});
