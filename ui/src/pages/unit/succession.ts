/** The thinking of 机构变动: what a change needs, and which lines of the proposal are ticked. It saves nothing. */
import type { Change, ChangeKind, Fault, HandOver, OpenItem, OpenLine, UnitId } from "../../generated/office";
import { blankAt } from "../../parts/blank";

/** The form of an event. */
export type SuccessionForm = {
  kind: ChangeKind;
  on: string | null;
  basis: string;
  name: string;
  short_name: string;
  into: UnitId | null;
  several: UnitId[];
  goes_on: boolean;
};

/** An empty form of today. */
export function blankSuccession(today: string): SuccessionForm {
  return { kind: "rename", on: today, basis: "", name: "", short_name: "", into: null, several: [], goes_on: true };
}

/** A line of the proposal on the form: whether it goes, and to whom. */
export type Tick = { line: OpenLine; ticked: boolean; to: UnitId | null };

/** One item's name among the others. */
export const keyOf = (item: OpenItem): string => JSON.stringify(item);

/** Who takes over. */
export function successorsOf(form: SuccessionForm): UnitId[] {
  if (form.kind === "split") return form.several;
  return form.kind === "rename" || form.into === null ? [] : [form.into];
}

/** Whether the unit is there no more afterwards. */
export const ends = (form: SuccessionForm): boolean => form.kind === "merge" || form.kind === "abolish" || (form.kind === "split" && !form.goes_on);

/** The proposal as ticks: all of it where the unit ends; what the clerk chose before stays chosen. */
export function ticksOf(lines: readonly OpenLine[], form: SuccessionForm, before: readonly Tick[]): Tick[] {
  const successors = successorsOf(form);
  return lines.map((line) => {
    const known = before.find((tick) => keyOf(tick.line.item) === keyOf(line.item));
    const to = known?.to !== null && known?.to !== undefined && successors.includes(known.to) ? known.to : line.to;
    return { line, to, ticked: known?.ticked ?? ends(form) };
  });
}

/** The ticked lines, each with who takes it. */
export function handOver(ticks: readonly Tick[]): HandOver[] {
  return ticks.flatMap(({ line, ticked, to }) => (ticked && to !== null ? [{ item: line.item, to }] : []));
}

/** Ticked lines that nobody takes yet. */
export const unplaced = (ticks: readonly Tick[]): number => ticks.filter((tick) => tick.ticked && tick.to === null).length;

/** The change from its form, or the field that is missing. */
export function changeOf(form: SuccessionForm): Change | Fault {
  switch (form.kind) {
    case "rename": return { rename: { name: form.name, short_name: form.short_name.trim() || null } };
    case "merge": return form.into === null ? blankAt("into") : { merge: { into: form.into } };
    case "split": return { split: { into: form.several, goes_on: form.goes_on } };
    case "abolish": return { abolish: { into: form.into } };
  }
}
