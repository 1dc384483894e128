/** A chart keeps within its box, and one value or a level line is drawn too. */
import { describe, expect, it } from "vitest";
import { chartWords, drawn, path } from "./chart";

const BOX = { width: 200, height: 60, left: 30, right: 6, top: 6, bottom: 14 };

describe("the chart", () => {
  it("draws nothing without a value", () => expect(drawn({ values: [], schedule: [["2025-01-01", "0"]] }, BOX)).toBeNull());
  it("keeps within its box and puts more above less", () => {
    const found = drawn({ values: [["2025-03-31", "2"], ["2025-06-30", "5"]], schedule: [["2024-12-31", "0"], ["2025-12-31", "10"]] }, BOX);
    const dots = [...found!.values, ...found!.schedule];
    expect(dots.every((dot) => dot.x >= 30 && dot.x <= 194 && dot.y >= 6 && dot.y <= 46)).toBe(true);
    expect(found!.values[1]!.y).toBeLessThan(found!.values[0]!.y);
    expect(found!.schedule.map((dot) => dot.y)).toEqual([46, 6]);
    expect(found!.years).toEqual([{ x: 30.4, words: "2025年" }]);
    expect(path(found!.schedule)).toBe("M30 46 L194 6");
  });
  it("draws one value in the middle", () => {
    const found = drawn({ values: [["2025-03-31", "2"]], schedule: [] }, BOX);
    expect(found!.values[0]!.y).toBe(26);
  });
  it("says itself in words", () => expect(chartWords({ values: [["2025-03-31", "2"]], schedule: [] }, "家")).toBe("共1个完成值，最新为2家（截至2025-03-31）"));
});
