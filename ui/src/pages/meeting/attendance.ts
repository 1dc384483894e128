/**
 * Attendance by one key per unit, and whom to invite. The list itself is the book's, in protocol order.
 */
import type { AttendanceLine, Presence, UnitId, UnitLine } from "../../generated/office";

/** The five answers with their keys, in the order of the keyboard. */
export const PRESENCES: ReadonlyArray<{ key: string; presence: Presence }> = [
  { key: "1", presence: "present" },
  { key: "2", presence: "deputy" },
  { key: "3", presence: "excused" },
  { key: "4", presence: "absent" },
  { key: "5", presence: "sit_in" },
];

/** What a key on a row does to the presence; undefined for a key that is none of ours. */
export function presenceOfKey(key: string): Presence | null | undefined {
  if (key === "0" || key === "Backspace" || key === "Delete") return null;
  return PRESENCES.find((line) => line.key === key)?.presence;
}

/** The row that is focused after one was answered: the next unanswered below, else the next below. */
export function nextRow(lines: ReadonlyArray<AttendanceLine>, at: number): number {
  for (let row = at + 1; row < lines.length; row += 1) {
    if (lines[row]?.presence === null) return row;
  }
  return Math.min(at + 1, lines.length - 1);
}

/** How many units gave each answer, and how many gave none. */
export function tally(lines: ReadonlyArray<AttendanceLine>): { counts: Array<{ presence: Presence; count: number }>; unknown: number } {
  return {
    counts: PRESENCES.map(({ presence }) => ({ presence, count: lines.filter((line) => line.presence === presence).length })),
    unknown: lines.filter((line) => line.presence === null).length,
  };
}

/** Units that lead a measure and are not on the list yet. */
export function leadsToInvite(units: ReadonlyArray<UnitLine>, lines: ReadonlyArray<AttendanceLine>): UnitId[] {
  return notInvited(units, lines)
    .filter((unit) => unit.leads > 0)
    .map((unit) => unit.id);
}

/** Units that are not on the list yet. */
export function notInvited(units: ReadonlyArray<UnitLine>, lines: ReadonlyArray<AttendanceLine>): UnitLine[] {
  const there = new Set(lines.map((line) => line.unit));
  return units.filter((unit) => !there.has(unit.id));
}
