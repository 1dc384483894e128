/** The thinking of 通讯录: who is found, the leaders' order, and a pasted list. It saves nothing. */
import type { ContactRead, ContactRow, PersonId, UnitPeople } from "../../generated/office";
import { score } from "../../parts/match";

/** Units whose name or people answer what was typed. */
export function found(units: readonly UnitPeople[], typed: string, silentOnly: boolean): UnitPeople[] {
  return units.filter((unit) => {
    if (silentOnly && unit.people.some((person) => person.telephone !== null || person.mobile !== null)) return false;
    const words = [unit.name, ...unit.people.map((person) => `${person.name} ${person.telephone ?? ""} ${person.mobile ?? ""}`)].join(" ");
    return typed.trim() === "" || score(typed, words) !== null;
  });
}

/** The order of leaders with one moved a place up or down. */
export function moved(order: readonly PersonId[], id: PersonId, step: -1 | 1): PersonId[] {
  const at = order.indexOf(id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= order.length) return [...order];
  const next = [...order];
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}

/** The rows that a reading would take in. */
export const rowsOf = (read: ContactRead): ContactRow[] => read.accepted.map((line) => line.row);
