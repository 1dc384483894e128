/**
 * The moves of a follow-up as short forms: which fields each asks, and the act it becomes. Which
 * moves fit is the book's answer (`FollowUpPage.moves`); what a move needs is refused by the book.
 */
import type { Act, DocumentId, FollowUpAct, FollowUpId, FollowUpPage, Level, Move, UnitId } from "../../generated/office";

/** Everything that any move asks, as it is typed. */
export type MoveForm = {
  number: string;
  paper: boolean;
  copied: boolean;
  asked_by: string;
  stage: string;
  statement: string;
  closed_on: string | null;
  on: string | null;
  received: boolean;
  by: string;
  words: string;
  documents: DocumentId[];
  waiver: string;
  verified_by: string;
  verified_how: string;
  approved_by: string;
  level: Level;
  date: string | null;
  asked_on: string | null;
  refused: boolean;
  unit: UnitId | null;
  into: FollowUpId | null;
};

/** How a field is typed. */
export type FieldKind = "date" | "text" | "words" | "check" | "level" | "unit" | "files" | "follow_up" | "how";

/** A field of a move's form. */
export type MoveField = {
  /** Where it is kept. */
  key: keyof MoveForm;
  kind: FieldKind;
  label: string;
  /** What the book calls it: faults name this. */
  wire: string;
  hint?: string;
  /** Shown only when this holds. */
  when?: (form: MoveForm) => boolean;
};

/** A move, or the one form for 反馈, 证明 and 审核销号 together. */
export type Offered = Exclude<Move, "draft"> | "finish";

/** What the one form is called. */
export const FINISH = "反馈并销号";

/** A move's form. */
export type MoveSpec = {
  /** What the move does, under the form's title. */
  says: string;
  fields: ReadonlyArray<MoveField>;
  /** Takes something away: its button is red. */
  grave?: boolean;
};

const ON: MoveField = { key: "on", kind: "date", label: "发生日期", wire: "on" };
const basis = (hint: string): MoveField => ({ key: "words", kind: "words", label: "依据", wire: "basis", hint });

/** How a closing is verified, offered as a choice; anything else may be typed. */
export const VERIFIED_HOW: readonly string[] = ["查阅材料", "实地查看", "电话核实", "会上汇报"];

/** Reminder levels, mildest first. */
export const LEVELS: readonly Level[] = ["remind", "urge", "supervise", "key_supervise"];

/** From 督办 up somebody above approves. */
export const needsApprover = (level: Level) => level === "supervise" || level === "key_supervise";

const CLOSING: ReadonlyArray<MoveField> = [
  { key: "waiver", kind: "text", label: "免附理由", wire: "waiver", hint: "确无材料的写明理由" },
  { key: "verified_by", kind: "text", label: "审核人", wire: "verified_by" },
  { key: "verified_how", kind: "how", label: "审核方式", wire: "verified_how" },
  { key: "approved_by", kind: "text", label: "批准人", wire: "approved_by" },
];

