/** The thinking of 与现行方案对照: what a choice of the clerk makes of the choices so far. What follows from it is Rust's. */
import type { Choices, DroppedLine, Fate, IndicatorId, MeasureId, PartChange, PieceKind, RevisionLine, RevisionPage, Role, TargetChange } from "../../generated/office";
import { ROLE } from "../../text";

/** 未变, 有改 … */
export const FATE: Record<Fate, string> = { same: "未变", changed: "有改", new: "新增", split: "拆分", merged: "合并" };

/** How a piece of text is marked for who can't see the colour. */
export const PIECE: Record<PieceKind, string> = { same: "", removed: "删去", added: "增加" };

/** A measure goes on as another, or as none; whoever had it before begins anew. */
export function carry(choices: Choices, no: number, id: MeasureId | null): Choices {
  return {
    ...choices,
    mapped: choices.mapped.map((mapped) => {
      if (mapped.no === no) return { ...mapped, carries: id, also_from: mapped.also_from.filter((other) => other !== id) };
      return id !== null && mapped.carries === id ? { ...mapped, carries: null, also_from: [...new Set([...mapped.also_from, id])] } : mapped;
    }),
  };
}

/** A measure takes another in, or no longer does: 合并, 拆分. */
export function takeIn(choices: Choices, no: number, id: MeasureId, on: boolean): Choices {
  return {
    ...choices,
    mapped: choices.mapped.map((mapped) =>
      mapped.no === no ? { ...mapped, also_from: on ? [...new Set([...mapped.also_from, id])] : mapped.also_from.filter((other) => other !== id) } : mapped,
    ),
  };
}

/** Open items of a dropped measure go to a measure of the new version, or stay. */
export function openItems(choices: Choices, measure: MeasureId, to: number | null): Choices {
  return { ...choices, dropped: choices.dropped.map((dropped) => (dropped.measure === measure ? { ...dropped, open_items_to: to } : dropped)) };
}

const same = (one: PartChange, other: PartChange) => one.no === other.no && one.name === other.name && one.was === other.was && one.becomes === other.becomes;

/** Whether a change of parts will be made. */
export function accepted(choices: Choices, change: PartChange): boolean {
  return !choices.declined.some((other) => same(other, change));
}

/** A change of parts is made, or left out. */
export function accept(choices: Choices, change: PartChange, on: boolean): Choices {
  const rest = choices.declined.filter((other) => !same(other, change));
  return { ...choices, declined: on ? rest : [...rest, change] };
}

const samePoint = (one: TargetChange, other: TargetChange) =>
  one.no === other.no && one.indicator === other.indicator && one.words === other.words && one.year === other.year && one.gone === other.gone;

/** Whether a change of targets will be made. */
export function pointAccepted(choices: Choices, change: TargetChange): boolean {
  return !choices.declined_targets.some((other) => samePoint(other, change));
}

/** A change of targets is made, or left out. */
export function acceptPoint(choices: Choices, change: TargetChange, on: boolean): Choices {
  const rest = choices.declined_targets.filter((other) => !samePoint(other, change));
  return { ...choices, declined_targets: on ? rest : [...rest, change] };
}

/** What the clerk says an indicator of the new text goes on as: by its name, a new one, or one of the book. */
export function carriedBy(choices: Choices, change: TargetChange): "name" | "new" | IndicatorId {
  const found = choices.indicators.find((one) => one.no === change.no && one.indicator === change.indicator);
  return found === undefined ? "name" : (found.carries ?? "new");
}

/** An indicator goes on as another; each of the book goes on once. */
export function mapIndicator(choices: Choices, change: TargetChange, to: "name" | "new" | IndicatorId): Choices {
  const carries = to === "name" || to === "new" ? null : to;
  const rest = choices.indicators.filter(
    (one) => !(one.no === change.no && one.indicator === change.indicator) && (carries === null || one.carries !== carries),
  );
  return { ...choices, indicators: to === "name" ? rest : [...rest, { no: change.no, indicator: change.indicator, carries }] };
}

/** 2025年 综合机械化率达到95.2%. */
export function pointWords(change: TargetChange): string {
  return `${change.year === null ? "" : `（${change.year}年）`}${change.words.replace(/\s/g, "")}`;
}

/** 区商务局：责任 → 牵头. */
export function changeWords(change: PartChange): string {
  const role = (each: Role | null) => (each === null ? "" : ROLE[each]);
  if (change.was === null) return `增加${role(change.becomes)}单位 ${change.name}`;
  if (change.becomes === null) return `不再是${role(change.was)}单位 ${change.name}`;
  return `${change.name}：${role(change.was)} → ${role(change.becomes)}`;
}

/** What the version changes, in one line. */
export function totals(page: RevisionPage): string {
  const count = (fate: Fate) => page.lines.filter((line) => line.fate === fate).length;
  const said = (Object.keys(FATE) as Fate[]).map((fate) => [FATE[fate], count(fate)] as const).filter(([, number]) => number > 0);
  const gone = page.dropped.length > 0 ? ["取消", page.dropped.length] as const : null;
  return [...said, ...(gone ? [gone] : [])].map(([name, number]) => `${name}${number}`).join(" · ");
}

/** Lines worth looking at: what stayed the same is folded away unless asked for. */
export function worthALook(lines: readonly RevisionLine[], all: boolean): RevisionLine[] {
  return lines.filter((line) => all || line.fate !== "same");
}

/** What becomes of a dropped measure, in words. */
export function goneWords(line: DroppedLine): string {
  return line.merged_into === null ? "新版本中没有这项措施" : `并入新版本第${line.merged_into}项`;
}
