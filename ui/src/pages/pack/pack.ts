/**
 * What the page of papers thinks: the options of a paper, what the preview must show, and what may
 * be done with a pack. An issued pack is frozen: its bytes come from the book, never from the options.
 */
import type { Printable } from "../../api";
import type { MeetingId, MeetingLine, NewPack, PackLine, PaperKind } from "../../generated/office";

/** The papers there are, in the order of the list. */
export const PAPERS: ReadonlyArray<{ kind: PaperKind; of_meeting: boolean; says: string }> = [
  { kind: "meeting-pack", of_meeting: true, says: "封面、议程、一页综述、上次议定事项、到期与超期、措施清单" },
  { kind: "minutes", of_meeting: true, says: "纪要正文，附《议定事项任务清单》" },
  { kind: "division-table", of_meeting: false, says: "全部措施的牵头单位、责任单位和目标" },
];

/** Draft marks under the title; the empty one prints none. */
export const DRAFT_MARKS: ReadonlyArray<{ mark: string; name: string }> = [
  { mark: "", name: "无" },
  { mark: "送审稿", name: "送审稿" },
  { mark: "征求意见稿", name: "征求意见稿" },
  { mark: "讨论稿", name: "讨论稿" },
];

/** The options on the left. */
export type PackForm = { kind: PaperKind; meeting: MeetingId | null; draft_mark: string };

/** Whether a paper belongs to a meeting. */
export function ofMeeting(kind: PaperKind): boolean {
  return PAPERS.find((paper) => paper.kind === kind)?.of_meeting ?? false;
}

/** The paper of an address; a meeting's material where it names none of ours. */
export function kindOf(text: string | null | undefined): PaperKind {
  return PAPERS.find((paper) => paper.kind === text)?.kind ?? "meeting-pack";
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

/** What the preview shows for the options; null while a meeting is missing. */
export function paperOf(form: PackForm): Printable | null {
  const meeting = ofMeeting(form.kind) ? form.meeting : null;
  if (ofMeeting(form.kind) && meeting === null) return null;
  return { paper: { kind: form.kind, meeting, draft_mark: form.draft_mark === "" ? null : form.draft_mark } };
}

/** The options as a pack's form. */
export function newPack(form: PackForm): NewPack {
  return {
    kind: form.kind,
    meeting: ofMeeting(form.kind) ? form.meeting : null,
    draft_mark: form.draft_mark === "" ? null : form.draft_mark,
  };
}

/** The options that made a pack. */
export function formOfPack(line: PackLine): PackForm {
  return { kind: line.kind, meeting: line.meeting, draft_mark: line.draft_mark ?? "" };
}

/** The same text for the same printable, so that a preview is drawn again only when it must be. */
export function keyOf(what: Printable | null): string {
  return JSON.stringify(what);
}

/** What may be done with the pack at hand; null is a paper straight from the options. */
export function canDo(line: PackLine | null): { change: boolean; discard: boolean; issue: boolean; withdraw: boolean } {
  const draft = line?.state === "draft";
  return { change: line === null || draft, discard: draft, issue: line === null || draft, withdraw: line?.state === "issued" };
}

/** Whether the options differ from those a draft was kept with. */
export function isChanged(line: PackLine, form: PackForm): boolean {
  return JSON.stringify(newPack(formOfPack(line))) !== JSON.stringify(newPack(form));
}