/** Every move that a page offers. */
export const MOVES: Readonly<Record<Offered, MoveSpec>> = {
  issue: {
    says: "取得编号，交承办单位办理。",
    fields: [
      { ...ON, label: "交办日期" },
      { key: "received", kind: "check", label: "同时登记签收", wire: "received" },
      { key: "number", kind: "text", label: "已用编号", wire: "number", hint: "补录时填纸上已用的编号；不填则取下一号" },
    ],
  },
  receive: {
    says: "承办单位已收到。",
    fields: [
      { ...ON, label: "签收日期" },
      { key: "by", kind: "text", label: "签收人", wire: "by", hint: "可不填" },
    ],
  },
  reply: {
    says: "登记承办单位反馈的进展，事项转为办理中。",
    fields: [
      { ...ON, label: "反馈日期" },
      { key: "words", kind: "words", label: "反馈内容", wire: "words" },
      { key: "documents", kind: "files", label: "反馈材料", wire: "document", hint: "可不附，只附一件" },
    ],
  },
  submit: {
    says: "承办单位称已办完，等待审核。",
    fields: [
      { ...ON, label: "申请日期" },
      { key: "words", kind: "words", label: "办理情况", wire: "words" },
      { key: "documents", kind: "files", label: "佐证", wire: "evidence" },
    ],
  },
  return: {
    says: "审核未通过，退回承办单位继续办理；时限照常计算。",
    fields: [
      { ...ON, label: "退回日期" },
      { key: "words", kind: "words", label: "退回理由", wire: "reason" },
    ],
  },
  close: {
    says: "审核通过，销号后停止计时。",
    fields: [
      { ...ON, label: "销号日期" },
      { key: "words", kind: "words", label: "办结说明", wire: "statement" },
      { key: "documents", kind: "files", label: "补充佐证", wire: "evidence", hint: "申请时已附的不必再附" },
      ...CLOSING,
    ],
  },
  finish: {
    says: "反馈、佐证、审核销号一次登记，仍各记一笔。",
    fields: [
      { ...ON, label: "反馈日期" },
      { key: "words", kind: "words", label: "反馈内容", wire: "words" },
      { key: "documents", kind: "files", label: "佐证", wire: "evidence" },
      { key: "closed_on", kind: "date", label: "销号日期", wire: "closing.on" },
      { key: "statement", kind: "words", label: "办结说明", wire: "statement" },
      ...CLOSING,
    ],
  },
  close_stage: {
    says: "本阶段销号，设定下一阶段的目标和时限；事项继续办理。",
    fields: [
      { ...ON, label: "销号日期" },
      { key: "words", kind: "words", label: "本阶段办结说明", wire: "statement" },
      { key: "documents", kind: "files", label: "补充佐证", wire: "evidence", hint: "申请时已附的不必再附" },
      ...CLOSING,
      { key: "stage", kind: "text", label: "下一阶段", wire: "next_stage" },
      { key: "date", kind: "date", label: "下一阶段时限", wire: "next_due" },
    ],
  },
  review: {
    says: "登记本次复核的结果，并排定下次复核。",
    fields: [
      { ...ON, label: "复核日期" },
      { key: "words", kind: "words", label: "复核情况", wire: "words" },
    ],
  },
  inspect: {
    says: "提请区政府督查室督查。",
    fields: [
      { ...ON, label: "提请日期" },
      { key: "approved_by", kind: "text", label: "批准人", wire: "approved_by" },
      { key: "words", kind: "words", label: "提请理由", wire: "words" },
    ],
  },
  inspect_reply: {
    says: "登记区政府督查室的回复。",
    fields: [
      { ...ON, label: "回复日期" },
      { key: "words", kind: "words", label: "回复内容", wire: "words" },
      { key: "documents", kind: "files", label: "回复材料", wire: "document", hint: "可不附，只附一件" },
    ],
  },
  remind: {
    says: "登记一次提醒、催办、督办或重点督办。",
    fields: [
      { key: "level", kind: "level", label: "级别", wire: "level" },
      { ...ON, label: "提醒日期" },
      { key: "paper", kind: "check", label: "制发通知单", wire: "paper", hint: "取得编号，登入发文登记；督办以上必须制发" },
      { key: "approved_by", kind: "text", label: "签发批准人", wire: "approved_by", when: (form) => form.paper || needsApprover(form.level) },
      { key: "copied", kind: "check", label: "抄送区政府督查室", wire: "copied", when: (form) => needsApprover(form.level) },
      { key: "words", kind: "words", label: "提醒内容", wire: "words", hint: "可不填" },
    ],
  },
  extend: {
    says: "原定时限保留不变，延期次数将印在材料上。",
    fields: [
      { key: "asked_on", kind: "date", label: "申请日期", wire: "asked_on" },
      { key: "asked_by", kind: "text", label: "申请人", wire: "asked_by", hint: "可不填" },
      { key: "words", kind: "words", label: "延期理由", wire: "reason" },
      { key: "on", kind: "date", label: "决定日期", wire: "decided_on" },
      { key: "approved_by", kind: "text", label: "批准人", wire: "approved_by" },
      { key: "refused", kind: "check", label: "不同意延期", wire: "granted" },
      { key: "date", kind: "date", label: "延期至", wire: "granted", when: (form) => !form.refused },
    ],
  },
  transfer: {
    says: "改由其他单位承办，编号不变，重新签收。",
    fields: [
      { key: "unit", kind: "unit", label: "新承办单位", wire: "to" },
      { ...ON, label: "转办日期" },
      basis("如：会议议定、领导同意"),
    ],
  },
  suspend: {
    says: "暂停办理和计时，到复核日再看。",
    fields: [
      { ...ON, label: "挂起日期" },
      basis("为什么暂停"),
      { key: "date", kind: "date", label: "复核日期", wire: "review_on" },
    ],
  },
  resume: { says: "继续办理，恢复计时。", fields: [{ ...ON, label: "恢复日期" }] },
  merge: {
    says: "并入另一项仍在办理的事项，本项到此为止。",
    fields: [
      { key: "into", kind: "follow_up", label: "并入事项", wire: "into" },
      { ...ON, label: "并案日期" },
      basis("为什么并案"),
    ],
  },
  cancel: {
    says: "不再办理，本项到此为止。",
    fields: [{ ...ON, label: "撤销日期" }, basis("为什么撤销")],
    grave: true,
  },
  reopen: {
    says: "销号后发现没有办完，重新办理。",
    fields: [
      { ...ON, label: "重启日期" },
      basis("为什么重启"),
      { key: "date", kind: "date", label: "新的时限", wire: "due", hint: "不填则沿用现行时限" },
    ],
  },
};

/** A move's form before anything is typed: dated today, and with what earlier steps already say. */
export function blankMove(move: Offered, today: string, operator: string, page: FollowUpPage | null): MoveForm {
  const submitted = page?.steps.filter((step) => step.step === "submit").at(-1);
  const level = nextLevel(page?.line.level ?? null);
  const closes = move === "close" || move === "finish" || move === "close_stage";
  return {
    number: "",
    paper: needsApprover(level),
    copied: false,
    asked_by: "",
    stage: "",
    statement: "",
    closed_on: today,
    on: today,
    asked_on: today,
    received: false,
    by: "",
    words: move === "close" || move === "close_stage" ? (submitted?.words ?? "") : "",
    documents: [],
    waiver: "",
    verified_by: closes ? operator : "",
    verified_how: VERIFIED_HOW[0] ?? "",
    approved_by: "",
    level,
    date: null,
    refused: false,
    unit: null,
    into: null,
  };
}

