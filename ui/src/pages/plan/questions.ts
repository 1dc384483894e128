/**
 * The thinking of 待明确事项: which doubts come first and what may be answered with one key.
 * An answer is the decision in words with its basis; what settles it is set in the same act.
 */
import type { Act, DecisionId, QuestionKind, QuestionLine, Settlement, Span, UnitId } from "../../generated/office";
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

/** A reply that one click gives: its words, and what it sets in the book. */
export type Ready = { label: string; settlement: Settlement | null };

const YEARS = [2025, 2027, 2030];

/** Replies that are often the right ones. */
export function usual(question: QuestionLine): Ready[] {
  const [one, other] = question.names;
  const words = (...labels: string[]): Ready[] => labels.map((label) => ({ label, settlement: null }));
  switch (question.kind) {
    case "alias":
      if (one === undefined || other === undefined) return words("经核实为两个单位，分别登记");
      return [
        { label: `同一单位，称“${one}”`, settlement: { same_unit: { name: one, other } } },
        { label: `同一单位，称“${other}”`, settlement: { same_unit: { name: other, other: one } } },
        ...words("经核实为两个单位，分别登记"),
      ];
    case "contradiction":
      return words("以前一处为准", "以后一处为准");
    case "duplicate":
      return words("同一目标，合并统计", "两个目标，分别统计");
    case "no_year":
      return [...YEARS.map((year): Ready => ({ label: `到${year}年`, settlement: { year: { year } } })), ...words("长期坚持")];
    case "collective":
      return words("成员名单已在单位组中设定");
    default:
      return [];
  }
}

/** What is typed beside a doubt: the answer in words, and what settles it. */
export type Reply = { words: string; unit: UnitId | null; units: UnitId[]; base: string; settlement: Settlement | null };

/** A reply with nothing in it. */
export const NO_REPLY: Reply = { words: "", unit: null, units: [], base: "", settlement: null };

/** 依据: words, and the decision of a meeting that says so. */
export type Basis = { words: string; decision: DecisionId | null };

/** The act that answers a doubt; null while the reply says nothing. */
export function answerAct(question: QuestionLine, reply: Reply, basis: Basis, nameOf: (unit: UnitId) => string | null): Act | null {
  const settlement = settlementOf(question, reply, nameOf);
  const words = reply.words.trim() || settledWords(settlement);
  if (words === "") return null;
  return { plan: { answer: { question: question.id, answer: words, basis: basis.words.trim() || null, decision: basis.decision, settlement } } };
}

function settlementOf(question: QuestionLine, reply: Reply, nameOf: (unit: UnitId) => string | null): Settlement | null {
  const name = reply.unit === null ? null : nameOf(reply.unit);
  if (question.kind === "no_owner" && name !== null) return { owner: { unit: name } };
  if (question.kind === "no_lead" && name !== null) return { lead: { unit: name } };
  const units = reply.units.map(nameOf).filter((each): each is string => each !== null);
  if (question.kind === "collective" && units.length > 0) return { members: { units } };
  const value = amountTyped(reply.base);
  if (question.kind === "no_base" && value !== null) return { base: { value } };
  return reply.settlement;
}

function settledWords(settlement: Settlement | null): string {
  if (settlement === null) return "";
  if ("owner" in settlement) return `由${settlement.owner.unit}负责`;
  if ("lead" in settlement) return `由${settlement.lead.unit}牵头`;
  if ("members" in settlement) return `包括${settlement.members.units.join("、")}`;
  if ("base" in settlement) return `基期值为${settlement.base.value}`;
  return "";
}
