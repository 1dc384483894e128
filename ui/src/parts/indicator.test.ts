/** Targets and bases read as the notice means them. */
import { describe, expect, it } from "vitest";
import type { IndicatorLine, TargetLine } from "../generated/office";
import { amountTyped, baseWords, lacksBase, targetWords } from "./indicator";

const target = (over: Partial<TargetLine>): TargetLine => ({ id: 1, year: null, recurring: false, value: "≤6.5%", words: "", ...over });
const line = (over: Partial<IndicatorLine>): IndicatorLine => ({
  id: 1, measure: null, number: null, name: "二手车交易量", part_of: null, kind: null, direction: null, in_words: false, value_unit: "辆", owner: null, owner_name: null,
  base_year: null, base_value: null, needs_base: true, pace: "even", way: null, targets: [], latest: null, reached: null, due: null, scheduled: null, behind: null,
  state: "no_value", chart: { values: [], schedule: [] }, lit: { light: "grey", reason: "", inputs: [], rules: 1, set_aside: null }, ...over,
});

describe("indicators", () => {
  it("name the year only where there is one", () => {
    expect(targetWords(target({ year: 2025, value: "≥95.2%" }))).toBe("到2025年 ≥95.2%");
    expect(targetWords(target({ recurring: true, value: "≥4场" }))).toBe("每年 ≥4场");
    expect(targetWords(target({}))).toBe("≤6.5%");
  });
  it("lack a base only where growth is counted from one", () => {
    expect([lacksBase(line({ needs_base: false })), lacksBase(line({ base_year: 2023 })), lacksBase(line({ base_year: 2023, base_value: "3200" }))]).toEqual([false, true, false]);
    expect(baseWords(line({ base_year: 2023, base_value: "3200" }))).toBe("2023年 3200辆");
  });
  it("take numbers as typed", () => expect([amountTyped("３，２００．５"), amountTyped(" ")]).toEqual(["3200.5", null]));
});
