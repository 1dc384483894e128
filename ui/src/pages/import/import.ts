/**
 * The thinking of 导入方案: the notice cut into paragraphs and marked pieces, the doubts in their
 * order, what may be said to each with one key, and what a selection may be corrected to. What a
 * correction does and what a doubt means is Rust's; places here are UTF-16.
 */
import type {
  Correction,
  DraftMeasure,
  DraftPlan,
  DraftTarget,
  ImportPage,
  ImportQuestion,
  Mark,
  MarkKind,
  QuestionKind,
  Says,
  Settlement,
  Span,
} from "../../generated/office";
import { amountTyped } from "../../parts/indicator";

/** The page's state, with its text. */
export type Importing = ImportPage & { text: string };

/** What each kind of mark is called, in the order of the legend. */
export const MARK: Record<MarkKind, string> = {
  chapter: "部分",
  title: "措施",
  lead: "牵头单位",
  responsible: "责任单位",
  leader: "责任领导",
  due: "时限",
  target: "目标",
  rule: "通行规则",
  unread: "未读懂",
};

/** A piece of a paragraph: its words, and what it was read as. */
export type Piece = { from: number; words: string; mark: Mark | null };

/** A line of the notice with its pieces; `key` changes when anything in it does. */
export type Paragraph = { from: number; pieces: Piece[]; key: string };

/** Which mark is seen where several lie over each other: the smaller within the larger. */
function above(one: Mark, other: Mark): boolean {
  return one.span[1] - one.span[0] < other.span[1] - other.span[0];
}

/** The notice as lines of marked pieces. Marks come sorted by place. */
export function paragraphs(text: string, marks: readonly Mark[]): Paragraph[] {
  const found: Paragraph[] = [];
  let next = 0;
  let open: Mark[] = [];
  let from = 0;
  for (const line of text.split("\n")) {
    const to = from + line.length;
    open = open.filter((mark) => mark.span[1] > from);
    while (next < marks.length && (marks[next] as Mark).span[0] < to + 1) {
      const mark = marks[next++] as Mark;
      if (mark.span[1] > from) open.push(mark);
    }
    const pieces = cut(line, from, to, open);
    found.push({ from, pieces, key: pieces.map((piece) => `${piece.from}${piece.mark?.kind ?? ""}${piece.mark?.measure ?? ""}`).join(",") });
    from = to + 1;
  }
  return found;
}

