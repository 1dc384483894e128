/**
 * The thinking of 批示: an instruction's form, and what stands beside a row. Its words go out verbatim;
 * whether one is open or late is the book's answer.
 */
import type { DocumentId, InstructionKind, InstructionLine, InstructionPage, NewFollowUp, NewInstruction, NewPaper, QuickFollowUp, UnitId } from "../../generated/office";

/** What a leader can write, in the order of a choice. */
export const KINDS: readonly InstructionKind[] = ["do", "advise", "read"];

/** An instruction's form as it is typed. */
export type InstructionForm = {
  leader: string;
  on: string | null;
  on_what: string;
  documents: DocumentId[];
  words: string;
  kind: InstructionKind;
  handed_to: string;
  reply_due: string | null;
  quotable: boolean;
  /** The follow-up that a 办 opens at once. */
  opens: boolean;
  title: string;
  owner: UnitId | null;
  due: string | null;
};

/** An empty form, dated today. */
export function blankInstruction(today: string): InstructionForm {
  return {
    leader: "",
    on: today,
    on_what: "",
    documents: [],
    words: "",
    kind: "do",
    handed_to: "",
    reply_due: null,
    quotable: false,
    opens: true,
    title: "",
    owner: null,
    due: null,
  };
}

/** The form of one that is there already. */
export function formOfPage(page: InstructionPage): InstructionForm {
  const { line } = page;
  return {
    ...blankInstruction(line.on),
    leader: line.leader,
    on_what: line.on_what,
    documents: page.document === null ? [] : [page.document[0]],
    words: line.words,
    kind: line.kind,
    handed_to: line.handed_to ?? "",
    reply_due: line.reply_due,
    quotable: page.quotable,
    opens: false,
  };
}

/** The form for the wire; null while the day is missing. */
export function newInstruction(form: InstructionForm): NewInstruction | null {
  if (form.on === null) return null;
  const handed = form.handed_to.trim();
  return {
    leader: form.leader,
    on: form.on,
    on_what: form.on_what,
    document: form.documents[0] ?? null,
    words: form.words,
    kind: form.kind,
    handed_to: handed === "" ? null : handed,
    reply_due: form.reply_due,
    quotable: form.quotable,
  };
}

/** The follow-up that it opens; null where none is wanted. Issued at once where owner and date are there. */
export function opened(form: Pick<InstructionForm, "kind" | "opens" | "title" | "owner" | "due">, on: string): QuickFollowUp | null {
  if (form.kind === "read" || !form.opens || form.title.trim() === "") return null;
  const follow_up: NewFollowUp = {
    title: form.title,
    requirement: null,
    source: "plan",
    owner: form.owner,
    co_units: [],
    measures: [],
    due: form.due,
  };
  return { form: follow_up, issue_on: form.owner !== null && form.due !== null ? on : null };
}

/** What stands beside a row: its follow-ups, or that one is wanted. */
export function standing(line: InstructionLine): string {
  if (line.reported_on !== null) return "已反馈领导";
  if (line.wants_follow_up) return "尚未立项";
  const [all, open] = line.follow_ups;
  if (all === 0) return line.open ? "待反馈领导" : "阅件";
  return open === 0 ? `督办${all}项已办结，待反馈领导` : `督办${all}项，${open}项在办`;
}

/** The report back to the leader as a paper to be signed. */
export function reportOf(line: InstructionLine, today: string): NewPaper {
  return {
    series: "request",
    title: `关于${line.on_what.replace(/^关于|[《》]/g, "")}批示办理情况的报告`,
    matter: { instruction: line.id },
    to: [{ words: line.leader }],
    cc: [],
    copies: null,
    on: today,
  };
}
