/**
 * The thinking of 指标: what is filtered, how values read, what a form or a row of the grid sends.
 * States, points and lights come from Rust; nothing is judged here.
 */
import type { Act, DocumentId, EntryGrid, EntryLine, IndicatorId, IndicatorLine, IndicatorState, Pace, ReadingId, ReadingLine, ReadingStatus, UnitId, Verdict } from "../../generated/office";
import { amountTyped } from "../../parts/indicator";
import { score } from "../../parts/match";
import { dateShort, READING_STATUS, VERDICT } from "../../text";

/** What the list is filtered by. */
export type IndicatorFilter = { words: string; state: IndicatorState | null; owner: UnitId | null };

/** States that ask for something of the office itself. */
export const GAPS: readonly IndicatorState[] = ["no_owner", "no_base", "no_value", "awaiting", "unreported"];

/** The lines that pass. */
export function filtered(lines: readonly IndicatorLine[], filter: IndicatorFilter): IndicatorLine[] {
  return lines.filter(
    (line) =>
      (filter.state === null || line.state === filter.state) &&
      (filter.owner === null || line.owner === filter.owner) &&
      (filter.words.trim() === "" || score(filter.words, `${line.number ?? "总体"} ${line.name} ${line.owner_name ?? ""}`) !== null),
  );
}

/** How many lines are in each of these states; those without any are left out. */
export function countStates(lines: readonly IndicatorLine[], states: readonly IndicatorState[]): { state: IndicatorState; count: number }[] {
  return states.map((state) => ({ state, count: lines.filter((line) => line.state === state).length })).filter(({ count }) => count > 0);
}

/** 8.2亿元, or the verdict of words; a dash for none. */
export function valueWords(reading: ReadingLine | null, unit: string | null): string {
  if (reading === null) return "—";
  if (reading.value !== null) return `${reading.value}${unit ?? ""}`;
  return reading.verdict ? VERDICT[reading.verdict] : (reading.words ?? "—");
}

/** 截至2026-3-31 初步数, or its period. */
export function whenWords(reading: ReadingLine): string {
  const when = reading.from ? `${dateShort(reading.from)}至${dateShort(reading.as_of)}` : `截至${dateShort(reading.as_of)}`;
  return `${when} ${READING_STATUS[reading.status]}`;
}

/** 落后12.3个百分点; 超前2.0个百分点; null without a schedule. */
export function behindWords(line: IndicatorLine): string | null {
  if (line.behind === null) return null;
  if (line.behind.startsWith("-")) return `超前${line.behind.slice(1)}个百分点`;
  return line.behind === "0.0" ? "与序时持平" : `落后${line.behind}个百分点`;
}

/** A value's form. */
export type ReadingForm = {
  from: string | null;
  as_of: string | null;
  value: string;
  words: string;
  verdict: Verdict | undefined;
  status: ReadingStatus;
  reported_by: UnitId | null;
  documents: DocumentId[];
  received_on: string | null;
  reason: string;
};

/** The form for a new value, or for the correction of one. */
export function readingForm(line: IndicatorLine, today: string, of: ReadingLine | null): ReadingForm {
  return {
    from: of ? of.from : `${today.slice(0, 8)}01`,
    as_of: of ? of.as_of : today,
    value: of?.value ?? "",
    words: of?.words ?? "",
    verdict: of?.verdict ?? undefined,
    status: of?.status ?? "provisional",
    reported_by: of ? of.reported_by : line.owner,
    documents: of?.document ? [of.document[0]] : [],
    received_on: today,
    reason: "",
  };
}

