/** The thinking of 亮灯阈值: the thresholds as a form of whole numbers. Their bounds are Rust's. */
import type { Thresholds } from "../../generated/office";

/** The thresholds in the order they are asked, with name and unit. */
export const THRESHOLD_FIELDS: readonly (readonly [keyof Thresholds, string, string])[] = [
  ["soon_working_days", "督办临期预警", "个工作日"],
  ["returned_red", "督办退回转红", "次"],
  ["behind_yellow", "指标落后转黄", "个百分点"],
  ["behind_red", "指标落后转红", "个百分点"],
  ["near_ceiling", "接近上限转黄", "%"],
  ["unreported_days", "到期待报数", "天"],
  ["task_red_months", "任务逾期转红", "个月"],
];

/** The form: as typed. */
export type ThresholdsForm = Record<keyof Thresholds, string>;

/** The form filled; empty for none. */
export function thresholdsTyped(from: Thresholds | null): ThresholdsForm {
  return Object.fromEntries(THRESHOLD_FIELDS.map(([key]) => [key, from === null ? "" : String(from[key])])) as ThresholdsForm;
}

/** The thresholds as typed, or the field that is no whole number. */
export function thresholdsOf(form: ThresholdsForm): Thresholds | { lacking: keyof Thresholds } {
  const found: Partial<Thresholds> = {};
  for (const [key] of THRESHOLD_FIELDS) {
    const bare = form[key].normalize("NFKC").trim();
    if (!/^\d{1,4}$/.test(bare)) return { lacking: key };
    found[key] = Number(bare);
  }
  return found as Thresholds;
}
