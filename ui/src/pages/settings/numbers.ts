/** Where a series of numbers goes on, as typed and as shown. Which number may be set is Rust's to say. */
import type { NumberLine } from "../../generated/office";

/** 环更新办〔2026〕17号: the next number as it will be printed. */
export function paperNumber(line: NumberLine): string {
  return `${line.prefix}〔${line.year}〕${line.next}号`;
}

/** A whole number as typed, in either width; null where it is none. */
export function wholeOf(typed: string): number | null {
  const digits = typed.normalize("NFKC").trim().replace(/号$/, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}
