/** How indicators read on screen: targets, base and what is missing. No judging: lights come from Rust. */
import type { IndicatorLine, TargetLine } from "../generated/office";

/** 到2025年 ≥95.2%; 每年 ≥4场; an undated one is its value alone. */
export function targetWords(target: TargetLine): string {
  if (target.recurring) return `每年 ${target.value}`;
  return target.year === null ? target.value : `到${target.year}年 ${target.value}`;
}

/** 2023年 3.2万辆; 2023年 缺基期; null where no base is needed. */
export function baseWords(line: IndicatorLine): string | null {
  if (line.base_year === null) return null;
  return line.base_value === null ? null : `${line.base_year}年 ${line.base_value}${line.value_unit ?? ""}`;
}

/** Whether a base value is needed and not known. */
export function lacksBase(line: IndicatorLine): boolean {
  return line.needs_base && line.base_value === null;
}

/** A number as typed, made a decimal: full-width digits, separators and blanks are taken as meant. Null for none. */
export function amountTyped(typed: string): string | null {
  const bare = typed.normalize("NFKC").replace(/[\s,，]/g, "");
  return bare === "" ? null : bare;
}
