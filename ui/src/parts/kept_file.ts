/**
 * A file on its way into the book: picked, its bytes kept, then filed by an act. The bytes are the
 * book's; the file's name is only a label. It opens no dialog: `FilesField.vue` and the page of files do.
 */
import type { KeptFile } from "../api";
import type { Act, DocumentKind, DocumentLine, UnitId } from "../generated/office";

/** Beside a file that was picked: what it is, when it came and who sent it. */
export type DocumentForm = { title: string; kind: DocumentKind; received_on: string | null; unit: UnitId | null };

/** What a file can be, in the order of a choice. */
export const DOCUMENT_KINDS: readonly DocumentKind[] = ["source", "evidence", "reply", "signed_scan"];

/** The form of a file just picked: its name without the ending is the title. */
export function formOfFile(file: KeptFile, kind: DocumentKind, today: string, unit: UnitId | null = null): DocumentForm {
  return { title: titleOfFile(file.file_name), kind, received_on: today, unit };
}

/** 验收报告.pdf → 验收报告. */
export function titleOfFile(file_name: string): string {
  const bare = file_name.replace(/\.[A-Za-z0-9]{1,5}$/, "").trim();
  return bare === "" ? file_name : bare;
}

/** The act that files it; null while the day is missing. */
export function keepAct(file: KeptFile, form: DocumentForm): Act | null {
  if (form.received_on === null) return null;
  return {
    document: {
      keep: {
        document: { title: form.title, kind: form.kind, file_name: file.file_name, received_on: form.received_on, unit: form.unit },
        content: file.content,
      },
    },
  };
}

/** Files with the same bytes as one just picked: the bytes are kept once. */
export function twins(lines: ReadonlyArray<DocumentLine>, file: KeptFile): DocumentLine[] {
  return lines.filter((line) => file.content === `sha256:${line.hash}`);
}
