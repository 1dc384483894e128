/**
 * What the page of files thinks: kinds, sizes, and the form of a file just picked. The bytes are the
 * book's; the file's name is only a label.
 */
import type { KeptFile } from "../../api";
import type { Act, DocumentKind, DocumentLine, UnitId } from "../../generated/office";

/** What a file can be, in the order of a choice. */
export const DOCUMENT_KINDS: readonly DocumentKind[] = ["source", "evidence", "reply", "signed_scan"];

/** Beside a file that was picked: what it is, when it came and who sent it. */
export type DocumentForm = { title: string; kind: DocumentKind; received_on: string | null; unit: UnitId | null };

/** The form of a file just picked: its name without the ending is the title. */
export function formOfFile(file: KeptFile, kind: DocumentKind, today: string): DocumentForm {
  return { title: titleOfFile(file.file_name), kind, received_on: today, unit: null };
}

/** 验收报告.pdf → 验收报告. */
export function titleOfFile(file_name: string): string {
  const bare = file_name.replace(/\.[A-Za-z0-9]{1,5}$/, "").trim();
  return bare === "" ? file_name : bare;
}

/** The act that keeps the file; null while the day is missing. */
export function keepAct(file: KeptFile, form: DocumentForm): Act | null {
  if (form.received_on === null) return null;
  return {
    document: {
      keep: {
        document: {
          title: form.title,
          kind: form.kind,
          file_name: file.file_name,
          received_on: form.received_on,
          unit: form.unit,
        },
        content: file.content,
      },
    },
  };
}

/** The first eight characters of a hash: enough to compare by eye. */
export const shortHash = (hash: string) => hash.slice(0, 8);

/** Files of a kind (null is any) whose title, name or sender holds every word typed. */
export function matching(lines: ReadonlyArray<DocumentLine>, kind: DocumentKind | null, words: string): DocumentLine[] {
  const wanted = words.normalize("NFKC").toLowerCase().split(/\s+/u).filter(Boolean);
  return lines.filter((line) => {
    if (kind !== null && line.kind !== kind) return false;
    const text = [line.title, line.file_name, line.unit_name, line.hash].join(" ").normalize("NFKC").toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** Files with the same bytes as one just picked: kept once, listed as they are. */
export function twins(lines: ReadonlyArray<DocumentLine>, file: KeptFile): DocumentLine[] {
  return lines.filter((line) => file.content === `sha256:${line.hash}`);
}