/** The act that a value's form sends; the day that lacks is named. */
export function readingAct(line: IndicatorLine, form: ReadingForm, corrects: ReadingId | null): Act | { lacking: "as_of" } {
  if (form.as_of === null) return { lacking: "as_of" };
  const reading = {
    indicator: line.id,
    from: line.kind === "flow" ? form.from : null,
    as_of: form.as_of,
    value: line.in_words ? null : amountTyped(form.value),
    words: form.words.trim() || null,
    verdict: line.in_words ? (form.verdict ?? null) : null,
    status: form.status,
    reported_by: form.reported_by,
    document: form.documents[0] ?? null,
    received_on: form.received_on,
  };
  return corrects === null ? { reading: { record: { reading } } } : { reading: { correct: { id: corrects, reading, reason: form.reason } } };
}

/** A row of the grid as typed. */
export type Cell = { value: string; words: string; verdict: Verdict | ""; final: boolean };

/** An empty row. */
export const emptyCell = (): Cell => ({ value: "", words: "", verdict: "", final: false });

/** Whether anything was typed in a row. */
export function isTyped(cell: Cell | undefined): boolean {
  return cell !== undefined && (cell.value.trim() !== "" || cell.words.trim() !== "" || cell.verdict !== "");
}

/** The acts of all rows that were typed, with the indicator of each, in the order of the grid. */
export function gridActs(grid: EntryGrid, cells: ReadonlyMap<IndicatorId, Cell>): { id: IndicatorId; act: Act }[] {
  return grid.lines.flatMap((row) => {
    const cell = cells.get(row.indicator.id);
    if (!cell || !isTyped(cell)) return [];
    const line = row.indicator;
    const reading = {
      indicator: line.id,
      from: line.kind === "flow" ? grid.from : null,
      as_of: grid.as_of,
      value: line.in_words ? null : amountTyped(cell.value),
      words: cell.words.trim() || null,
      verdict: line.in_words && cell.verdict !== "" ? cell.verdict : null,
      status: (cell.final ? "final" : "provisional") as ReadingStatus,
      reported_by: line.owner,
      document: null,
    };
    return [{ id: line.id, act: { reading: { record: { reading } } } }];
  });
}

/** Why a row takes no value here; null where it does. */
export function closedBecause(row: EntryLine): string | null {
  return row.entered ? "本期已登记，更正请打开指标" : null;
}

/** What is due, at two places: 6.42个; a dash for none. */
export function dueShort(due: string | null): string {
  return due === null ? "—" : due.replace(/^-?\d+\.\d{3,}/, (found) => String(Math.round(Number(found) * 100) / 100));
}

/** The pace as its form: one line a point, 2026-06-30 50. */
export function pacePoints(pace: Pace): string {
  return typeof pace === "object" ? pace.points.map((point) => `${point.on} ${point.value}`).join("\n") : "";
}

/** The points of a pace as typed; null where a line can't be read. */
export function pointsTyped(typed: string): { on: string; value: string }[] | null {
  const points = [];
  for (const line of typed.split("\n").map((each) => each.trim()).filter(Boolean)) {
    const found = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?[\s,，:：]+(\S+)$/.exec(line.normalize("NFKC"));
    const value = found ? amountTyped(found[4] ?? "") : null;
    if (!found || value === null) return null;
    points.push({ on: `${found[1]}-${(found[2] ?? "").padStart(2, "0")}-${(found[3] ?? "").padStart(2, "0")}`, value });
  }
  return points;
}

/** The last day of the month before a day, and its first: the period that is most likely entered. */
export function lastMonth(today: string): { from: string; as_of: string } {
  const [year = 2000, month = 1] = today.split("-").map(Number);
  const end = new Date(Date.UTC(year, month - 1, 0));
  const iso = end.toISOString().slice(0, 10);
  return { from: `${iso.slice(0, 8)}01`, as_of: iso };
}

/** What an indicator can be a part of: another with the same unit of value that is no part itself. */
export function wholes(lines: readonly IndicatorLine[], of: IndicatorLine): IndicatorLine[] {
  return lines.filter((line) => line.id !== of.id && line.part_of === null && !line.in_words && line.value_unit === of.value_unit);
}
