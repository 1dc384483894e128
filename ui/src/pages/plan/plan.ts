/**
 * The thinking of 方案: filters, chips that say what is filtered, and the columns of the table.
 * Lights and counts come from Rust; nothing is judged here.
 */
import type { AssignmentsOn, ChapterId, Light, LightCount, MeasureLine, PartLine, PlanPage, UnitId } from "../../generated/office";
import { score } from "../../parts/match";
import type { Column } from "../../parts/table";

/** What the table is filtered by; null and "" filter nothing. */
export type PlanFilter = { words: string; unit: UnitId | null; chapter: ChapterId | null; light: Light | null };

/** A filter that lets every measure through. */
export const NO_FILTER: PlanFilter = { words: "", unit: null, chapter: null, light: null };

/** Whether anything is filtered. */
export function isFiltered(filter: PlanFilter): boolean {
  return filter.words.trim() !== "" || filter.unit !== null || filter.chapter !== null || filter.light !== null;
}

/** The measures that pass. */
export function filtered(page: PlanPage, filter: PlanFilter): MeasureLine[] {
  return page.measures.filter(
    (line) =>
      (filter.unit === null || hasPart(line, filter.unit)) &&
      (filter.chapter === null || line.chapter === filter.chapter) &&
      (filter.light === null || line.lit.light === filter.light) &&
      (filter.words.trim() === "" || score(filter.words, textOf(line)) !== null),
  );
}

/** The page with the parts of another day; itself for today. */
export function withParts(page: PlanPage, then: AssignmentsOn | null): PlanPage {
  if (then === null) return page;
  const measures = page.measures.map((line) => {
    const parts = then.measures.find((each) => each.measure === line.id);
    return parts ? { ...line, leads: parts.leads, responsible: parts.responsible, by_rule: parts.by_rule } : line;
  });
  return { ...page, measures };
}

/** Whether a unit leads or is responsible, by its own name. */
export function hasPart(line: MeasureLine, unit: UnitId): boolean {
  return [...line.leads, ...line.responsible].some((part) => part.unit === unit);
}

function textOf(line: MeasureLine): string {
  const names = [...line.leads, ...line.responsible].map((part) => part.name).join(" ");
  return `${line.number} ${line.title} ${names} ${line.targets.map((target) => target.name).join(" ")}`;
}

/** The lights of the measures given, as counts. */
export function countLights(lines: readonly MeasureLine[]): LightCount {
  const counts: LightCount = { done: 0, grey: 0, red: 0, yellow: 0, green: 0 };
  for (const line of lines) counts[line.lit.light] += 1;
  return counts;
}

/** 二、实施高水平工业技改. */
export function chapterName(page: PlanPage, id: ChapterId | null): string {
  const chapter = page.chapters.find((each) => each.id === id);
  return chapter ? `${chapter.no}、${chapter.title}` : "未分部分";
}

/** Units that have a part, each once, in the order of the measures. */
export function unitsWithParts(page: PlanPage): { id: UnitId; name: string }[] {
  const found = new Map<UnitId, string>();
  for (const line of page.measures) {
    for (const part of [...line.leads, ...line.responsible]) if (part.unit !== null) found.set(part.unit, part.name);
  }
  return [...found].map(([id, name]) => ({ id, name }));
}

/** Names with 、 between; a dash for none. */
export function names(parts: readonly PartLine[]): string {
  return parts.map((part) => part.name).join("、") || "—";
}

/** Targets of a measure in one line: 农作物耕种收综合机械化率 2025年≥95.2%、2027年≥95.4%. */
export function targetsShort(line: MeasureLine): string {
  return line.targets
    .map((indicator) => {
      const values = indicator.targets.map((target) => `${target.year === null ? (target.recurring ? "每年" : "") : `${target.year}年`}${target.value}`);
      return `${indicator.name} ${values.join("、")}`;
    })
    .join("；");
}

/** Whether anything was ever recorded: without it the plan says 尚未建立数据 once, not one grey light a line. */
export function hasRecords(page: PlanPage): boolean {
  return page.measures.some((line) => line.lit.light !== "grey" || line.open_follow_ups > 0 || line.latest !== null || line.targets.some((target) => target.reached !== null));
}

/** The columns of the table; lights and progress only once something was recorded. */
export function columnsOf(page: PlanPage): readonly Column<MeasureLine>[] {
  return hasRecords(page) ? COLUMNS : COLUMNS.filter((column) => !["lit", "tasks", "open", "latest"].includes(column.key));
}

const COLUMNS: readonly Column<MeasureLine>[] = [
  { key: "number", title: "序号", width: "48px", right: true, text: (line) => line.number, sort: (line) => line.number },
  { key: "title", title: "措施", sort: (line) => line.title },
  { key: "leads", title: "牵头单位", width: "15%", sort: (line) => names(line.leads) },
  { key: "responsible", title: "责任单位", wide: true, width: "14%", sort: (line) => names(line.responsible) },
  { key: "lit", title: "灯", width: "76px", sort: (line) => ["red", "yellow", "green", "grey", "done"].indexOf(line.lit.light) },
  { key: "tasks", title: "任务", width: "62px", wide: true, sort: (line) => -line.tasks_missed },
  { key: "open", title: "未办结", width: "64px", right: true, text: (line) => line.open_follow_ups || "", sort: (line) => -line.open_follow_ups },
  { key: "targets", title: "目标", wide: true, width: "16%" },
  { key: "latest", title: "最新进展", width: "13%" },
];
