/**
 * What Ctrl+K shows: what the book finds for the words typed, kind by kind, and the actions that they
 * name. The thinking of `Palette.vue`; the finding itself is Rust's.
 */
import type { Action } from "../actions";
import type { FoundGroup, Marked, SearchNoun } from "../generated/office";
import { SEARCH_NOUN } from "../text";
import { goFound } from "./found";
import { pickBest } from "./match";

/** A line of the palette. `heading` stands above the first line of its kind. */
export type Find = {
  key: string;
  heading: string | null;
  kind: string;
  number: string | null;
  title: Marked;
  snippet: Marked | null;
  about: string;
  perform: () => void;
};

/** How many of each kind are shown while typing. */
export const EACH = 5;

const plain = (text: string): Marked => ({ text, marks: [] });

/** What was found, kind by kind, as lines. */
export function foundLines(groups: readonly FoundGroup[]): Find[] {
  return groups.flatMap(({ noun, hits, more }) =>
    hits.map((hit, at) => ({
      key: `${noun}:${hit.id}`,
      heading: at === 0 ? headingOf(noun, more) : null,
      kind: SEARCH_NOUN[noun],
      number: numberOf(noun, hit.number),
      title: hit.title,
      snippet: hit.snippet,
      about: [hit.about, noun === "person" ? hit.number : null, hit.on].filter(Boolean).join("　"),
      perform: () => goFound(hit.at),
    })),
  );
}

const headingOf = (noun: SearchNoun, more: boolean) => SEARCH_NOUN[noun] + (more ? "（仅列前几条）" : "");

/** `4.` for a measure; a telephone stands behind its person; other numbers as they are printed. */
export function numberOf(noun: SearchNoun, number: string | null): string | null {
  if (noun === "person") return null;
  return noun === "measure" && number !== null ? `${number}.` : number;
}

/** The actions that the words name; all of them before anything is typed. */
export function actionLines(actions: readonly Action[], typed: string): Find[] {
  const shown = actions.filter((action) => !action.hidden);
  return pickBest(typed, shown, (action) => action.label)
    .slice(0, typed.trim() === "" ? 30 : EACH)
    .map((action, at) => ({
      key: `act:${action.name}`,
      heading: at === 0 && typed.trim() !== "" ? "操作" : null,
      kind: "操作",
      number: null,
      title: plain(action.label),
      snippet: null,
      about: action.keys ?? "",
      perform: action.perform,
    }));
}

/** The last line: everything found, on a page of its own. */
export function pageLine(typed: string, perform: () => void): Find {
  return { key: "page", heading: null, kind: "查找", number: null, title: plain(`查看“${typed.trim()}”的全部结果，可按种类和日期筛选`), snippet: null, about: "", perform };
}
