/** What 复制详情 puts on the clipboard: for whoever looks into it. Not shown on screen. */
import type { Fault } from "../generated/office";

/** A fault as text: its sentence, its code and field, and the detail. */
export function faultText(fault: Fault): string {
  const field = fault.field ? `\n栏目：${fault.field}` : "";
  return `${fault.words}\n代码：${fault.code}${field}\n${fault.detail ?? ""}`.trim();
}

/** Copies a fault; false when the clipboard refuses. */
export async function copyFault(fault: Fault): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(faultText(fault));
    return true;
  } catch {
    return false;
  }
}