function cut(line: string, from: number, to: number, marks: readonly Mark[]): Piece[] {
  const within = (at: number) => Math.min(Math.max(at, from), to);
  const edges = new Set([from, to]);
  for (const mark of marks) {
    edges.add(within(mark.span[0]));
    edges.add(within(mark.span[1]));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  sorted.slice(0, -1).forEach((start, index) => {
    const end = sorted[index + 1] as number;
    let top: Mark | null = null;
    for (const mark of marks) {
      if (mark.span[0] <= start && end <= mark.span[1] && (top === null || above(mark, top))) top = mark;
    }
    pieces.push({ from: start, words: line.slice(start - from, end - from), mark: top });
  });
  return pieces.length > 0 ? pieces : [{ from, words: "", mark: null }];
}

/** How many marks of each kind. */
export function countMarks(marks: readonly Mark[]): [MarkKind, number][] {
  return (Object.keys(MARK) as MarkKind[])
    .map((kind): [MarkKind, number] => [kind, marks.filter((mark) => mark.kind === kind).length])
    .filter(([, count]) => count > 0);
}

/** Where a name of a measure stands, where it was found. */
export function placeOf(page: Importing, measure: number, kind: MarkKind, name: string): Span | null {
  const same = (mark: Mark) => mark.measure === measure && mark.kind === kind && page.text.slice(...mark.span).replace(/\s|\n/g, "") === name.replace(/\s/g, "");
  return page.marks.find(same)?.span ?? null;
}

/** The measure that a place stands in. */
export function measureAt(draft: DraftPlan, at: number): DraftMeasure | null {
  return draft.measures.find((measure) => measure.span[0] <= at && at < measure.span[1]) ?? null;
}

/** What a selection may be corrected to. */
export type Choice = { name: string; label: string; make: (span: Span) => Correction | "target" };

const UNITS: readonly Choice[] = [
  { name: "lead", label: "牵头单位", make: (span) => ({ lead: { span } }) },
  { name: "responsible", label: "责任单位", make: (span) => ({ responsible: { span } }) },
  { name: "one", label: "一个单位", make: (span) => ({ one_unit: { span } }) },
  { name: "leader", label: "责任领导", make: (span) => ({ leader: { span } }) },
];
const NOT_UNIT: Choice = { name: "not-unit", label: "不是单位", make: (span) => ({ not_unit: { span } }) };
const TARGET: Choice = { name: "target", label: "目标…", make: () => "target" };
const NOT_TARGET: Choice = { name: "not-target", label: "不是目标", make: (span) => ({ not_target: { span, indicator: null } }) };
const TITLE: Choice = { name: "title", label: "措施标题", make: (span) => ({ measure: { span } }) };
const MERGE: Choice = { name: "merge", label: "合并到上一条措施", make: (span) => ({ merge_up: { at: span[0] } }) };
const NOT_MEASURE: Choice = { name: "not-measure", label: "不是措施", make: (span) => ({ not_measure: { at: span[0] } }) };

/** The corrections that a span may take, by what it was read as; a free selection may become anything. */
export function choicesFor(page: Importing, span: Span, kind: MarkKind | null): Choice[] {
  const inside = measureAt(page.draft, span[0]) !== null;
  if (kind === "title") return [MERGE, NOT_MEASURE];
  if (kind === "target") return [NOT_TARGET, TARGET];
  if (kind === "lead" || kind === "responsible" || kind === "leader") {
    return [...UNITS.filter((choice) => choice.name !== kind && choice.name !== "one"), NOT_UNIT];
  }
  const touches = (wanted: readonly MarkKind[]) => page.marks.some((mark) => wanted.includes(mark.kind) && mark.span[0] < span[1] && span[0] < mark.span[1]);
  return [
    ...(inside ? UNITS : []),
    ...(touches(["lead", "responsible", "leader"]) ? [NOT_UNIT] : []),
    TARGET,
    ...(touches(["target"]) ? [NOT_TARGET] : []),
    TITLE,
  ];
}

/** Kinds in the order of their weight: what leaves a duty without anybody comes first. */
const WEIGHT: readonly QuestionKind[] = ["unread", "no_lead", "alias", "collective", "contradiction", "duplicate", "no_owner", "no_base", "no_year"];

/** The doubts in the order in which they are put; those answered in an earlier version are left out. */
export function asked(page: Importing): ImportQuestion[] {
  return page.questions
    .filter((question) => question.answered_before === null)
    .map((question, place) => ({ question, place }))
    .sort((a, b) => WEIGHT.indexOf(a.question.key.kind) - WEIGHT.indexOf(b.question.key.kind) || a.place - b.place)
    .map(({ question }) => question);
}

/** The next doubt that nobody has said anything to, from a place on; the same place where there is none. */
export function nextUnsaid(questions: readonly ImportQuestion[], from: number): number {
  for (let step = 1; step <= questions.length; step += 1) {
    const at = (from + step) % questions.length;
    if (questions[at]?.says === null) return at;
  }
  return from;
}

/** An answer that one key gives. */
export type Ready = { label: string; says: Says };

const ready = (label: string, settlement: Settlement | null = null): Ready => ({ label, says: { answer: { words: label, basis: null, settlement } } });

/** The answers that are often the right ones. */
export function readyAnswers(question: ImportQuestion): Ready[] {
  const [one, other] = question.names;
  switch (question.key.kind) {
    case "alias":
      if (one === undefined || other === undefined) return [];
      return [
        ready(`同一单位，称“${one}”`, { same_unit: { name: one, other } }),
        ready(`同一单位，称“${other}”`, { same_unit: { name: other, other: one } }),
        ready("是两个单位，分别登记"),
      ];
    case "duplicate":
      return [ready("同一目标，合并统计"), ready("两个目标，分别统计")];
    case "contradiction":
      return [ready("以前一处为准"), ready("以后一处为准")];
    case "no_year":
      return [2025, 2027, 2030].map((year) => ready(`到${year}年`, { year: { year } })).concat(ready("长期坚持"));
    case "unread":
      return [ready("不是目标，不登记")];
    default:
      return [];
  }
}

/** What the field beside a doubt takes: a unit of the notice, a number, or words. */
export function fieldOf(kind: QuestionKind): "unit" | "number" | "words" {
  if (kind === "no_owner" || kind === "no_lead") return "unit";
  return kind === "no_base" ? "number" : "words";
}

/** The answer that a field's content gives; null while it says nothing. */
export function typedAnswer(question: ImportQuestion, typed: string): Says | null {
  const words = typed.trim();
  if (words === "") return null;
  const answer = (text: string, settlement: Settlement | null): Says => ({ answer: { words: text, basis: null, settlement } });
  switch (question.key.kind) {
    case "no_owner":
      return answer(`由${words}负责`, { owner: { unit: words } });
    case "no_lead":
      return answer(`由${words}牵头`, { lead: { unit: words } });
    case "no_base": {
      const value = amountTyped(words);
      return value === null || !/^-?\d+(\.\d{1,4})?$/.test(value) ? null : answer(`${question.base_year ?? ""}年为${value}`, { base: { value } });
    }
    default:
      return answer(words, null);
  }
}

/** What was said, in words. */
export function saysWords(says: Says | null): string {
  if (says === null) return "";
  if (says === "later") return "以后再定";
  if (says === "meeting") return "提请会议明确";
  return says.answer.words;
}

/** Every unit that the notice names, in its order. */
export function unitNames(draft: DraftPlan): string[] {
  return [...new Set(draft.measures.flatMap((measure) => [...measure.lead, ...measure.responsible]))];
}

/** A target in short: 2025年 ≥95.2%. */
export function targetShort(target: DraftTarget): string {
  const sign = { ">=": "≥", ">": "＞", "<=": "≤", "~": "约", "=": "" } as Record<string, string>;
  const year = target.year === null ? (target.recurring ? "每年" : "未写年份") : `${target.year}年`;
  if (target.value === null) return `${year} 定性`;
  const growth = target.comparator === "+%" || target.comparator === "+x";
  const base = growth && target.base_year !== null ? `较${target.base_year}年` : "";
  const unit = target.comparator === "+%" ? "%" : target.comparator === "+x" ? "倍" : (target.unit ?? "");
  const bound = growth ? (sign[target.bound ?? "="] ?? "") + (target.value.startsWith("-") ? "" : "+") : (sign[target.comparator] ?? "");
  return `${year} ${base}${bound}${target.value}${unit}`;
}

/** How the file's characters were read, and how much the reader looks past. */
export function decodedAs(page: Importing): string {
  const how = page.written === "" ? "粘贴的文字" : `按 ${page.written} 读取`;
  const places = page.cleanings.reduce((sum, cleaning) => sum + cleaning.places, 0);
  return places === 0 ? how : `${how} · 略过${places}处`;
}

/** Words that the reader looks past, short and on one line. */
export function shortened(words: string): string {
  const line = words.replace(/\n/g, "⏎").replace(/\t/g, "→");
  return line.length > 14 ? `${line.slice(0, 13)}…` : line;
}

/** How much was read, in one line. */
export function summary(page: Importing): string {
  const targets = page.draft.overall_targets.length + page.draft.measures.reduce((sum, measure) => sum + measure.targets.length, 0);
  const corrected = page.corrections.length > 0 ? ` · 更正${page.corrections.length}处` : "";
  return `${page.file_name} · ${page.draft.measures.length}项措施 · ${targets}个目标${corrected}`;
}
