/**
 * The thinking of the first start: what may be sent, and what is missing. The book is made by Rust.
 * A new book starts with the district's plan, or empty: another notice is read on 导入方案, where nothing is
 * confirmed blindly.
 */

import type { Fault } from "../../generated/office";

/** What the first start asks. */
export type FirstAnswers = { path: string; operator: string; from: "district" | "own" };

/** The field that still needs an answer, with its sentence; null when all is said. */
export function missing(answers: FirstAnswers): { field: keyof FirstAnswers; words: string } | null {
  if (answers.path.trim() === "") return { field: "path", words: "请选定台账存放的位置。" };
  if (answers.operator.trim() === "") return { field: "operator", words: "请填写经办人姓名，每一步操作都记在这个名字下。" };
  return null;
}

/** A book's path with its ending: what is typed without one gets it. */
export function bookPath(path: string): string {
  const bare = path.trim();
  return /\.zbtz$/i.test(bare) || bare === "" ? bare : `${bare}.zbtz`;
}

/** Whether a backup would help a book that could not be opened: not one that is in use, or of a newer program. */
export function canRestore(fault: Fault | null): boolean {
  return fault !== null && ["file_damaged", "file_not_ours", "no_such_file", "system"].includes(fault.code);
}
