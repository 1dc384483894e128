/**
 * The thinking of 今日: which lines need a hand now, in which order, and the one act beside each.
 * It runs nothing: a line names its act, the page goes where the act's form stands.
 */
import type { DecisionLine, FollowUpLine, InstructionLine, Lit, MeetingLine, MeetingState, MissingLine, Move, Period, ReminderProposal, Ring, TodayPage, UnitId } from "../../generated/office";
import { dateShort, LEVEL, MEETING_STATE } from "../../text";

/** Where a line leads and what its act opens. */
export type Aim =
  | { follow_up: number; move: Move }
  | { meeting: number; phase: "prepare" | "hold" | "after" }
  | { pack_of: number }
  | { instruction: number }
  | { proposed: true }
  | { reports_of: Period; unit?: UnitId }
  | { questions: true };

/** One line of 今日. */
export type TodayLine = {
  key: string;
  lit: Lit | null;
  title: string;
  owner: string | null;
  /** Whom to ring, on a line that chases; null: nobody is known. */
  ring?: Ring | null;
  /** The absolute date that matters here, in words. */
  when: string;
  /** Past its date: printed as late. */
  late: boolean;
  /** What is to be done. */
  act: string;
  aim: Aim;
};

/** Lines under one heading. */
export type TodayGroup = { key: string; title: string; lines: TodayLine[] };

/** Whether a group's lines say whom to ring: where the unit is chased, not where the office is to act. */
const CHASING = true;
const SILENT = false;
/** Units without their reports that are listed one by one; the rest is one line. */
const FEW = 8;

/** All groups that have a line, the most pressing first. */
export function groupsOf(page: TodayPage): TodayGroup[] {
  const proposed = new Map(page.proposals.map((one) => [one.line.id, one]));
  const groups: TodayGroup[] = [
    { key: "instructions", title: "领导批示", lines: page.instructions.map(instructionLine) },
    group("overdue", "超期", page.overdue, CHASING, (line) => (line.state === "suspended" ? null : remindOf(line, proposed.get(line.id)))),
    group("submitted", "申请办结，待审核", page.submitted, SILENT, () => ["close", "审核销号"]),
    group("due_soon", "三个工作日内到期", page.due_soon, CHASING, (line) => remindOf(line, proposed.get(line.id))),
    { key: "reports", title: "报告未报", lines: missingLines(page.reports_missing) },
    group("waiting", "已退回或未签收", page.waiting, CHASING, (line) => (line.state === "issued" ? ["receive", "登记签收"] : ["reply", "登记反馈"])),
    group("reviews", "长期坚持，到期复核", page.reviews, SILENT, () => ["review", "登记复核"]),
    { key: "proposals", title: "建议提醒", lines: page.proposals.length > 1 ? [proposalsLine(page.proposals)] : [] },
    group("drafts", "拟立项，未交办", page.drafts, SILENT, () => ["issue", "交办"]),
    { key: "decisions", title: "议定事项未立项", lines: page.decisions_open.flatMap(([meeting, decisions]) => decisions.map((decision) => decisionLine(meeting, decision))) },
    { key: "meeting", title: "下次会议", lines: page.next_meeting ? [meetingLine(page.next_meeting)] : [] },
    { key: "questions", title: "方案待明确事项", lines: page.open_questions > 0 ? [questionLine(page.open_questions)] : [] },
  ];
  return groups.filter((each) => each.lines.length > 0);
}

/** The level that the program proposes names the act; a person issues it. */
function remindOf(line: FollowUpLine, proposal: ReminderProposal | undefined): [Move, string] {
  if (proposal !== undefined) return proposal.level === null ? ["inspect", "提请督查"] : ["remind", LEVEL[proposal.level]];
  return line.level === null ? ["remind", "提醒"] : ["reply", "登记反馈"];
}

function instructionLine(line: InstructionLine): TodayLine {
  return {
    key: `instruction-${line.id}`,
    lit: null,
    title: `${line.leader}：${line.words}`,
    owner: line.handed_to,
    when: line.reply_due === null ? `${dateShort(line.on)}批示` : `${dateShort(line.reply_due)}前反馈`,
    late: line.late,
    act: line.wants_follow_up ? "立项督办" : "反馈领导",
    aim: { instruction: line.id },
  };
}

