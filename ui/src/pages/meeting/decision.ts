/**
 * The line editor of decisions: what was decided is typed once, and the follow-up it opens is made
 * of the same words, with owner and date. Which kinds owe a follow-up is the book's rule; the window
 * only knows it to say so before the act.
 */
import type {
  AgendaItemId,
  AssignmentId,
  DecisionEffect,
  DecisionKind,
  DecisionLine,
  MeetingId,
  IndicatorId,
  MeasureId,
  NewDecision,
  QuickFollowUp,
  UnitId,
  UnitLine,
} from "../../generated/office";

/** The kinds in the order of the choice. */
export const DECISION_KINDS: readonly DecisionKind[] = ["decided", "required", "agreed_in_principle", "heard", "deferred"];

/** The reason that one key gives. */
export const GENERAL_DEMAND = "一般性要求，不立项";

/** Characters a follow-up's title takes from the decision's words. */
const TITLE_LENGTH = 60;

/** The line as it is typed. */
export type DecisionForm = {
  kind: DecisionKind;
  text: string;
  agenda_item: AgendaItemId | null;
  owner: UnitId | null;
  co_units: UnitId[];
  due: string | null;
  /** 交办 at once. */
  issue: boolean;
};

/** An empty line; the item, the kind and 交办 stay as they were, because decisions come in runs. */
export function blankDecision(last: Pick<DecisionForm, "kind" | "agenda_item" | "issue"> | null = null): DecisionForm {
  return {
    kind: last?.kind ?? "decided",
    agenda_item: last?.agenda_item ?? null,
    issue: last?.issue ?? true,
    text: "",
    owner: null,
    co_units: [],
    due: null,
  };
}

/** The line of a decision that is there already. */
export function formOfDecision(line: DecisionLine): DecisionForm {
  return { ...blankDecision(), kind: line.kind, agenda_item: line.agenda_item, text: line.text };
}

/**
 * The words with their kind taken off the front: 要求：各单位… is a 要求. Null where they begin with none.
 */
export function kindTyped(text: string, names: Readonly<Record<DecisionKind, string>>): { kind: DecisionKind; text: string } | null {
  for (const kind of DECISION_KINDS) {
    const rest = text.trimStart().slice(names[kind].length);
    if (text.trimStart().startsWith(names[kind]) && /^[:：]/u.test(rest)) return { kind, text: rest.slice(1).trimStart() };
  }
  return null;
}

/** The day of 交办: that of the meeting once it has come, else today. */
export const issueDay = (meeting_on: string, today: string) => (meeting_on < today ? meeting_on : today);

/** Whether a decision of this kind owes a follow-up or a reason. */
export const binds = (kind: DecisionKind) => kind === "decided" || kind === "required";

/** The decision's part of the form. */
export function newDecision(form: DecisionForm): NewDecision {
  return { agenda_item: form.agenda_item, kind: form.kind, text: form.text };
}

/** The follow-up's part of the form; null while nobody and no date was named. */
export function quickFollowUp(form: DecisionForm, source: "this_decision" | { decision: number }, on: string): QuickFollowUp | null {
  if (form.owner === null && form.due === null) return null;
  return {
    form: {
      title: titleOf(form.text),
      requirement: form.text,
      source,
      owner: form.owner,
      co_units: form.co_units.filter((unit) => unit !== form.owner),
      measures: [],
      due: form.due,
    },
    issue_on: form.issue && form.owner !== null && form.due !== null ? on : null,
  };
}

/** The act that records the line on a day. */
export function recordAct(meeting: MeetingId, form: DecisionForm, on: string) {
  return { decision: { record: { meeting, decision: newDecision(form), follow_up: quickFollowUp(form, "this_decision", on) } } };
}

/** What Enter will do with the line, said before it is pressed. */
export function willDo(form: DecisionForm): string {
  const follow_up = quickFollowUp(form, "this_decision", "");
  if (follow_up === null) return binds(form.kind) ? "只记录；须补立项或注明不立项" : "只记录";
  if (follow_up.issue_on !== null) return "记录并交办";
  return form.issue ? "记录并拟立项（交办须有承办单位和时限）" : "记录并拟立项";
}

/** A title of the decision's words: the first sentence, shortened at a comma where it is long. */
export function titleOf(text: string): string {
  const sentence = text.trim().split(/[。；;\n]/u)[0] ?? "";
  const characters = Array.from(sentence.trim());
  if (characters.length <= TITLE_LENGTH) return characters.join("");
  const head = characters.slice(0, TITLE_LENGTH);
  const comma = Math.max(head.lastIndexOf("，"), head.lastIndexOf(","));
  return (comma > TITLE_LENGTH / 3 ? head.slice(0, comma) : head).join("");
}

/**
 * The unit that the words name first, by full or short name; null where they name none. A longer
 * name wins over a shorter one at the same place.
 */
export function namedUnit(text: string, units: ReadonlyArray<UnitLine>): UnitId | null {
  let best: { at: number; length: number; id: UnitId } | null = null;
  for (const unit of units) {
    for (const name of [unit.name, unit.short_name]) {
      if (name === null || name === "") continue;
      const at = text.indexOf(name);
      if (at < 0) continue;
      if (best === null || at < best.at || (at === best.at && name.length > best.length)) {
        best = { at, length: name.length, id: unit.id };
      }
    }
  }
  return best?.id ?? null;
}

/** Decisions that still owe a follow-up or a reason. */
export const owing = (lines: ReadonlyArray<DecisionLine>) => lines.filter((line) => line.open);

/** What a decision can settle in the plan, in the order of the choice. */
export const EFFECTS = [
  { kind: "question", name: "答复待明确事项" },
  { kind: "owner", name: "指标责任单位" },
  { kind: "base", name: "指标基期值" },
  { kind: "replace_part", name: "调整分工" },
  { kind: "add_part", name: "增加分工" },
  { kind: "make_first", name: "变更第一牵头" },
] as const;

/** The change as it is typed; only the fields of its kind count. */
export type EffectForm = {
  kind: (typeof EFFECTS)[number]["kind"];
  indicator: IndicatorId | null;
  unit: UnitId | null;
  year: number | undefined;
  value: string;
  measure: MeasureId | null;
  assignment: AssignmentId | null;
  role: "lead" | "responsible";
  from: string | null;
};

/** An empty change, from today on. */
export const blankEffect = (today: string): EffectForm => ({
  kind: "question",
  indicator: null,
  unit: null,
  year: undefined,
  value: "",
  measure: null,
  assignment: null,
  role: "responsible",
  from: today,
});

/** The change for the wire, or the field that is still missing. Doubts are answered on their own page. */
export function effectOf(form: EffectForm): DecisionEffect | string {
  const { indicator, unit, measure, assignment, from } = form;
  switch (form.kind) {
    case "question":
      return "kind";
    case "owner":
      if (indicator === null) return "indicator";
      return unit === null ? "owner" : { owner: { indicator, owner: unit } };
    case "base":
      if (indicator === null) return "indicator";
      if (form.year === undefined) return "year";
      return form.value.trim() === "" ? "value" : { base: { indicator, year: form.year, value: form.value.trim() } };
    case "add_part":
      if (measure === null) return "measure";
      if (unit === null) return "party";
      return from === null ? "from" : { add_part: { measure, party: { unit }, role: form.role, from } };
    case "replace_part":
      if (assignment === null) return "assignment";
      if (unit === null) return "party";
      return from === null ? "from" : { replace_part: { assignment, party: { unit }, from } };
    case "make_first":
      if (assignment === null) return "assignment";
      return from === null ? "from" : { make_first: { assignment, from } };
  }
}
