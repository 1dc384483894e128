/** 今日 puts the most pressing first and names one act for each line. */
import { describe, expect, it } from "vitest";
import type { FollowUpLine, MeetingLine, MissingLine, Ring, TodayPage } from "../../generated/office";
import { groupsOf, lineAt } from "./today";

const followUp = (id: number, over: Partial<FollowUpLine> = {}): FollowUpLine => ({
  id,
  number: `环专班督〔2026〕${id}号`,
  title: `事项${id}`,
  owner: 1,
  owner_name: "区商务局",
  source: "专班调度会第2次会议",
  original_due: "2026-03-02",
  due: "2026-03-02",
  overdue: false,
  past_original: false,
  extensions: 0,
  state: "active",
  level: null,
  reminded_on: null,
  term_words: null,
  lasting: false,
  next_review_on: null,
  leader: null,
  internal: false,
  urgent: false,
  parent: null,
  replies: null,
  lit: { light: "green", reason: "在时限内", inputs: [], rules: 1, set_aside: null },
  ring: null,
  ...over,
});
const meeting: MeetingLine = {
  id: 7, series: "专班调度会", ordinal: 3, title: "专班调度会第3次会议", on: "2026-03-12", time: "14:30", place: "第一会议室",
  state: "notified", agenda: 4, decisions: 0, decisions_open: 0,
};
const EMPTY: TodayPage = {
  instructions: [], proposals: [], reviews: [],
  overdue: [], due_soon: [], submitted: [], waiting: [], drafts: [], reports_missing: [], next_meeting: null, decisions_open: [],
  open_questions: 0, follow_up_lights: null, measure_lights: null,
};

describe("今日", () => {
  it("shows only groups with lines, overdue first", () => {
    const page = { ...EMPTY, overdue: [followUp(1, { overdue: true, level: "remind" })], submitted: [followUp(2)], open_questions: 5 };
    const groups = groupsOf(page);
    expect(groups.map((group) => group.title)).toEqual(["超期", "申请办结，待审核", "方案待明确事项"]);
    expect(groups.flatMap((group) => group.lines).map((line) => line.act)).toEqual(["登记反馈", "审核销号", "逐项答复"]);
    expect(groupsOf(EMPTY)).toEqual([]);
  });

  it("offers the move that fits the state", () => {
    const page = { ...EMPTY, waiting: [followUp(1, { state: "issued" }), followUp(2, { state: "returned" })], drafts: [followUp(3, { state: "draft", number: null, due: null })] };
    const lines = groupsOf(page).flatMap((group) => group.lines);
    expect(lines.map((line) => line.aim)).toEqual([
      { follow_up: 1, move: "receive" },
      { follow_up: 2, move: "reply" },
      { follow_up: 3, move: "issue" },
    ]);
    expect(lines[2]?.when).toBe("未定时限");
  });

  it("prints the pack before a meeting and writes minutes after it", () => {
    const line = (state: MeetingLine["state"]) => groupsOf({ ...EMPTY, next_meeting: { ...meeting, state } })[0]?.lines[0];
    expect(line("notified")?.aim).toEqual({ pack_of: 7 });
    expect(line("notified")?.when).toBe("2026-3-12 14:30");
    expect(line("notified")?.owner).toBe("第一会议室");
    expect(line("held")?.aim).toEqual({ meeting: 7, phase: "after" });
  });

  it("puts instructions first and names the act by the level proposed", () => {
    const line = followUp(1, { overdue: true, level: "remind" });
    const instruction = { id: 4, leader: "张副区长", on: "2026-3-1", on_what: "报告", words: "请抓紧办理。", kind: "do" as const, handed_to: "区商务局", reply_due: "2026-04-01", late: false, open: true, wants_follow_up: true, follow_ups: [0, 0] as [number, number], reported_on: null };
    const urge = { line, level: "urge" as const, why: "超期2天" };
    const lines = groupsOf({ ...EMPTY, overdue: [line], instructions: [instruction], proposals: [urge, { line: followUp(2), level: null, why: "超期20天" }] }).flatMap((group) => group.lines);
    expect(lines.map((one) => one.act)).toEqual(["立项督办", "催办", "逐项选定"]);
    expect(lines[2]?.title).toBe("建议催办1项，提请督查1项");
    expect(lines[0]?.aim).toEqual({ instruction: 4 });
  });

  it("says whom to ring where a unit is chased, and nowhere else", () => {
    const ring: Ring = { person: 3, name: "张某", role: "liaison", post: "办公室主任", number: "5200000", mobile: null };
    const lines = groupsOf({ ...EMPTY, overdue: [followUp(1, { ring })], due_soon: [followUp(2)], submitted: [followUp(3, { ring })], drafts: [followUp(4, { owner: null })] }).flatMap((group) => group.lines);
    expect(lines.map((line) => line.ring)).toEqual([ring, undefined, null, undefined]);
  });

  it("names each unit whose reports are missing, a few by one and the rest together", () => {
    const missing = (unit: number, matters: string[]): MissingLine => ({ unit, unit_name: `单位${unit}`, period: "2026-02", period_words: "2026年2月", matters, late_by: 3, ring: null });
    const few = groupsOf({ ...EMPTY, reports_missing: [missing(1, ["4.支持设备更新"]), missing(2, ["4.支持设备更新", "7.老旧农机报废"])] })[0]?.lines ?? [];
    expect(few.map((line) => line.title)).toEqual(["2026年2月报告 4.支持设备更新", "2026年2月报告 2份：4.支持设备更新；7.老旧农机报废"]);
    expect(few[0]).toMatchObject({ owner: "单位1", ring: null, when: "未报，超3个工作日", late: true, aim: { reports_of: "2026-02", unit: 1 } });
    const many = groupsOf({ ...EMPTY, reports_missing: Array.from({ length: 11 }, (_, at) => missing(at, ["甲", "乙"])) })[0]?.lines ?? [];
    expect(many).toHaveLength(9);
    expect(many[8]).toMatchObject({ title: "另有3个单位6份报告未报", aim: { reports_of: "2026-02" } });
  });

  it("runs a line by its digit", () => {
    const groups = groupsOf({ ...EMPTY, overdue: [followUp(1)], submitted: [followUp(2)] });
    expect(lineAt(groups, "2")?.aim).toEqual({ follow_up: 2, move: "close" });
    expect([lineAt(groups, "3"), lineAt(groups, "0"), lineAt(groups, "a")]).toEqual([null, null, null]);
  });
});
