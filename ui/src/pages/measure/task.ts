/** The thinking of 任务节点: clauses to choose from, who may own one, and the act of each form. */
import type { Act, DocumentId, MeasureId, MeasurePage, TaskLine, UnitId } from "../../generated/office";

/** What may be done with a task. */
export type TaskMove = "add" | "change" | "reach" | "undo_reach" | "drop";

/** The form of all of them. */
export type TaskForm = { words: string; owner: UnitId | null; due: string | null; on: string | null; evidence: DocumentId[]; reason: string };

/** What each is called on its form. */
export const TASK_MOVE: Record<TaskMove, { title: string; submit: string }> = {
  add: { title: "增加任务节点", submit: "增加" },
  change: { title: "修改任务节点", submit: "修改" },
  reach: { title: "登记任务完成", submit: "登记" },
  undo_reach: { title: "撤回任务完成", submit: "撤回完成" },
  drop: { title: "取消任务节点", submit: "取消节点" },
};

/** The sentences of a clause, without the units in brackets at its end. */
export function clauses(text: string): string[] {
  return text
    .replace(/[（(][^（()）]*(牵头|责任)[^（()）]*[)）]/g, "")
    .split(/[。；\n]/)
    .map((each) => each.trim())
    .filter((each) => each.length >= 6);
}

/** Units that may own a task: under 分别牵头 the leads alone. */
export function ownersFor(page: MeasurePage): UnitId[] {
  if (page.lead_mode !== "separate") return page.owners;
  return page.line.leads.flatMap((part) => (part.unit === null ? [] : [part.unit]));
}

/** The act of a form; what lacks is named. */
export function taskAct(move: TaskMove, measure: MeasureId, of: TaskLine | null, form: TaskForm): Act | { lacking: "owner" | "on" } {
  const id = of?.id ?? 0;
  const { words, owner, due, reason } = form;
  if (move === "undo_reach") return { task: { undo_reach: { id, reason } } };
  if (move === "drop") return { task: { drop: { id, reason } } };
  if (move === "reach") return form.on === null ? { lacking: "on" } : { task: { reach: { id, on: form.on, evidence: form.evidence } } };
  if (owner === null) return { lacking: "owner" };
  return move === "add" ? { task: { add: { measure, task: { words, owner, due } } } } : { task: { change: { id, task: { words, owner, due }, reason } } };
}
