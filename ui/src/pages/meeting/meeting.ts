/**
 * What the meeting pages think: which phase a meeting is in, what a new one would be called, and
 * clock times as a clerk types them. No rule of the office lives here: the book refuses.
 */
import type { MeetingLine, MeetingList, MeetingPage, MeetingState, MinutesLine, NewMeeting, NewPaper, SeriesId } from "../../generated/office";

/** 筹备, 会中, 会后. */
export type Phase = "prepare" | "hold" | "after";

/** The phases in the order of their tabs. */
export const PHASES: ReadonlyArray<{ phase: Phase; name: string }> = [
  { phase: "prepare", name: "筹备" },
  { phase: "hold", name: "会中" },
  { phase: "after", name: "会后" },
];

/** The series of a book without meetings. */
export const FIRST_SERIES = "专班调度会";

/** The phase a meeting opens on: where the next hand is needed. */
export function phaseOf(page: MeetingPage, today: string): Phase {
  const { state, on } = page.line;
  switch (state) {
    case "planned":
    case "cancelled":
      return "prepare";
    case "notified":
      return on <= today ? "hold" : "prepare";
    case "held":
      return page.decisions.length === 0 ? "hold" : "after";
    case "drafted":
    case "signed":
    case "issued":
      return "after";
  }
}

/** Whether the meeting is still to be held. */
export const isAhead = (state: MeetingState) => state === "planned" || state === "notified";
/** Whether agenda, attendance and decisions are still open: until the minutes are signed. */
export const canChange = (state: MeetingState) => isAhead(state) || state === "held" || state === "drafted";

/** A meeting's form as it is typed: nothing is null, an empty text is an absent one. */
export type MeetingForm = {
  series: string;
  ordinal: number | null;
  on: string | null;
  time: string;
  place: string;
  chair: string;
  recorder: string;
  level: string;
};

/** The form of the next meeting: what is usual for its series, else place and people as last time. */
export function nextMeeting(list: Pick<MeetingList, "meetings" | "series">, last_page: Pick<MeetingPage, "chair" | "recorder" | "level"> | null = null): MeetingForm {
  const last = list.meetings[0];
  const name = last?.series ?? list.series[0]?.name ?? FIRST_SERIES;
  const series = list.series.find((line) => line.name === name);
  return {
    series: name,
    ordinal: nextOrdinal(list, name),
    on: series?.next_on ?? null,
    time: series?.usual.time ?? last?.time ?? "",
    place: series?.usual.place ?? last?.place ?? "",
    chair: series?.usual.chair ?? last_page?.chair ?? "",
    recorder: last_page?.recorder ?? "",
    level: series?.usual.level ?? last_page?.level ?? "",
  };
}

/** The form after another series was chosen: its number, and what is usual for it where nothing was. */
export function inSeries(form: MeetingForm, list: Pick<MeetingList, "series">): MeetingForm {
  const series = list.series.find((line) => line.name === form.series.trim());
  if (!series) return { ...form, ordinal: 1 };
  const { usual } = series;
  return {
    ...form,
    ordinal: series.next_ordinal,
    on: series.next_on ?? form.on,
    time: usual.time ?? form.time,
    place: usual.place ?? form.place,
    chair: usual.chair ?? form.chair,
    level: usual.level ?? form.level,
  };
}

/** 第N次 of the series' next meeting; a new series begins with 1. */
export function nextOrdinal(list: Pick<MeetingList, "series">, series: string): number {
  return list.series.find((line) => line.name === series.trim())?.next_ordinal ?? 1;
}

/** The form of a meeting that is there already. */
export function formOf(page: MeetingPage): MeetingForm {
  return {
    series: page.line.series,
    ordinal: page.line.ordinal,
    on: page.line.on,
    time: page.line.time ?? "",
    place: page.line.place ?? "",
    chair: page.chair ?? "",
    recorder: page.recorder ?? "",
    level: page.level ?? "",
  };
}

