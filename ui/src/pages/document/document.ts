/**
 * What the page of files thinks: which files a filter shows. How a file comes into the book stands
 * in `parts/kept_file.ts`, because forms elsewhere take files too.
 */
import type { DocumentKind, DocumentLine } from "../../generated/office";
import { score } from "../../parts/match";

/** The first eight characters of a hash: enough to compare by eye. */
export const shortHash = (hash: string) => hash.slice(0, 8);

/** Files of a kind (null is any) whose title, name, sender or hash answers the words typed. */
export function matching(lines: ReadonlyArray<DocumentLine>, kind: DocumentKind | null, words: string): DocumentLine[] {
  return lines.filter((line) => {
    if (kind !== null && line.kind !== kind) return false;
    return words.trim() === "" || score(words, [line.title, line.file_name, line.unit_name, line.hash].join(" ")) !== null;
  });
}