/** The level after the last one: the program proposes, a person issues. */
export function nextLevel(last: Level | null): Level {
  const at = last === null ? -1 : LEVELS.indexOf(last);
  return LEVELS[Math.min(at + 1, LEVELS.length - 1)] ?? "remind";
}

/** The fields that the form shows now. */
export function fieldsOf(move: Offered, form: MoveForm): MoveField[] {
  return MOVES[move].fields.filter((field) => field.when === undefined || field.when(form));
}

const OPTIONAL: ReadonlyArray<keyof MoveForm> = ["by", "documents", "waiver", "received", "refused", "number", "paper", "copied", "asked_by"];

/** Whether a field's label says that it must be filled. */
export function isNeeded(move: Offered, field: MoveField): boolean {
  if (move === "remind" && field.key === "words") return false;
  if (move === "reopen" && field.key === "date") return false;
  return !OPTIONAL.includes(field.key);
}

/** The first field that the wire cannot do without and that is still empty. */
export function firstMissing(move: Offered, form: MoveForm): MoveField | null {
  const needed = fieldsOf(move, form).filter((field) => ["date", "unit", "follow_up"].includes(field.kind) && isNeeded(move, field));
  return needed.find((field) => form[field.key] === null) ?? null;
}

/** The act of a filled form; null while `firstMissing` names a field. */
export function moveAct(move: Offered, id: FollowUpId, form: MoveForm): Act | null {
  const act = followUpAct(move, id, form);
  return act === null ? null : { follow_up: act };
}

function followUpAct(move: Offered, id: FollowUpId, form: MoveForm): FollowUpAct | null {
  const { on, words } = form;
  if (on === null) return null;
  switch (move) {
    case "issue":
      return { issue: { id, on, received: form.received, number: orNull(form.number) } };
    case "receive":
      return { receive: { id, on, by: orNull(form.by) } };
    case "reply":
      return { reply: { id, on, words, document: form.documents[0] ?? null } };
    case "submit":
      return { submit: { id, on, words, evidence: form.documents } };
    case "return":
      return { return: { id, on, reason: words } };
    case "close":
      return { close: { id, closing: closingOf(on, form) } };
    case "finish":
      return form.closed_on === null
        ? null
        : { finish: { id, finishing: { replied_on: on, words, evidence: form.documents, closing: { ...closingOf(form.closed_on, form), statement: form.statement, evidence: [] } } } };
    case "close_stage":
      return form.date === null ? null : { close_stage: { id, closing: closingOf(on, form), next_stage: form.stage, next_due: form.date } };
    case "review":
      return { review: { id, on, words } };
    case "inspect":
      return { inspect: { id, on, approved_by: form.approved_by, words } };
    case "inspect_reply":
      return { inspect_reply: { id, on, words, document: form.documents[0] ?? null } };
    case "remind":
      return {
        remind: {
          id,
          on,
          level: form.level,
          ...reminderOf(form),
        },
      };
    case "extend":
      return extendAct(id, on, form);
    case "transfer":
      return form.unit === null ? null : { transfer: { id, on, to: form.unit, basis: words } };
    case "suspend":
      return form.date === null ? null : { suspend: { id, on, basis: words, review_on: form.date } };
    case "resume":
      return { resume: { id, on } };
    case "merge":
      return form.into === null ? null : { merge: { id, on, into: form.into, basis: words } };
    case "cancel":
      return { cancel: { id, on, basis: words } };
    case "reopen":
      return { reopen: { id, on, basis: words, due: form.date } };
  }
}

/** Who approved, what was said, and on which paper. */
export function reminderOf(form: MoveForm) {
  const high = needsApprover(form.level);
  return {
    approved_by: form.paper || high ? orNull(form.approved_by) : null,
    words: orNull(form.words),
    paper: form.paper || high ? { copied: form.copied && high, number: null } : null,
  };
}

function closingOf(on: string, form: MoveForm) {
  return {
    on,
    statement: form.words,
    evidence: form.documents,
    waiver: orNull(form.waiver),
    verified_by: form.verified_by,
    verified_how: form.verified_how,
    approved_by: form.approved_by,
  };
}

function extendAct(id: FollowUpId, on: string, form: MoveForm): FollowUpAct | null {
  if (form.asked_on === null || (!form.refused && form.date === null)) return null;
  return {
    extend: {
      id,
      extension: {
        asked_on: form.asked_on,
        asked_by: orNull(form.asked_by),
        reason: form.words,
        decided_on: on,
        approved_by: form.approved_by,
        granted: form.refused ? null : form.date,
      },
    },
  };
}

function orNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === "" ? null : trimmed;
}
