/**
 * The thinking of 督办: filters and what stands empty under them, what stands beside a due date, and the
 * form of a new item. What an item may do next is not decided here: the book says it.
 */
import type {
  MeetingId,
  Directory,
  PersonId,
  DecisionId,
  FilterCount,
  FollowUpFilter,
  FollowUpLine,
  FollowUpPage,
  FollowUpQuery,
  GroupId,
  InstructionId,
  MeasureId,
  NewFollowUp,
  Source,
  SourceKind,
  Term,
  UnitId,
} from "../../generated/office";

/** The saved filters in the order of their chips. */
export const FILTERS: ReadonlyArray<{ filter: FollowUpFilter; empty: string }> = [
  { filter: "open", empty: "没有未办结的事项。会上记录议定事项，或点“新增事项”立项。" },
  { filter: "overdue", empty: "没有超期的事项。" },
  { filter: "due_soon", empty: "三个工作日内没有到期的事项。" },
  { filter: "submitted", empty: "没有等待审核的办结申请。" },
  { filter: "draft", empty: "没有拟立项的事项。" },
  { filter: "lasting", empty: "没有长期坚持的事项。立项时把时限选为“长期坚持”，事项会列在这里。" },
  { filter: "internal", empty: "没有内部事项。内部事项不会印在发出的材料上。" },
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

/** How the table is narrowed beside its filter. */
export type Narrow = { unit: UnitId | null; source: SourceKind | null; measure: MeasureId | null; text: string };

/** Nothing narrowed. */
export function blankNarrow(): Narrow {
  return { unit: null, source: null, measure: null, text: "" };
}

/** The question that shows a filter, narrowed. */
export function queryOf(filter: FollowUpFilter, narrow: Narrow, after: string | null = null): FollowUpQuery {
  const query: FollowUpQuery = { filter };
  if (narrow.unit !== null) query.unit = narrow.unit;
  if (narrow.source !== null) query.source = narrow.source;
  if (narrow.measure !== null) query.measure = narrow.measure;
  if (narrow.text.trim() !== "") query.text = narrow.text.trim();
  if (after !== null) query.after = after;
  return query;
}

/** Whether a row calls for ringing its owner: late or nearly so, back with the unit, or not signed for. */
export function chases(line: FollowUpLine): boolean {
  if (line.owner === null || line.replies !== null) return false;
  const pressed = line.lit.light === "red" || line.lit.light === "yellow";
  if (line.state === "issued" || line.state === "returned") return true;
  return (line.state === "received" || line.state === "active") && (line.overdue || pressed);
}

/** What stands beside the due date: the original one, how often it moved, how it was given; empty when plain. */
export function dueNote(line: FollowUpLine, day: (on: string) => string): string {
  const parts: string[] = [];
  if (line.lasting) return line.next_review_on === null ? "长期坚持" : `下次复核${day(line.next_review_on)}`;
  if (line.original_due !== null && line.due !== line.original_due) parts.push(`原定${day(line.original_due)}`);
  if (line.extensions > 0) parts.push(`延期${line.extensions}次`);
  return parts.join("，");
}

/** Where a follow-up can come from when a clerk makes it. */
export const SOURCES: ReadonlyArray<{ source: SourceKind; name: string; asks: string | null }> = [
  { source: "plan", name: "方案任务", asks: null },
  { source: "superior", name: "上级来文", asks: "来文标题或文号" },
  { source: "other", name: "其他", asks: "写明来源" },
];

/** How the time of an item is given. */
export const TERMS: ReadonlyArray<{ term: TermKind; name: string }> = [
  { term: "date", name: "日期" },
  { term: "working_days", name: "若干工作日" },
  { term: "days", name: "若干日" },
  { term: "stage", name: "阶段性办结" },
  { term: "lasting", name: "长期坚持" },
];

/** The kinds of time. */
export type TermKind = "date" | "days" | "working_days" | "lasting" | "stage";

/** A new item's form as it is typed. */
export type FollowUpForm = {
  title: string;
  requirement: string;
  source: SourceKind;
  source_words: string;
  owner: UnitId | null;
  group: GroupId | null;
  co_units: UnitId[];
  measures: MeasureId[];
  term: TermKind;
  due: string | null;
  count: string;
  stage: string;
  leader: PersonId | null;
  internal: boolean;
  urgent: boolean;
};

/** An empty form. */
export function blankFollowUp(): FollowUpForm {
  return {
    title: "",
    requirement: "",
    source: "plan",
    source_words: "",
    owner: null,
    group: null,
    co_units: [],
    measures: [],
    term: "date",
    due: null,
    count: "",
    stage: "",
    leader: null,
    internal: false,
    urgent: false,
  };
}

/** The 区领导 to choose a 责任领导 from, each with the post. */
export function leaderChoices(directory: Directory | null): { key: PersonId; label: string; hint?: string }[] {
  return (directory?.leaders ?? []).map((person) => ({ key: person.id, label: person.name, hint: person.post ?? undefined }));
}

/** The form of a draft that is there already. */
export function formOfPage(page: FollowUpPage): FollowUpForm {
  const [source, words] = splitSource(page.line.source);
  return {
    ...blankFollowUp(),
    title: page.line.title,
    requirement: page.requirement,
    source,
    source_words: words,
    owner: page.line.owner,
    group: page.group?.[0] ?? null,
    co_units: page.co_units.map(([id]) => id),
    measures: page.measures.map(([id]) => id),
    ...typedTerm(page.term),
    due: page.line.due,
    leader: page.line.leader?.[0] ?? null,
    internal: page.line.internal,
    urgent: page.line.urgent,
  };
}

function typedTerm(term: Term): Pick<FollowUpForm, "term" | "count" | "stage"> {
  if (term === "date") return { term: "date", count: "", stage: "" };
  if ("days" in term) return { term: "days", count: String(term.days.count), stage: "" };
  if ("working_days" in term) return { term: "working_days", count: String(term.working_days.count), stage: "" };
  if ("lasting" in term) return { term: "lasting", count: String(term.lasting.months), stage: "" };
  return { term: "stage", count: "", stage: term.stage.words };
}

/** The time for the wire; days count from `from`. A count that is no number is sent as 0, which the book refuses. */
export function termOf(form: Pick<FollowUpForm, "term" | "count" | "stage">, from: string): Term {
  const count = /^\d{1,4}$/.test(form.count.trim()) ? Number(form.count.trim()) : 0;
  if (form.term === "days") return { days: { count, from } };
  if (form.term === "working_days") return { working_days: { count, from } };
  if (form.term === "lasting") return { lasting: { months: count } };
  return form.term === "stage" ? { stage: { words: form.stage } } : "date";
}

/** Where the draft came from, which a change keeps. */
export type Origin = { decision: DecisionId | null; instruction: InstructionId | null };

/** The form for the wire; a draft that came from a decision or an instruction keeps it. */
export function newFollowUp(form: FollowUpForm, today: string, origin: Origin | null = null): NewFollowUp {
  const requirement = form.requirement.trim();
  const dated = form.term === "date" || form.term === "stage";
  return {
    title: form.title,
    requirement: requirement === "" ? null : requirement,
    source: originOf(origin) ?? sourceOf(form.source, form.source_words),
    owner: form.group === null ? form.owner : null,
    group: form.group,
    co_units: form.co_units.filter((unit) => unit !== form.owner),
    measures: form.measures,
    due: dated ? form.due : null,
    term: termOf(form, today),
    leader: form.leader,
    internal: form.internal,
    urgent: form.urgent,
  };
}

function originOf(origin: Origin | null): Source | null {
  if (origin?.decision != null) return { decision: origin.decision };
  return origin?.instruction != null ? { instruction: origin.instruction } : null;
}

/** The source for the wire. */
export function sourceOf(source: SourceKind, words: string): Source {
  if (source === "plan") return "plan";
  return source === "superior" ? { superior: words.trim() } : { other: words.trim() };
}

function splitSource(words: string): [SourceKind, string] {
  if (words === "方案任务") return ["plan", ""];
  const superior = "上级来文：";
  return words.startsWith(superior) ? ["superior", words.slice(superior.length)] : ["other", words];
}

/** The row before (-1) or after (1) one in the list it was opened from; null at the ends. */
export function neighbour(rows: ReadonlyArray<FollowUpLine>, id: number, by: -1 | 1): number | null {
  const at = rows.findIndex((row) => row.id === id);
  return at < 0 ? null : (rows[at + by]?.id ?? null);
}

/** From where else a matter can come. */
export const ADDED = [
  { kind: "decision", name: "会议议定" },
  { kind: "instruction", name: "领导批示" },
  { kind: "superior", name: "上级来文" },
  { kind: "other", name: "其他" },
] as const;

/** One more source as it is typed; only the fields of its kind count. */
export type AddedForm = {
  kind: (typeof ADDED)[number]["kind"];
  words: string;
  meeting: MeetingId | null;
  decision: DecisionId | null;
  instruction: InstructionId | null;
};

/** One more source, nothing typed. */
export const blankAdded = (): AddedForm => ({ kind: "superior", words: "", meeting: null, decision: null, instruction: null });

/** The source for the wire, or the field that is still missing. */
export function addedSource(form: AddedForm): { source: Source } | { lacks: string } {
  switch (form.kind) {
    case "decision":
      if (form.meeting === null) return { lacks: "meeting" };
      return form.decision === null ? { lacks: "decision" } : { source: { decision: form.decision } };
    case "instruction":
      return form.instruction === null ? { lacks: "instruction" } : { source: { instruction: form.instruction } };
    default:
      return form.words.trim() === "" ? { lacks: "words" } : { source: sourceOf(form.kind, form.words) };
  }
}
