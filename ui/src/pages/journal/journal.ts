/** The thinking of 日志: the filter as a form, how a line reads, and how pieces are joined. It asks nothing itself. */
import type { Answers, FieldChange, JournalFilter, JournalItem, JournalLine, Noun } from "../../generated/office";
import { JOURNAL_WAY, NOUN } from "../../text";

/** Lines shown before the clerk asks for more. */
export const PIECE = 100;

/** The filter as the page's controls hold it. */
export type JournalForm = { by: string; noun: Noun | ""; from: string | null; until: string | null; words: string; late: boolean };

/** Nothing filtered. */
export const noFilter = (): JournalForm => ({ by: "", noun: "", from: null, until: null, words: "", late: false });

/** The filter to ask with. */
export function filterOf(form: JournalForm, item: JournalItem | null): JournalFilter {
  return {
    by: form.by || null,
    noun: form.noun || null,
    from: form.from,
    until: form.until,
    words: form.words.trim() || null,
    item,
    late: form.late,
  };
}

/** What is filtered, in words: for the line above the table and on paper. */
export function filterWords(filter: JournalFilter, item: string | null): string {
  const parts = [
    item === null ? null : `事项：${item}`,
    filter.by === null ? null : `经办人：${filter.by}`,
    filter.noun === null ? null : `内容：${NOUN[filter.noun]}`,
    filter.from === null && filter.until === null ? null : `录入日期：${filter.from ?? ""}至${filter.until ?? ""}`,
    filter.words === null ? null : `含“${filter.words}”`,
    filter.late ? "只看补录" : null,
  ];
  return parts.filter((part) => part !== null).join("；");
}

/** 撤销：登记反馈; the title alone for an act. Titles that already say so are kept. */
export function journalTitle(line: Pick<JournalLine, "way" | "title">): string {
  const way = JOURNAL_WAY[line.way];
  return way === "" || line.title.startsWith(way) ? line.title : `${way}：${line.title}`;
}

/** 由“甲”改为“乙”; what was added or taken away says only that. */
export function changeWords(field: FieldChange): string {
  if (field.before === null) return field.after ?? "";
  if (field.after === null) return `${field.before} → （空）`;
  return `${field.before} → ${field.after}`;
}

/** More lines than this are not printed at once: the filter is to be narrowed. */
export const MOST_PRINTED = 5000;

/** Every line that the filter matches, from those already shown on; null where they are too many, or a newer filter was set. */
export async function everything(
  ask: (before: number | null, limit: number) => Promise<Piece>,
  shown: readonly JournalLine[],
  next: number | null,
  going: () => boolean,
  seen: (count: number) => void = () => undefined,
): Promise<readonly JournalLine[] | null> {
  let all = shown;
  for (let before = next; before !== null; ) {
    const piece = await gather(ask, before, PIECE * 5, going);
    if (!going()) return null;
    all = [...all, ...piece.lines];
    before = piece.next;
    if (all.length > MOST_PRINTED || (all.length === MOST_PRINTED && before !== null)) return null;
    seen(all.length);
  }
  return all;
}

/** The head of the printed journal: what is filtered, and that all of it is there. */
export function printWords(about: string, count: number): string {
  return `${about === "" ? "全部记录" : about}；共${count}条`;
}

/** One piece of the journal. */
export type Piece = Answers["book.journal"];

/**
 * Asks piece by piece until there are enough lines or the journal ends: one question looks at a bounded
 * part only. `going` answering false stops, as a newer filter was set. `seen` hears how far it looked.
 */
export async function gather(
  ask: (before: number | null, limit: number) => Promise<Piece>,
  from: number | null,
  wanted: number,
  going: () => boolean,
  seen: (no: number) => void = () => undefined,
): Promise<Piece> {
  const lines: JournalLine[] = [];
  let before = from;
  for (;;) {
    const piece = await ask(before, wanted - lines.length);
    lines.push(...piece.lines);
    before = piece.next;
    if (before === null || lines.length >= wanted || !going()) return { lines, next: before, item: piece.item };
    seen(before);
  }
}
