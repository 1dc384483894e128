/**
 * What the follow-up pages think: the saved filters, the words of due dates, and a new item's form.
 * Moves and their forms stand in `moves.ts`. Overdue is derived by the book, never here.
 */
import type {
  DecisionId,
  FilterCount,
  FollowUpFilter,
  FollowUpLine,
  FollowUpPage,
  MeasureId,
  NewFollowUp,
  Source,
  UnitId,
} from "../../generated/office";
import { score } from "../../parts/match";

/** The saved filters in the order of their chips. */
export const FILTERS: ReadonlyArray<{ filter: FollowUpFilter; empty: string }> = [
  { filter: "open", empty: "没有未办结的事项。会上记录议定事项，或点“新增事项”立项。" },
  { filter: "overdue", empty: "没有超期的事项。" },
  { filter: "due_soon", empty: "三个工作日内没有到期的事项。" },
  { filter: "submitted", empty: "没有等待审核的办结申请。" },
  { filter: "draft", empty: "没有拟立项的事项。" },
  { filter: "done", empty: "还没有办结的事项。" },
  { filter: "all", empty: "还没有督办事项。会上记录议定事项，或点“新增事项”立项。" },
];

/** The filter of an address; the open ones where it names none of ours. */
export function filterOf(text: string | null | undefined): FollowUpFilter {
  return FILTERS.find((line) => line.filter === text)?.filter ?? "open";
}

/** How many items a filter shows; null while nobody has counted. */
export function countOf(counts: ReadonlyArray<FilterCount>, filter: FollowUpFilter): number | null {
  return counts.find((line) => line.filter === filter)?.count ?? null;
}

/** Rows whose number, title, owner or source answers the words typed. */
export function matching(rows: ReadonlyArray<FollowUpLine>, words: string): FollowUpLine[] {
  if (words.trim() === "") return [...rows];
  return rows.filter((row) => score(words, [row.number, row.title, row.owner_name, row.source].join(" ")) !== null);
}

/** What stands beside the due date: the original one, and how often it moved; empty when it never did. */
export function dueNote(line: FollowUpLine, day: (on: string) => string): string {
  const parts: string[] = [];
  if (line.original_due !== null && line.due !== line.original_due) parts.push(`原定${day(line.original_due)}`);
  if (line.extensions > 0) parts.push(`延期${line.extensions}次`);
  return parts.join("，");
}

/** Where a follow-up that comes from no decision can come from. */
export const SOURCES: ReadonlyArray<{ source: string; name: string; asks: string | null }> = [
  { source: "plan", name: "方案任务", asks: null },
  { source: "领导批示", name: "领导批示", asks: "哪位领导，何日批示" },
  { source: "上级来文", name: "上级来文", asks: "来文标题或文号" },
  { source: "其他", name: "其他", asks: "写明来源" },
];

/** A new item's form as it is typed. */
export type FollowUpForm = {
  title: string;
  requirement: string;
  source: string;
  source_words: string;
  owner: UnitId | null;
  co_units: UnitId[];
  measures: MeasureId[];
  due: string | null;
};

/** An empty form. */
export function blankFollowUp(): FollowUpForm {
  return { title: "", requirement: "", source: "plan", source_words: "", owner: null, co_units: [], measures: [], due: null };
}

/** The form of a draft that is there already. */
export function formOfPage(page: FollowUpPage): FollowUpForm {
  const [source, words] = splitSource(page.line.source);
  return {
    title: page.line.title,
    requirement: page.requirement,
    source,
    source_words: words,
    owner: page.line.owner,
    co_units: page.co_units.map(([id]) => id),
    measures: page.measures.map(([id]) => id),
    due: page.line.due,
  };
}

/** The form for the wire; a draft that came from a decision keeps it. */
export function newFollowUp(form: FollowUpForm, decision: DecisionId | null = null): NewFollowUp {
  const requirement = form.requirement.trim();
  return {
    title: form.title,
    requirement: requirement === "" ? null : requirement,
    source: decision === null ? sourceOf(form.source, form.source_words) : { decision },
    owner: form.owner,
    co_units: form.co_units.filter((unit) => unit !== form.owner),
    measures: form.measures,
    due: form.due,
  };
}

/** 方案任务 is a source of its own; the others are kept in words: 上级来文：鲁政发〔2026〕1号. */
export function sourceOf(source: string, words: string): Source {
  if (source === "plan") return "plan";
  const said = words.trim();
  if (source === "其他" && said !== "") return { other: said };
  return { other: said === "" ? source : `${source}：${said}` };
}

function splitSource(words: string): [string, string] {
  for (const { source, name } of SOURCES) {
    if (words === name) return [source, ""];
    if (words.startsWith(`${name}：`)) return [source, words.slice(name.length + 1)];
  }
  return ["其他", words];
}

/** The row before (-1) or after (1) one in the list it was opened from; null at the ends. */
export function neighbour(rows: ReadonlyArray<FollowUpLine>, id: number, by: -1 | 1): number | null {
  const at = rows.findIndex((row) => row.id === id);
  return at < 0 ? null : (rows[at + by]?.id ?? null);
}
