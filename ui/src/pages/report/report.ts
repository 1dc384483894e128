/**
 * What the report page thinks: which rows a filter shows, how a row stands in words, and what the grid
 * sends. Who owes and what is late is the book's to say.
 */
import type { Cycle, DueRule, NewReport, OwedLine, OwedState, Period, ReportLine, ReportPage, ReportSubject, UnitId } from "../../generated/office";

/** 周, 月, 季 of the picker, in the order of `now`. */
export const CYCLES: ReadonlyArray<{ cycle: Cycle; name: string }> = [
  { cycle: "week", name: "周调度" },
  { cycle: "month", name: "月通报" },
  { cycle: "quarter", name: "季度报告" },
];

/** The cycle of a period: 2026-W12, 2026-03, 2026-Q1. */
export function cycleOf(period: Period): Cycle {
  if (period.includes("W")) return "week";
  return period.includes("Q") ? "quarter" : "month";
}

/** The filters over the owed list. */
export type Filter = "all" | "owed" | "received" | "returned" | "accepted";

/** The filters with their names, in order. */
export const FILTERS: ReadonlyArray<{ filter: Filter; name: string }> = [
  { filter: "all", name: "全部应报" },
  { filter: "owed", name: "未报待报" },
  { filter: "received", name: "待审核" },
  { filter: "returned", name: "退回待补" },
  { filter: "accepted", name: "已采用" },
];

const STATES: Record<Filter, readonly OwedState[]> = {
  all: ["missing", "returned", "waiting", "received", "accepted", "answered"],
  owed: ["missing", "returned", "waiting"],
  received: ["received"],
  returned: ["returned"],
  accepted: ["accepted", "answered"],
};

/** The rows under a filter, of one unit where one is named. */
export const under = (lines: readonly OwedLine[], filter: Filter, unit: UnitId | null = null) =>
  lines.filter((line) => STATES[filter].includes(line.standing.state) && (unit === null || line.unit === unit));

/** 未报, 待报 …: how an owed report stands. */
export const OWED_STATE: Record<OwedState, string> = {
  missing: "未报",
  returned: "退回待补",
  waiting: "待报",
  received: "已报",
  accepted: "已采用",
  answered: "已反馈",
};

/** 未报，已超3个工作日; 已报，迟2个工作日; 已采用. */
export function standingWords(line: OwedLine): string {
  const { state, late_by, returned } = line.standing;
  const word = OWED_STATE[state];
  const again = returned > 0 && state !== "returned" ? `（退回${returned}次）` : "";
  if (late_by === 0) return word + again;
  const late = state === "missing" ? `超${late_by}个工作日` : `迟${late_by}个工作日`;
  return `${word}，${late}${again}`;
}

/** Whether the unit still owes something. */
export const isOwed = (line: OwedLine) => STATES.owed.includes(line.standing.state);

/** One key for a row: who and about what. */
export const rowKey = (line: Pick<OwedLine, "unit" | "subject" | "request">) => `${line.unit} ${JSON.stringify(line.subject)} ${line.request ?? ""}`;

/** A row of the grid as it is typed. */
export type Typed = { progress: string; problem: string; next_step: string; coordination: string };

/** An empty row. */
export const blankTyped = (): Typed => ({ progress: "", problem: "", next_step: "", coordination: "" });

const orNull = (text: string) => (text.trim() === "" ? null : text.trim());

/** A report of a row. */
export function newReport(line: Pick<OwedLine, "unit" | "subject">, period: Period, typed: Typed, received_on: string): NewReport {
  return {
    subject: line.subject,
    unit: line.unit,
    period,
    received_on,
    progress: typed.progress,
    problem: orNull(typed.problem),
    next_step: orNull(typed.next_step),
    coordination: orNull(typed.coordination),
    document: null,
  };
}

/** A report as it may be typed over. */
export const typedOf = (line: ReportLine): Typed => ({ progress: line.progress, problem: line.problem ?? "", next_step: line.next_step ?? "", coordination: line.coordination ?? "" });

/** The report as it should have been typed: who, about what, of when and on which paper stay. */
export function corrected(line: ReportLine, typed: Typed, received_on: string): NewReport {
  return { ...newReport(line, line.period, typed, received_on), document: line.document };
}

/** What may be done with a row: typed in, decided on, put right, or no longer asked for. */
export type RowAct = "record" | "accept" | "return" | "correct" | "withdraw";

/** The acts of a row, the likely one first. */
export function rowActs(line: OwedLine): RowAct[] {
  const acts: RowAct[] = [];
  if (isOwed(line)) acts.push("record");
  if (line.report?.state === "received") acts.push("accept", "return", "correct");
  else if (line.report?.state === "accepted") acts.push("return");
  // An ask that has an answer, even a returned one, stands.
  if (line.request !== null && line.report === null && isOwed(line)) acts.push("withdraw");
  return acts;
}

/** The acts in words, with their keys. */
export const ROW_ACT: Record<RowAct, { name: string; keys: string | null }> = {
  record: { name: "登记", keys: "Enter" },
  accept: { name: "采用", keys: "A" },
  return: { name: "退回", keys: "R" },
  correct: { name: "更正", keys: "E" },
  withdraw: { name: "撤回要求", keys: null },
};

/** The reports of the rows where anything was typed; one act, undone as one. */
export function batch(page: Pick<ReportPage, "lines" | "period">, typed: Readonly<Record<string, Typed>>, received_on: string): NewReport[] {
  return page.lines.flatMap((line) => {
    const words = typed[rowKey(line)];
    const filled = words && Object.values(words).some((text) => text.trim() !== "");
    return isOwed(line) && filled ? [newReport(line, page.period, words, received_on)] : [];
  });
}

/** 应报41份，已报12份（迟报3份），未报5份. */
export function countWords(count: ReportPage["count"]): string {
  if (count.owed === 0) return "";
  const late = count.late ? `（迟报${count.late}份）` : "";
  const rest = [
    count.returned ? `退回待补${count.returned}份` : "",
    count.missing ? `未报${count.missing}份` : "",
  ].filter(Boolean);
  return [`应报${count.owed}份`, `已报${count.filed}份${late}`, ...rest].join("，");
}

/** The page that a subject is shown on; null has none. */
export function subjectPlace(subject: ReportSubject): { page: "measure" | "follow_up"; id: number } | null {
  if ("measure" in subject) return { page: "measure", id: subject.measure };
  if ("follow_up" in subject) return { page: "follow_up", id: subject.follow_up };
  return null;
}

/** The guard's question; null while nobody or nothing was named. */
export function guardFields(form: { units: UnitId[]; measure: number | null; words: string; period: Period }) {
  if (form.units.length === 0 || (form.measure === null && form.words.trim() === "")) return null;
  return { units: form.units, subject: form.measure === null ? null : { measure: form.measure }, words: form.words, period: form.period };
}

/** The kinds of a due rule, as a choice. */
export type DueKind = "working_day_after" | "working_day_before" | "day_of_month" | "day_of_next_month";

/** A due rule of its kind and number. */
export function dueRule(kind: DueKind, number: number): DueRule {
  return { [kind]: number } as DueRule;
}
