/** 亮灯阈值: whole numbers as typed, or the field that is none. */
import { expect, it } from "vitest";
import { THRESHOLD_FIELDS, thresholdsOf, thresholdsTyped } from "./thresholds";

const DEFAULTS = { soon_working_days: 3, returned_red: 2, behind_yellow: 10, behind_red: 30, near_ceiling: 5, unreported_days: 90, task_red_months: 1 };

it("goes through the form unchanged", () => {
  expect(thresholdsOf(thresholdsTyped(DEFAULTS))).toEqual(DEFAULTS);
  expect(THRESHOLD_FIELDS).toHaveLength(Object.keys(DEFAULTS).length);
});
it("names the field that is no whole number", () => {
  expect(thresholdsOf({ ...thresholdsTyped(DEFAULTS), behind_red: "三十" })).toEqual({ lacking: "behind_red" });
  expect(thresholdsOf({ ...thresholdsTyped(DEFAULTS), behind_red: "３５" })).toMatchObject({ behind_red: 35 });
});
