/**
 * The thinking of 待明确事项: which doubts come first and what may be answered with one key.
 * An answer is the decision in words; an owner or a base value that settles it is set in the same stroke.
 */
import type { Act, IndicatorLine, QuestionKind, QuestionLine, Span, UnitId } from "../../generated/office";
import { amountTyped } from "../../parts/indicator";

/** Kinds in the order of their weight: what leaves a duty without anybody comes first. */
export const WEIGHT: readonly QuestionKind[] = [
  "no_lead", "no_owner", "alias", "collective", "contradiction", "duplicate", "no_base", "no_year", "unread",
];

/** Open doubts by weight, then by their place in the notice. */
export function openOnes(questions: readonly QuestionLine[]): QuestionLine[] {
  return questions
    .filter((question) => question.answer === null)
    .sort((a, b) => WEIGHT.indexOf(a.kind) - WEIGHT.indexOf(b.kind) || start(a) - start(b) || a.id - b.id);
}

/** Answered doubts, the newest id first. */
export function answeredOnes(questions: readonly QuestionLine[]): QuestionLine[] {
  return questions.filter((question) => question.answer !== null).sort((a, b) => b.id - a.id);
}

function start(question: QuestionLine): number {
  return question.spans[0]?.[0] ?? Number.MAX_SAFE_INTEGER;
}

/** How many of each kind. */
export function countKinds(questions: readonly QuestionLine[]): [QuestionKind, number][] {
  return WEIGHT.map((kind): [QuestionKind, number] => [kind, questions.filter((question) => question.kind === kind).length]).filter(([, count]) => count > 0);
}

/** Words around a span, with the span apart, so that it can be marked. Spans count characters (code points). */
export function around(text: readonly string[], span: Span, reach = 40): { before: string; words: string; after: string } {
  const piece = (from: number, to: number) => text.slice(Math.max(from, 0), Math.max(to, 0)).join("").replace(/\s+/g, " ");
  const [from, to] = span;
  return { before: piece(from - reach, from), words: piece(from, to), after: piece(to, to + reach) };
}

/** Answers that are often the right one: one click puts them into the field. */
export const USUAL: Partial<Record<QuestionKind, readonly string[]>> = {
  alias: ["经核实为同一单位", "经核实为两个单位，分别登记"],
  collective: ["成员名单已在单位组中设定"],
  contradiction: ["以前一处为准", "以后一处为准"],
  duplicate: ["同一目标，合并统计", "两个目标，分别统计"],
  no_year: ["到2025年", "到2027年", "长期坚持"],
};

/** The indicator that a doubt is about, where it lacks an owner or a base value. */
export function subjectOf(question: QuestionLine, indicators: readonly IndicatorLine[]): IndicatorLine | null {
  if (question.kind !== "no_owner" && question.kind !== "no_base") return null;
  const same = indicators.filter((line) => line.targets.some((target) => target.words === question.words));
  return same.find((line) => question.proposal.includes(`“${line.name}”`)) ?? (same.length === 1 ? (same[0] ?? null) : null);
}

/** What is typed beside a doubt: the answer in words, and the owner or base value that settles it. */
export type Reply = { words: string; owner: UnitId | null; base: string };

/** A reply with nothing in it. */
export const NO_REPLY: Reply = { words: "", owner: null, base: "" };

/** The words kept as the answer: as typed, or what was settled. */
export function replyWords(reply: Reply, ownerName: string | null, subject: IndicatorLine | null): string {
  if (reply.words.trim() !== "") return reply.words;
  if (reply.owner !== null && ownerName) return `由${ownerName}负责`;
  const base = amountTyped(reply.base);
  return base !== null && subject ? `${subject.base_year ?? ""}年基期值为${base}${subject.value_unit ?? ""}` : "";
}

/** The act that settles the doubt at its place, run before the answer is kept; null where words alone answer. */
export function settlingAct(question: QuestionLine, reply: Reply, subject: IndicatorLine | null, basis: string): Act | null {
  if (subject === null) return null;
  if (question.kind === "no_owner" && reply.owner !== null) return { indicator: { set_owner: { id: subject.id, owner: reply.owner, basis } } };
  const value = amountTyped(reply.base);
  if (question.kind !== "no_base" || value === null || subject.base_year === null) return null;
  return { indicator: { set_base: { id: subject.id, year: subject.base_year, value, basis } } };
}
