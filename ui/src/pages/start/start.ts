/**
 * The thinking of the first start: what may be sent, and what is missing. The book is made by Rust.
 * Where a new book starts from is the district's plan or a notice of the clerk's own.
 */

/** What the first start asks. */
export type FirstAnswers = { path: string; operator: string; from: "district" | "own"; notice: string };

/** The field that still needs an answer, with its sentence; null when all is said. */
export function missing(answers: FirstAnswers): { field: keyof FirstAnswers; words: string } | null {
  if (answers.path.trim() === "") return { field: "path", words: "请选定台账存放的位置。" };
  if (answers.operator.trim() === "") return { field: "operator", words: "请填写经办人姓名，每一步操作都记在这个名字下。" };
  if (answers.from === "own" && answers.notice.trim() === "") return { field: "notice", words: "请选择方案文件。" };
  return null;
}

/** A book's path with its ending: what is typed without one gets it. */
export function bookPath(path: string): string {
  const bare = path.trim();
  return /\.zbtz$/i.test(bare) || bare === "" ? bare : `${bare}.zbtz`;
}
