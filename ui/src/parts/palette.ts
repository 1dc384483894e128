/**
 * What Ctrl+K finds: places of the book by their words and numbers, pages, and every action. The
 * thinking of `Palette.vue`; the book is asked once each time the palette opens.
 */
import { ask } from "../api";
import type { Action } from "../actions";
import { go } from "../place";
import { pickBest } from "./match";

/** A line of the palette. */
export type Find = { key: string; kind: string; words: string; also: string; perform: () => void };

/** The first lines shown for what was typed. Actions come after places of equal fit. */
export function find(typed: string, places: readonly Find[], actions: readonly Find[], most = 30): Find[] {
  const all = typed.trim() === "" ? [...actions] : [...places, ...actions];
  return pickBest(typed, all, (line) => `${line.words} ${line.also}`).slice(0, most);
}

/** Actions as lines of the palette. */
export function actionLines(actions: readonly Action[]): Find[] {
  return actions
    .filter((action) => !action.hidden)
    .map((action) => ({ key: `act:${action.name}`, kind: action.keys ?? "操作", words: action.label, also: "", perform: action.perform }));
}

/** Every place of the book that a clerk may look for. What can't be asked is left out. */
export async function loadPlaces(): Promise<Find[]> {
  const [plan, units, meetings, followUps, packs] = await Promise.allSettled([
    ask("plan.page", {}),
    ask("unit.list", {}),
    ask("meeting.list", {}),
    ask("follow_up.list", { query: { filter: "open" } }),
    ask("pack.list", {}),
  ]);
  const lines: Find[] = [];
  if (plan.status === "fulfilled") {
    for (const { id, number, title } of plan.value.measures) {
      lines.push({ key: `m${id}`, kind: "措施", words: `${number}. ${title}`, also: `措施${number}`, perform: () => go("measure", { id }) });
    }
  }
  if (units.status === "fulfilled") {
    for (const { id, name, short_name } of units.value) {
      lines.push({ key: `u${id}`, kind: "单位", words: name, also: short_name ?? "", perform: () => go("unit", { id }) });
    }
  }
  if (meetings.status === "fulfilled") {
    for (const { id, title, on } of meetings.value.meetings) {
      lines.push({ key: `c${id}`, kind: "会议", words: title, also: on, perform: () => go("meeting", { id }) });
    }
  }
  if (followUps.status === "fulfilled") {
    for (const { id, number, title, owner_name } of followUps.value.rows) {
      lines.push({ key: `f${id}`, kind: "督办", words: `${number ?? "拟立项"} ${title}`, also: owner_name ?? "", perform: () => go("follow_up", { id }) });
    }
  }
  if (packs.status === "fulfilled") {
    for (const { id, title } of packs.value) {
      lines.push({ key: `p${id}`, kind: "材料", words: title, also: "", perform: () => go("packs") });
    }
  }
  return lines;
}
