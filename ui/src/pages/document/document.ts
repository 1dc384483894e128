/**
 * What the pages of files think: the question of the list, and the form that files one under an item.
 * How a file comes into the book stands in `parts/kept_file.ts`, because forms elsewhere take files too.
 */
import type { Act, DocumentFilter, DocumentKind, DocumentLine, DocumentSubject, DocumentUse, Found, FoundAt, TextState } from "../../generated/office";

/** The first eight characters of a hash: enough to compare by eye. */
export const shortHash = (hash: string) => hash.slice(0, 8);

/** Rows read at once. */
export const PIECE = 200;

/** What the list asks. */
export function filterOf(kind: DocumentKind | null, text: TextState | null, used: boolean | null, pieces: number): DocumentFilter {
  return { kind, text, used, hash: null, skip: 0, limit: Math.min(PIECE * pieces, 1000) };
}

/** How many files of a kind, of every kind for null. */
export function countOf(counts: ReadonlyArray<{ kind: DocumentKind; count: number }>, kind: DocumentKind | null): number {
  return counts.filter((one) => kind === null || one.kind === kind).reduce((sum, one) => sum + one.count, 0);
}

/** 服务于3项; what proves nothing says so. */
export function usesWords(line: Pick<DocumentLine, "uses">): string {
  return line.uses === 0 ? "未归入" : `${line.uses}项`;
}

/** What a document can be filed under, from a hit of search; null for what it can't. */
export function subjectOf(at: FoundAt): DocumentSubject | null {
  if (typeof at === "string") return null;
  if ("measure" in at || "follow_up" in at || "meeting" in at || "unit" in at) return at;
  return null;
}

/** Hits that a document can be filed under, as choices. */
export function choicesOf(hits: readonly Found[]): { key: string; label: string; to: DocumentSubject }[] {
  return hits.flatMap((hit) => {
    const to = subjectOf(hit.at);
    return to ? [{ key: JSON.stringify(to), label: [hit.number, hit.title.text].filter(Boolean).join(" "), to }] : [];
  });
}

/** The act that files it; null while nothing was chosen or the day is missing. */
export function linkAct(id: number, to: DocumentSubject | null, role: DocumentKind, on: string | null): Act | null {
  return to === null || on === null ? null : { document: { link: { id, to, role, on } } };
}

/** Uses that stand, and those that were taken off. */
export function partUses(uses: readonly DocumentUse[]): { now: DocumentUse[]; before: DocumentUse[] } {
  return { now: uses.filter((use) => use.unlinked === null), before: uses.filter((use) => use.unlinked !== null) };
}
