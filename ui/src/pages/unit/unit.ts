/** The thinking of 单位: the protocol order being set, and what the table shows. It saves nothing. */
import type { UnitId, UnitLine, UnitMeasureLine } from "../../generated/office";
import { score } from "../../parts/match";
import type { Column } from "../../parts/table";
import { ROLE, UNIT_KIND } from "../../text";

/** The order with one unit moved to a place, counted from 0; places outside are the nearest end. */
export function moved(order: readonly UnitId[], unit: UnitId, to: number): UnitId[] {
  const rest = order.filter((id) => id !== unit);
  if (rest.length === order.length) return [...order];
  const at = Math.min(Math.max(to, 0), rest.length);
  return [...rest.slice(0, at), unit, ...rest.slice(at)];
}

/** Whether two orders differ. */
export function differs(a: readonly UnitId[], b: readonly UnitId[]): boolean {
  return a.length !== b.length || a.some((id, at) => id !== b[at]);
}

/** The units whose name or short name answers what was typed. */
export function found(units: readonly UnitLine[], typed: string): UnitLine[] {
  return units.filter((unit) => typed.trim() === "" || score(typed, [unit.name, unit.short_name ?? "", ...unit.other_names, unit.reading ?? ""].join(" ")) !== null);
}

/** A unit's measures under its parts: 第一牵头, 牵头, 责任. */
export function byRole(measures: readonly UnitMeasureLine[]): { role: string; lines: UnitMeasureLine[] }[] {
  return (["first_lead", "lead", "responsible"] as const)
    .map((role) => ({ role: ROLE[role], lines: measures.filter((line) => line.role === role) }))
    .filter((group) => group.lines.length > 0);
}

/** The columns of the list. */
export const COLUMNS: readonly Column<UnitLine>[] = [
  { key: "place", title: "排序", width: "64px", right: true, text: (unit) => unit.place, sort: (unit) => unit.place },
  { key: "name", title: "单位", sort: (unit) => unit.name },
  { key: "ring", title: "联系谁", width: "20%", sort: (unit) => unit.ring?.name ?? null },
  { key: "short_name", title: "简称", width: "11%", wide: true, text: (unit) => unit.short_name, sort: (unit) => unit.short_name },
  { key: "kind", title: "类别", width: "11%", wide: true, text: (unit) => (unit.kind ? UNIT_KIND[unit.kind] : ""), sort: (unit) => unit.kind },
  { key: "leads", title: "牵头措施", width: "90px", right: true, text: (unit) => unit.leads || "", sort: (unit) => -unit.leads },
  { key: "responsible", title: "责任措施", width: "90px", right: true, text: (unit) => unit.responsible || "", sort: (unit) => -unit.responsible },
  { key: "open", title: "未办结", width: "80px", right: true, text: (unit) => unit.open || "", sort: (unit) => -unit.open },
  { key: "overdue", title: "超期", width: "70px", right: true, sort: (unit) => -unit.overdue },
];