/** All proposals in one line: ticked together on 督办. */
function proposalsLine(proposals: readonly ReminderProposal[]): TodayLine {
  const counts = new Map<string, number>();
  for (const { level } of proposals) {
    const name = level === null ? "提请督查" : LEVEL[level];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const words = [...counts].map(([name, count]) => `${name}${count}项`).join("，");
  return { key: "proposals", lit: null, title: `建议${words}`, owner: null, when: "", late: false, act: "逐项选定", aim: { proposed: true } };
}

/** What is missing, unit by unit; past a few the rest leads to the report page. */
function missingLines(rows: readonly MissingLine[]): TodayLine[] {
  const lines = rows.slice(0, FEW).map((row): TodayLine => {
    const about = row.matters.length === 1 ? (row.matters[0] ?? "") : `${row.matters.length}份：${row.matters.join("；")}`;
    return {
      key: `missing-${row.period}-${row.unit}`,
      lit: null,
      title: `${row.period_words}报告 ${about}`,
      owner: row.unit_name,
      ring: row.ring,
      when: row.late_by > 0 ? `未报，超${row.late_by}个工作日` : "未报",
      late: true,
      act: "登记报告",
      aim: { reports_of: row.period, unit: row.unit },
    };
  });
  const rest = rows.slice(FEW);
  const next = rest[0];
  if (next === undefined) return lines;
  const units = new Set(rest.map((row) => row.unit)).size;
  const count = rest.reduce((sum, row) => sum + row.matters.length, 0);
  const title = `另有${units}个单位${count}份报告未报`;
  return [...lines, { key: "missing-rest", lit: null, title, owner: null, when: "", late: false, act: "看应报清单", aim: { reports_of: next.period } }];
}

function group(key: string, title: string, rows: readonly FollowUpLine[], chasing: boolean, actOf: (line: FollowUpLine) => [Move, string] | null): TodayGroup {
  const lines = rows.map((line): TodayLine => {
    const [move, act] = actOf(line) ?? ["reply", "登记反馈"];
    const name = line.number === null ? line.title : `${line.number} ${line.title}`;
    const when = line.due === null ? "未定时限" : `时限 ${dateShort(line.due)}${line.extensions > 0 ? `（已延期${line.extensions}次）` : ""}`;
    const ring = chasing && line.owner !== null ? { ring: line.ring } : {};
    return { key: `${key}-${line.id}`, lit: line.lit, title: name, owner: line.owner_name, ...ring, when, late: line.overdue, act, aim: { follow_up: line.id, move } };
  });
  return { key, title, lines };
}

function decisionLine(meeting: MeetingLine, decision: DecisionLine): TodayLine {
  return {
    key: `decision-${decision.id}`,
    lit: null,
    title: `第${decision.no}项：${decision.text}`,
    owner: meeting.title,
    when: dateShort(meeting.on),
    late: false,
    act: "立项督办",
    aim: { meeting: meeting.id, phase: "hold" },
  };
}

/** What a meeting waits for, by its state. */
const MEETING_ACT: Partial<Record<MeetingState, [string, "prepare" | "hold" | "after"]>> = {
  held: ["起草纪要", "after"],
  signed: ["印发纪要", "after"],
};

function meetingLine(meeting: MeetingLine): TodayLine {
  const after = MEETING_ACT[meeting.state];
  const when = `${dateShort(meeting.on)}${meeting.time ? ` ${meeting.time}` : ""}`;
  return {
    key: `meeting-${meeting.id}`,
    lit: null,
    title: `${meeting.title}（${MEETING_STATE[meeting.state]}，议题${meeting.agenda}项）`,
    owner: meeting.place,
    when,
    late: false,
    act: after?.[0] ?? "打印会议材料",
    aim: after ? { meeting: meeting.id, phase: after[1] } : { pack_of: meeting.id },
  };
}

function questionLine(count: number): TodayLine {
  return {
    key: "questions",
    lit: null,
    title: `通知中有${count}处需要明确，每处答复一次即可`,
    owner: null,
    when: "",
    late: false,
    act: "逐项答复",
    aim: { questions: true },
  };
}

/** The line that a digit key runs: 1 to 9 for the first nine. */
export function lineAt(groups: readonly TodayGroup[], digit: string): TodayLine | null {
  return /^[1-9]$/.test(digit) ? (groups.flatMap((each) => each.lines)[Number(digit) - 1] ?? null) : null;
}
