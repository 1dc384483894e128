/**
 * One step for many ticked rows: which steps, which of the short form's fields each asks, and the act.
 * Which rows can't take it the book says, by name; nothing is done then.
 */
import type { Act, Fault, FollowUpId, FollowUpLine, ManyStep } from "../../generated/office";
import { MOVES, reminderOf, type MoveField, type MoveForm, type Offered } from "./moves";

/** Steps that many rows can take at once. */
export type ManyMove = Extract<Offered, "issue" | "receive" | "remind" | "extend" | "transfer">;

/** In the order of their buttons. */
export const MANY: readonly ManyMove[] = ["issue", "receive", "remind", "extend", "transfer"];

/** The steps that at least one ticked row could take, by its state. */
export function manyMoves(rows: readonly FollowUpLine[]): ManyMove[] {
  const some = (states: readonly string[]) => rows.some((row) => states.includes(row.state));
  const working = some(["issued", "received", "active", "returned"]);
  return MANY.filter((move) => (move === "issue" ? some(["draft"]) : move === "receive" ? some(["issued"]) : working));
}

/** The fields of the form; a typed number belongs to one item. */
export function manyFields(move: ManyMove, form: MoveForm): MoveField[] {
  return MOVES[move].fields.filter((field) => field.key !== "number" && (field.when === undefined || field.when(form)));
}

/** The act on all of them; null while a date or a unit is missing. */
export function manyAct(move: ManyMove, ids: readonly FollowUpId[], form: MoveForm): Act | null {
  const step = stepOf(move, form);
  return step === null ? null : { follow_up: { many: { ids: [...ids], step } } };
}

function stepOf(move: ManyMove, form: MoveForm): ManyStep | null {
  const { on } = form;
  if (on === null) return null;
  const by = form.by.trim() === "" ? null : form.by.trim();
  if (move === "issue") return { issue: { on, received: form.received } };
  if (move === "receive") return { receive: { on, by } };
  if (move === "remind") return { remind: { on, level: form.level, ...reminderOf(form) } };
  if (move === "transfer") return form.unit === null ? null : { transfer: { on, to: form.unit, basis: form.words } };
  if (form.asked_on === null || (!form.refused && form.date === null)) return null;
  return {
    extend: {
      extension: {
        asked_on: form.asked_on,
        asked_by: form.asked_by.trim() === "" ? null : form.asked_by.trim(),
        reason: form.words,
        decided_on: on,
        approved_by: form.approved_by,
        granted: form.refused ? null : form.date,
      },
    },
  };
}

/** The rows that a refusal names: their ids, so that they can be unticked. */
export function refusedRows(fault: Fault | null, rows: readonly FollowUpLine[]): FollowUpId[] {
  if (fault?.code !== "rows_refused") return [];
  return rows.filter((row) => fault.words.includes(`${row.number ?? row.title}：`)).map((row) => row.id);
}
