/**
 * What the page of papers thinks: the options of a paper, what the preview must show, and what may
 * be done with a pack. An issued pack is frozen: its bytes come from the book, never from the options.
 */
import type { Printable } from "../../api";
import type { MeetingId, MeetingLine, PackLine, PaperKind, PaperOptions, Recipe, Subject, SupplementPart } from "../../generated/office";
import { PAPER_KIND, type SubjectKind } from "../../text";

/** A paper of the list: what it is about, and what it holds. */
export type Paper = { kind: PaperKind; of: SubjectKind | null; says: string };

/** The papers there are, under the heads of the list. */
export const PAPERS: ReadonlyArray<{ head: string; papers: readonly Paper[] }> = [
  {
    head: "会议",
    papers: [
      { kind: "meeting-pack", of: "meeting", says: "封面、议程、一页综述、上次议定事项、到期与超期、措施清单" },
      { kind: "minutes", of: "meeting", says: "纪要正文，附《议定事项任务清单》" },
      { kind: "meeting-notice", of: "meeting", says: "时间、地点、参会人员、议题和要求，附参会回执" },
      { kind: "sign-in-sheet", of: "meeting", says: "按单位排序，回执中的姓名已填好" },
      { kind: "supplement", of: "pack", says: "补充到已印发的材料，目录和页码接续" },
    ],
  },
  {
    head: "督办",
    papers: [
      { kind: "follow-up-slip", of: "follow_up", says: "一事一单，附办理情况栏和签字栏" },
      { kind: "life", of: "follow_up", says: "一项督办从来源到销号的全过程" },
      { kind: "ledger-table", of: null, says: "全部未办结督办事项的横表" },
    ],
  },
  {
    head: "方案",
    papers: [
      { kind: "division-table", of: null, says: "全部措施的牵头单位、责任单位和目标" },
      { kind: "unit-sheet", of: "unit", says: "一个单位的措施、任务、指标和督办事项" },
      { kind: "measure-page", of: "measure", says: "一项措施的原文、分工、目标和曲线、督办" },
      { kind: "assessment", of: null, says: "每个目标的原文、完成值、来源和评价" },
      { kind: "open-questions", of: null, says: "方案中说不清的地方，留有领导意见栏" },
      { kind: "bulletin", of: null, says: "一个月的总体情况、成效、问题和要求" },
    ],
  },
  {
    head: "办公室",
    papers: [
      { kind: "contacts", of: null, says: "区领导和各单位人员" },
      { kind: "register", of: null, says: "当年发文，按文号" },
      { kind: "drafting-sheet", of: "paper", says: "发文审签单" },
    ],
  },
];

const ALL = PAPERS.flatMap((group) => group.papers);

/** Draft marks under the title; the empty one prints none. */
export const DRAFT_MARKS: ReadonlyArray<{ mark: string; name: string }> = [
  { mark: "", name: "无" },
  { mark: "送审稿", name: "送审稿" },
  { mark: "征求意见稿", name: "征求意见稿" },
  { mark: "讨论稿", name: "讨论稿" },
];

/** The options on the left. */
export type PackForm = { kind: PaperKind; subject: Subject | null; draft_mark: string; options: PaperOptions | null };

/** What a paper is about; null where it is about no one thing. */
export function aboutOf(kind: PaperKind): SubjectKind | null {
  return ALL.find((paper) => paper.kind === kind)?.of ?? null;
}

/** The paper of an address; a meeting's material where it names none of ours. */
export function kindOf(text: string | null | undefined): PaperKind {
  return ALL.find((paper) => paper.kind === text)?.kind ?? "meeting-pack";
}

/** The name that a kind's choices have in a recipe. */
const OPTIONS: Partial<Record<PaperKind, string>> = {
  "meeting-pack": "meeting_pack",
  "follow-up-slip": "slip",
  "division-table": "division_table",
  "ledger-table": "ledger_table",
  contacts: "contacts",
  register: "register",
  supplement: "supplement",
};

/** What a supplement holds; nothing for other papers. */
export function partsOf(form: { options?: PaperOptions | null }): readonly SupplementPart[] {
  return form.options && "supplement" in form.options ? form.options.supplement.parts : [];
}