/** The form for the wire; null while the day is missing. */
export function newMeeting(form: MeetingForm): NewMeeting | null {
  if (form.on === null) return null;
  const time = form.time.trim();
  return {
    series: form.series,
    ordinal: form.ordinal,
    on: form.on,
    time: time === "" ? null : (readTime(time) ?? time),
    place: orNull(form.place),
    chair: orNull(form.chair),
    recorder: orNull(form.recorder),
    level: orNull(form.level),
  };
}

/** An absent text where only blanks were typed. */
export function orNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === "" ? null : trimmed;
}

/**
 * A clock time as typed: 14:30, 14：30, 1430, 14.30, 9点, 9点半, 下午2点30分. Answers 14:30, or null
 * where it cannot be read.
 */
export function readTime(text: string): string | null {
  const plain = text.normalize("NFKC").replace(/\s+/g, "");
  const match = /^(上午|中午|下午|晚上|晚)?(\d{1,2})(?:[:.点时](?:(\d{1,2})分?|(半))?)?$/.exec(plain);
  const packed = /^(上午|中午|下午|晚上|晚)?(\d{1,2})(\d{2})$/.exec(plain);
  const found = match ?? packed;
  if (!found) return null;
  let hour = Number(found[2]);
  const minute = found[4] === "半" ? 30 : Number(found[3] ?? "0");
  const part = found[1];
  if ((part === "下午" || part === "晚上" || part === "晚") && hour < 12) hour += 12;
  if (part === "中午" && hour < 3) hour += 12;
  if (hour > 23 || minute > 59) return null;
  return `${hour}:${String(minute).padStart(2, "0")}`;
}

/** Meetings still to come first, nearest first; then those past, newest first. */
export function inOrder(meetings: ReadonlyArray<MeetingLine>, today: string): MeetingLine[] {
  const ahead = meetings.filter((line) => isNext(line, today)).sort((a, b) => compare(a.on, b.on) || a.id - b.id);
  const past = meetings.filter((line) => !isNext(line, today)).sort((a, b) => compare(b.on, a.on) || b.id - a.id);
  return [...ahead, ...past];
}

function isNext(line: MeetingLine, today: string): boolean {
  return isAhead(line.state) && line.on >= today;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The chips over the list: each series with its meetings; none where there is one series only. */
export function seriesChips(list: Pick<MeetingList, "series">): { id: SeriesId; name: string }[] {
  const held = list.series.filter((line) => line.meetings > 0);
  return held.length > 1 ? held.map(({ id, name }) => ({ id, name })) : [];
}

/** What the meeting waits for now, in a few words for its row; empty when nothing. */
export function waitsFor(line: MeetingLine, today: string): string {
  switch (line.state) {
    case "planned":
      return line.agenda === 0 ? "尚无议题" : "待发通知";
    case "notified":
      return line.on <= today ? "待登记召开" : "待召开";
    case "held":
      if (line.decisions_open > 0) return `${line.decisions_open}项议定事项待立项`;
      return "待起草纪要";
    case "drafted":
      if (line.decisions_open > 0) return `${line.decisions_open}项议定事项待立项`;
      return "待签发纪要";
    case "signed":
      return "待印发纪要";
    case "issued":
    case "cancelled":
      return "";
  }
}

/** 起草中; 王某3月6日签发; 3月6日印发; 已被替代. */
export function versionWords(line: MinutesLine, short: (on: string) => string): string {
  if (line.superseded) return "已被替代";
  if (line.issued_on) return `${line.signed_by}签发，${short(line.issued_on)}印发`;
  if (line.signed_on) return `${line.signed_by}${short(line.signed_on)}签发，待印发`;
  return "起草中";
}

/** The notice of a meeting as a paper to be reviewed and signed: to all who are invited. */
export function noticeOf(page: MeetingPage, today: string): NewPaper {
  return {
    series: "meeting_notice",
    title: `关于召开${page.line.title}的通知`,
    matter: { meeting: page.line.id },
    to: page.attendance.map((line) => ({ unit: line.unit })),
    cc: [],
    copies: null,
    on: today,
  };
}

/** Whether the notice is still to be drafted: none stands, and the meeting waits for one. */
export const lacksNotice = (page: MeetingPage): boolean =>
  page.line.state === "planned" && !page.papers.some((paper) => paper.series === "meeting_notice" && paper.state !== "withdrawn");
