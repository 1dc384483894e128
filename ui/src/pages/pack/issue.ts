/**
 * What issuing a pack thinks: the list of checks in order and where each is mended, 分送 with its sum, and
 * changes under their heads. It checks nothing itself: the lines come from Rust.
 */
import type { CheckLine, CheckPlace, PackChange, PackTo, PersonLine, Sent, UnitLine } from "../../generated/office";
import { go } from "../../place";
import { CHANGED_NOUN, PACK_CHANGE } from "../../text";

/** A line of 分送 as it is typed. */
export type SentRow = { who: PackTo; name: string; copies: number | null };

/** What bars first, then what is to be noted, then what passed; in each the order of the list. */
export function inOrder(lines: readonly CheckLine[]): CheckLine[] {
  const rank = { barred: 0, attention: 1, passed: 2 };
  return [...lines].sort((a, b) => rank[a.state] - rank[b.state]);
}

/** How many lines ended so. */
export const count = (lines: readonly CheckLine[], state: CheckLine["state"]) => lines.filter((line) => line.state === state).length;

/** What the list says as a whole. */
export function verdict(lines: readonly CheckLine[]): string {
  const [barred, attention] = [count(lines, "barred"), count(lines, "attention")];
  if (barred > 0) return `有${barred}项未通过，处理后才能印发。`;
  if (attention > 0) return `可以印发。有${attention}项请注意，印发后随材料记录。`;
  return "全部通过，可以印发。";
}

/** The name of the button that leads to where a line is mended. */
export function placeName(place: CheckPlace): string {
  if (place === "overdue") return "看超期事项";
  if (place === "follow_ups") return "看督办事项";
  if (place === "units") return "去排序";
  if (place === "questions") return "去答复";
  if (place === "indicators") return "看指标";
  if (place === "settings") return "去设置";
  if (place === "working_days") return "去节假日";
  return "follow_up" in place ? "看该事项" : "看该材料";
}

/** Opens the page where a line is mended; a pack is shown by whoever asks. */
export function goPlace(place: CheckPlace, pack: (id: number) => void): void {
  if (place === "overdue") return go("follow_ups", { filter: "overdue" });
  if (place === "follow_ups") return go("follow_ups", {});
  if (place === "units") return go("units");
  if (place === "questions") return go("questions", {});
  if (place === "indicators") return go("indicators", {});
  if (place === "settings") return go("settings");
  if (place === "working_days") return go("holidays");
  if ("follow_up" in place) return go("follow_up", { id: place.follow_up });
  return pack(place.pack);
}

/** Whom a pack may be sent to: leaders, then units, in protocol order. */
export function receivers(leaders: readonly PersonLine[], units: readonly UnitLine[]): { key: string; label: string; hint: string; who: PackTo }[] {
  const people = leaders.map((person) => ({ key: `p${person.id}`, label: person.name, hint: person.post ?? "区领导", who: { person: person.id } }));
  const bodies = units.filter((unit) => unit.ended_on === null).map((unit) => ({ key: `u${unit.id}`, label: unit.name, hint: unit.short_name ?? "", who: { unit: unit.id } }));
  return [...people, ...bodies];
}

/** 分送 as it is sent: rows without a number go with one copy. */
export const sentOf = (rows: readonly SentRow[]): Sent[] => rows.map((row) => ({ who: row.who, copies: row.copies ?? 1 }));

/** What 分送 adds up to. */
export const sumOf = (rows: readonly SentRow[]) => rows.reduce((sum, row) => sum + (row.copies ?? 1), 0);

/** Whether somebody stands in 分送 already. */
export const isIn = (rows: readonly SentRow[], who: PackTo) => rows.some((row) => JSON.stringify(row.who) === JSON.stringify(who));

/** Changes under their heads: 督办事项新立项（3项）. They come sorted. */
export function grouped(lines: readonly PackChange[]): { head: string; lines: PackChange[] }[] {
  const groups: { head: string; lines: PackChange[] }[] = [];
  for (const line of lines) {
    const head = `${CHANGED_NOUN[line.of]}${PACK_CHANGE[line.kind]}`;
    const last = groups.at(-1);
    if (last?.head === head) last.lines.push(line);
    else groups.push({ head, lines: [line] });
  }
  return groups;
}