/** A part in words: 工作台账. */
export function partName(part: SupplementPart): string {
  return part === "changes" ? "印发以来的变化" : PAPER_KIND[part.paper.kind];
}

/** The options of a supplement to an issued pack; the material of a meeting begins with what changed. */
export function supplementTo(line: PackLine): PackForm {
  const part: SupplementPart = line.recipe.kind === "meeting-pack" ? "changes" : { paper: { kind: "ledger-table", subject: null } };
  return { kind: "supplement", subject: { pack: line.id }, draft_mark: "", options: { supplement: { parts: [part] } } };
}

/** A subject from its kind and id. */
export function subjectOf(kind: SubjectKind, id: number): Subject {
  return { [kind]: id } as Subject;
}

/** The id of a subject of this kind; null where it is of another kind, or there is none. */
export function idOf(subject: Subject | null, kind: SubjectKind | null): number | null {
  if (subject === null || kind === null) return null;
  return (subject as Partial<Record<SubjectKind, number>>)[kind] ?? null;
}

/**
 * The meeting a paper is most likely wanted for: minutes of the newest that was held, material of the
 * next that was not, and the newest of all where there is no such meeting.
 */
export function likelyMeeting(kind: PaperKind, meetings: ReadonlyArray<MeetingLine>): MeetingId | null {
  const standing = meetings.filter((line) => line.state !== "cancelled");
  const byDay = [...standing].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id - b.id));
  const isAhead = (line: MeetingLine) => line.state === "planned" || line.state === "notified";
  const fitting = kind === "minutes" ? byDay.filter((line) => !isAhead(line)).at(-1) : byDay.find(isAhead);
  return (fitting ?? byDay.at(-1))?.id ?? null;
}

/** What the preview shows for the options; null while what the paper is about is missing. */
export function paperOf(form: PackForm): Printable | null {
  const about = aboutOf(form.kind);
  if (about !== null && idOf(form.subject, about) === null) return null;
  if (form.kind === "supplement" && partsOf(form).length === 0) return null;
  return { paper: recipeOf(form) };
}

/** The options as a recipe. */
export function recipeOf(form: PackForm): Recipe {
  const about = aboutOf(form.kind);
  return {
    kind: form.kind,
    subject: idOf(form.subject, about) === null ? null : form.subject,
    draft_mark: form.draft_mark === "" ? null : form.draft_mark,
    options: form.options !== null && form.kind in OPTIONS && OPTIONS[form.kind]! in form.options ? form.options : null,
  };
}

/** The options that made a pack. */
export function formOfPack(line: PackLine): PackForm {
  return { kind: line.recipe.kind, subject: line.recipe.subject, draft_mark: line.recipe.draft_mark ?? "", options: line.recipe.options ?? null };
}

/** What may be done with the pack at hand; null is a paper straight from the options. */
export function canDo(line: PackLine | null): { change: boolean; discard: boolean; issue: boolean; withdraw: boolean; supplement: boolean; again: boolean } {
  const draft = line?.state === "draft";
  const issued = line?.state === "issued";
  const supplement = line?.recipe.kind === "supplement";
  return {
    change: line === null || draft,
    discard: draft,
    issue: line === null || draft,
    withdraw: issued,
    supplement: issued && !supplement,
    again: line !== null && line.state !== "draft" && !supplement,
  };
}

/** 第2次印发; the first is not counted, a draft has none. */
export function editionWords(line: { edition: number | null; recipe?: Recipe }): string {
  return line.edition !== null && line.edition > 1 && line.recipe?.kind !== "supplement" ? `第${line.edition}次印发` : "";
}

/** What is said beside the title of a pack that is no longer live. */
export function standingOf(line: PackLine | null): string | undefined {
  switch (line?.state) {
    case "issued": return "已冻结，不随台账变化";
    case "superseded": return "已被替代，仍可按原样重印";
    case "withdrawn": return "已作废，仅供查看";
    default: return undefined;
  }
}

/** Whether the options differ from those a draft was kept with. */
export function isChanged(line: PackLine, form: PackForm): boolean {
  return JSON.stringify(recipeOf(formOfPack(line))) !== JSON.stringify(recipeOf(form));
}
