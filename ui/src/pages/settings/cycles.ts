/**
 * What the settings of report cycles and meeting series think: forms and their words. Nothing is
 * checked here; the book refuses.
 */
import type { Cycle, CycleLine, CycleRule, DueRule, NewSeries, Rhythm, SeriesLine } from "../../generated/office";
import { dateShort } from "../../text";

/** The cycles, shortest first. */
export const CYCLE_NAMES: Record<Cycle, string> = { week: "周调度", month: "月通报", quarter: "季度报告" };

/** The kinds of due rule. */
export type DueKind = "working_day_after" | "working_day_before" | "day_of_month" | "day_of_next_month";

/** Their names, with the number that follows. */
export const DUE_KINDS: Record<DueKind, string> = {
  working_day_after: "期满后第几个工作日",
  working_day_before: "期内倒数第几个工作日",
  day_of_month: "期末当月几日",
  day_of_next_month: "期满次月几日",
};

/** A week has no day of the month. */
export const dueKindsOf = (cycle: Cycle): DueKind[] =>
  cycle === "week" ? ["working_day_before", "working_day_after"] : ["day_of_month", "day_of_next_month", "working_day_before", "working_day_after"];

/** A cycle's form. */
export type CycleForm = { from: string | null; kind: DueKind; number: number; measures: boolean; follow_ups: boolean; indicators: boolean };

/** The row of a cycle that runs; null is not asked for. */
export const running = (lines: readonly CycleLine[], cycle: Cycle) => lines.find((line) => line.cycle === cycle && line.until === null) ?? null;

const kindOf = (due: DueRule) => Object.entries(due)[0] as [DueKind, number];

/** The form of a cycle as it runs, or as one would begin it. */
export function cycleForm(cycle: Cycle, line: CycleLine | null, today: string): CycleForm {
  if (line) {
    const [kind, number] = kindOf(line.rule.due);
    return { from: today, kind, number, measures: line.rule.measures, follow_ups: line.rule.follow_ups, indicators: line.rule.indicators };
  }
  const usual: Record<Cycle, Omit<CycleForm, "from">> = {
    week: { kind: "working_day_before", number: 1, measures: false, follow_ups: true, indicators: false },
    month: { kind: "day_of_month", number: 25, measures: true, follow_ups: true, indicators: false },
    quarter: { kind: "working_day_after", number: 5, measures: false, follow_ups: false, indicators: true },
  };
  return { from: today, ...usual[cycle] };
}

/** The form for the wire. */
export const cycleRule = (form: CycleForm): CycleRule => ({
  due: { [form.kind]: form.number } as DueRule,
  measures: form.measures,
  follow_ups: form.follow_ups,
  indicators: form.indicators,
});

/** 自2026-01-01起，期末当月25日前报：措施、督办事项. */
export function cycleWords(line: CycleLine): string {
  const [kind, number] = kindOf(line.rule.due);
  const due = { working_day_after: `期满后第${number}个工作日`, working_day_before: `期内倒数第${number}个工作日`, day_of_month: `期末当月${number}日`, day_of_next_month: `期满次月${number}日` }[kind];
  const what = [line.rule.measures && "措施", line.rule.follow_ups && "督办事项", line.rule.indicators && "指标"].filter(Boolean);
  return `自${dateShort(line.from)}起，${due}前报：${what.join("、")}`;
}

/** 每周 …; null is by need. */
export const RHYTHMS: Record<Rhythm, string> = { weekly: "每周", fortnightly: "每两周", monthly: "每月", quarterly: "每季度" };

/** 周一 … 周日, 1 to 7. */
export const WEEKDAYS = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"] as const;

/** A series' form: nothing is null, an empty text is an absent one; an empty prefix numbers 第N期. */
export type SeriesForm = { name: string; rhythm: Rhythm | ""; weekday: number | ""; time: string; place: string; chair: string; level: string; prefix: string };

/** The form of a series that is there, or an empty one. */
export function seriesForm(line: SeriesLine | null): SeriesForm {
  const usual = line?.usual;
  return {
    name: usual?.name ?? "",
    rhythm: usual?.rhythm ?? "",
    weekday: usual?.weekday ?? "",
    time: usual?.time ?? "",
    place: usual?.place ?? "",
    chair: usual?.chair ?? "",
    level: usual?.level ?? "",
    prefix: usual && typeof usual.numbering === "object" ? usual.numbering.prefix : "",
  };
}

const orNull = (text: string) => (text.trim() === "" ? null : text.trim());

/** The form for the wire. */
export const newSeries = (form: SeriesForm): NewSeries => ({
  name: form.name,
  rhythm: form.rhythm === "" ? null : form.rhythm,
  weekday: form.weekday === "" ? null : form.weekday,
  time: orNull(form.time),
  place: orNull(form.place),
  chair: orNull(form.chair),
  level: orNull(form.level),
  numbering: form.prefix.trim() === "" ? "issue" : { prefix: form.prefix.trim() },
});

/** 每周周四 14:30，三楼会议室，王某主持. */
export function seriesWords(line: SeriesLine): string {
  const { rhythm, weekday, time, place, chair } = line.usual;
  const when = [rhythm ? RHYTHMS[rhythm] : "按需召开", weekday ? WEEKDAYS[weekday - 1] : "", time ?? ""].filter(Boolean).join(" ");
  return [when, place, chair ? `${chair}主持` : null].filter(Boolean).join("，");
}
