/**
 * Attendance by one key per unit, and whom to invite. The list itself is the book's, in protocol order.
 */
import type { Answer, AttendanceLine, NewReply, Presence, UnitId, UnitLine } from "../../generated/office";

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

/** The three answers to a notice, in order. */
export const ANSWERS: ReadonlyArray<{ answer: Answer; name: string }> = [
  { answer: "attend", name: "参加" },
  { answer: "deputy", name: "代会" },
  { answer: "leave", name: "请假" },
];

/** 参加, 代会, 请假. */
export const ANSWER = Object.fromEntries(ANSWERS.map((one) => [one.answer, one.name])) as Record<Answer, string>;

/** Units that have not answered the notice. */
export const unanswered = (lines: ReadonlyArray<AttendanceLine>) => lines.filter((line) => line.reply === null);

/** A 回执 as it is typed. */
export type ReplyForm = { answer: Answer; on: string | null; persons: Array<{ name: string; post: string; telephone: string }>; reason: string };

/** The form of a unit's reply, as it stands or empty with one person. */
export function replyForm(line: AttendanceLine | null, today: string): ReplyForm {
  const persons = (line?.attendees ?? []).map((one) => ({ name: one.name, post: one.post ?? "", telephone: one.telephone ?? "" }));
  return {
    answer: line?.reply ?? "attend",
    on: line?.replied_on ?? today,
    persons: persons.length ? persons : [{ name: "", post: "", telephone: "" }],
    reason: line?.leave_reason ?? "",
  };
}

/** The form for the wire; empty rows don't count. Null while the day is missing. */
export function newReply(form: ReplyForm): NewReply | null {
  if (form.on === null) return null;
  const text = (words: string) => (words.trim() === "" ? null : words.trim());
  const persons = form.answer === "leave" ? [] : form.persons.filter((one) => one.name.trim() !== "" || one.post.trim() !== "");
  return {
    answer: form.answer,
    on: form.on,
    persons: persons.map((one) => ({ name: one.name.trim(), post: text(one.post), telephone: text(one.telephone) })),
    reason: form.answer === "leave" ? text(form.reason) : null,
  };
}
