/**
 * The thinking of 待明确事项: which doubts come first and what may be answered with one key.
 * An answer is the decision in words; what follows from it (an owner, a base value) is set at its place.
 */
import type { QuestionKind, QuestionLine, Span } from "../../generated/office";

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
