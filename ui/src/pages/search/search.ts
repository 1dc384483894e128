/** What the search page thinks: the question from its fields, and the dates of a choice. */
import type { FoundGroup, SearchFor, SearchNoun } from "../../generated/office";
import { SEARCH_NOUN } from "../../text";

/** The kinds, in the order of their chips. */
export const NOUNS = Object.keys(SEARCH_NOUN) as SearchNoun[];

/** What the page asks; null while nothing was typed. One kind alone shows many more of it. */
export function questionOf(words: string, noun: SearchNoun | null, from: string | null, until: string | null): SearchFor | null {
  if (words.trim() === "") return null;
  return { words, nouns: noun ? [noun] : [], from, until, limit: noun ? 200 : 20 };
}

/** 12, or 20+ where there are more. */
export function countWords(group: FoundGroup | undefined): string {
  return group ? `${group.hits.length}${group.more ? "+" : ""}` : "";
}
