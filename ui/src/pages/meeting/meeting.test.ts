/** Tests of what the meeting pages think; no window is drawn. */
import { describe, expect, it } from "vitest";
import type { AgendaLine, AttendanceLine, MeetingLine, MeetingPage, MeetingState, SeriesLine, UnitLine } from "../../generated/office";
import { beginnings, changed, materialWords, moved, totalMinutes } from "./agenda";
import { leadsToInvite, nextRow, presenceOfKey, tally } from "./attendance";
import { binds, blankDecision, issueDay, kindTyped, namedUnit, quickFollowUp, recordAct, titleOf, willDo, type DecisionForm } from "./decision";
import { DECISION_KIND } from "../../text";
import { inOrder, inSeries, lacksNotice, newMeeting, nextMeeting, noticeOf, phaseOf, readTime, seriesChips, waitsFor } from "./meeting";

const line = (over: Partial<MeetingLine> = {}): MeetingLine => ({
  id: 1,
  series: "专班调度会",
  ordinal: 3,
  title: "专班调度会第3次会议",
  on: "2026-03-10",
  time: "14:30",
  place: "区政府三楼会议室",
  state: "planned",
  agenda: 2,
  decisions: 0,
  decisions_open: 0,
  ...over,
});

const series = (over: Partial<SeriesLine> = {}): SeriesLine => ({
  id: 1,
  name: "专班调度会",
  usual: { name: "专班调度会", rhythm: null, weekday: null, time: null, place: null, chair: null, level: null, numbering: "issue" },
  next_ordinal: 4,
  next_on: null,
  meetings: 3,
  next_minutes: "第4期",
  started: false,
  ...over,
});

const page = (state: MeetingState, on: string, decisions = 0): MeetingPage => ({
  line: line({ state, on }),
  chair: null,
  recorder: null,
  level: null,
  notified_on: null,
  cancel_reason: null,
  postponed: [],
  minutes_lead: null,
  minutes: [],
  minutes_no: null,
  signed_by: null,
  agenda: [],
  attendance: [],
  decisions: Array.from({ length: decisions }, (_, index) => ({
    id: index + 1,
    no: index + 1,
    agenda_item: null,
    kind: "decided" as const,
    text: "定",
    waiver: null,
    follow_ups: [],
    effects: [],
    open: true,
  })),
  carried: [],
  packs: [],
  papers: [],
});

describe("the notice of a meeting", () => {
  it("goes to all who are invited, once", () => {
    const planned = { ...page("planned", "2026-03-10"), attendance: [{ unit: 2 }, { unit: 5 }] as AttendanceLine[] };
    expect(noticeOf(planned, "2026-03-05")).toMatchObject({ series: "meeting_notice", title: "关于召开专班调度会第3次会议的通知", matter: { meeting: 1 }, to: [{ unit: 2 }, { unit: 5 }] });
    expect(lacksNotice(planned)).toBe(true);
    const mention = { id: 1, series: "meeting_notice" as const, number: null, title: "通知", state: "draft" as const };
    expect(lacksNotice({ ...planned, papers: [mention] })).toBe(false);
    expect(lacksNotice({ ...planned, papers: [{ ...mention, state: "withdrawn" }] })).toBe(true);
    expect(lacksNotice(page("notified", "2026-03-10"))).toBe(false);
  });
});

describe("a meeting opens where the next hand is needed", () => {
  it.each([
    ["planned", "2026-03-10", 0, "prepare"],
    ["notified", "2026-03-11", 0, "prepare"],
    ["notified", "2026-03-10", 0, "hold"],
    ["held", "2026-03-10", 0, "hold"],
    ["held", "2026-03-10", 2, "after"],
    ["signed", "2026-03-10", 2, "after"],
    ["issued", "2026-03-10", 2, "after"],
    ["cancelled", "2026-03-10", 0, "prepare"],
  ] as const)("%s on %s with %d decisions: %s", (state, on, decisions, phase) => {
    expect(phaseOf(page(state, on, decisions), "2026-03-10")).toBe(phase);
  });

  it("says what a row waits for", () => {
    expect(waitsFor(line({ agenda: 0 }), "2026-03-01")).toBe("尚无议题");
    expect(waitsFor(line({ state: "notified" }), "2026-03-11")).toBe("待登记召开");
    expect(waitsFor(line({ state: "held", decisions_open: 2 }), "2026-03-11")).toBe("2项议定事项待立项");
    expect(waitsFor(line({ state: "issued" }), "2026-03-11")).toBe("");
  });

  it("puts meetings to come first, nearest first", () => {
    const lines = [line({ id: 1, on: "2026-04-01" }), line({ id: 2, on: "2026-03-20" }), line({ id: 3, on: "2026-01-01", state: "issued" }), line({ id: 4, on: "2026-02-01", state: "issued" })];
    expect(inOrder(lines, "2026-03-10").map((one) => one.id)).toEqual([2, 1, 4, 3]);
  });
});

describe("a new meeting", () => {
  it("takes the next number of the series, and its place as last time", () => {
    const list = { meetings: [line()], series: [series()] };
    expect(nextMeeting(list, { chair: "王某", recorder: null, level: null })).toEqual({
      series: "专班调度会",
      ordinal: 4,
      on: null,
      time: "14:30",
      place: "区政府三楼会议室",
      chair: "王某",
      recorder: "",
      level: "",
    });
    expect(nextMeeting({ meetings: [], series: [] })).toMatchObject({ series: "专班调度会", ordinal: 1 });
  });

  it("is filtered by series where there is more than one with meetings", () => {
    const other = series({ id: 2, name: "材料审核会", meetings: 3 });
    expect(seriesChips({ series: [series({ meetings: 2 }), other] })).toEqual([{ id: 1, name: "专班调度会" }, { id: 2, name: "材料审核会" }]);
    expect(seriesChips({ series: [series({ meetings: 2 }), { ...other, meetings: 0 }] })).toEqual([]);
  });

  it("takes what is usual for its series, also when another is chosen", () => {
    const usual = { rhythm: "weekly" as const, weekday: 4, time: "9:00", place: "五楼", chair: "张某", level: "分管负责同志", numbering: "issue" as const };
    const other = series({ id: 2, name: "材料审核会", next_ordinal: 9, next_on: "2026-03-19", usual: { ...usual, name: "材料审核会" } });
    const list = { meetings: [line()], series: [series(), other] };
    expect(inSeries({ ...nextMeeting(list), series: "材料审核会" }, list)).toMatchObject({ ordinal: 9, on: "2026-03-19", time: "9:00", place: "五楼", chair: "张某", level: "分管负责同志" });
    expect(inSeries({ ...nextMeeting(list), series: "新会" }, list).ordinal).toBe(1);
  });

  it("is no act before it has a day, and reads its time", () => {
    const form = { ...nextMeeting({ meetings: [], series: [] }), time: "下午2点半", place: "  " };
    expect(newMeeting(form)).toBeNull();
    expect(newMeeting({ ...form, on: "2026-03-10" })).toMatchObject({ on: "2026-03-10", time: "14:30", place: null });
  });

  it.each([
    ["14:30", "14:30"],
    ["14：30", "14:30"],
    ["1430", "14:30"],
    ["930", "9:30"],
    ["9点", "9:00"],
    ["9", "9:00"],
    ["9点半", "9:30"],
    ["下午2点30分", "14:30"],
    ["下午 3:05", "15:05"],
    ["中午12点", "12:00"],
    ["25:00", null],
    ["9:75", null],
    ["下午", null],
    ["", null],
  ])("reads %s as %s", (typed, time) => expect(readTime(typed)).toBe(time));
});

describe("the agenda", () => {
  const items: AgendaLine[] = [15, 10, null, 5].map((minutes, index) => ({
    id: index + 1,
    no: index + 1,
    title: `议题${index + 1}`,
    presenter: null,
    presenter_name: null,
    minutes,
    materials_due: null,
    copies: null,
    sources: [],
    paragraph: null,
  }));

  it("moves items and stops at the ends", () => {
    expect(moved(items, 2, -1)).toEqual([2, 1, 3, 4]);
    expect(moved(items, 2, 1)).toEqual([1, 3, 2, 4]);
    expect(moved(items, 1, -1)).toBeNull();
    expect(moved(items, 4, 1)).toBeNull();
  });

  it("counts minutes and says when each item begins, as long as it is known", () => {
    expect(totalMinutes(items)).toBe(30);
    expect(beginnings("14:50", items)).toEqual(["14:50", "15:05", "15:15", null]);
    expect(beginnings(null, items)).toEqual([null, null, null, null]);
  });

  it("changes one field and keeps the rest", () => {
    expect(changed(items[0]!, { minutes: 20 })).toEqual({ title: "议题1", presenter: null, minutes: 20, materials_due: null, copies: null, paragraph: null });
  });

  it("says what the presenting unit owes", () => {
    expect(materialWords({ materials_due: "2026-03-04", copies: 20 }, (on) => on)).toBe("材料2026-03-04前报20份");
    expect(materialWords({ materials_due: null, copies: 20 }, (on) => on)).toBe("材料20份");
    expect(materialWords({ materials_due: null, copies: null }, (on) => on)).toBe("");
  });
});

describe("attendance by one key", () => {
  const rows: AttendanceLine[] = (["present", null, "absent", null] as const).map((presence, index) => ({
    id: index,
    unit: index + 10,
    name: `单位${index}`,
    presence,
    persons: null,
    attendees: [],
    reply: null,
    ring: null,
    replied_on: null,
    leave_reason: null,
  }));

  it("knows its keys and no others", () => {
    expect(["1", "2", "3", "4", "5"].map(presenceOfKey)).toEqual(["present", "deputy", "excused", "absent", "sit_in"]);
    expect(presenceOfKey("0")).toBeNull();
    expect(presenceOfKey("6")).toBeUndefined();
    expect(presenceOfKey("Enter")).toBeUndefined();
  });

  it("goes on to the next unanswered row", () => {
    expect(nextRow(rows, 0)).toBe(1);
    expect(nextRow(rows, 1)).toBe(3);
    expect(nextRow(rows, 3)).toBe(3);
  });

  it("counts the answers", () => {
    expect(tally(rows).counts.map(({ count }) => count)).toEqual([1, 0, 0, 1, 0]);
    expect(tally(rows).unknown).toBe(2);
  });

  it("invites leads that are not on the list", () => {
    const unit = (id: number, leads: number): UnitLine => ({
      id,
      name: "",
      short_name: null,
      kind: null,
      place: id,
      order_confirmed: false,
      leads,
      responsible: 0,
      open: 0,
      overdue: 0, other_names: [], reading: null, ended_on: null, ring: null,
    });
    expect(leadsToInvite([unit(10, 2), unit(20, 1), unit(21, 0)], rows)).toEqual([20]);
  });
});

describe("a decision is typed once", () => {
  const form = (over: Partial<DecisionForm> = {}): DecisionForm => ({ ...blankDecision(), text: "由区商务局牵头制定促消费方案。", ...over });

  it("becomes a follow-up issued at once where owner and date are given", () => {
    expect(recordAct(7, form({ owner: 3, due: "2026-04-01", co_units: [3, 5] }), "2026-03-10")).toEqual({
      decision: {
        record: {
          meeting: 7,
          decision: { agenda_item: null, kind: "decided", text: "由区商务局牵头制定促消费方案。" },
          follow_up: {
            form: {
              title: "由区商务局牵头制定促消费方案",
              requirement: "由区商务局牵头制定促消费方案。",
              source: "this_decision",
              owner: 3,
              co_units: [5],
              measures: [],
              due: "2026-04-01",
            },
            issue_on: "2026-03-10",
          },
        },
      },
    });
  });

  it("stays a draft without a date, and opens nothing while nobody is named", () => {
    expect(quickFollowUp(form({ owner: 3 }), { decision: 9 }, "2026-03-10")).toMatchObject({ form: { source: { decision: 9 } }, issue_on: null });
    expect(quickFollowUp(form(), "this_decision", "2026-03-10")).toBeNull();
  });

  it("says beforehand what Enter will do", () => {
    expect(willDo(form({ owner: 3, due: "2026-04-01" }))).toBe("记录并交办");
    expect(willDo(form({ owner: 3, due: "2026-04-01", issue: false }))).toBe("记录并拟立项");
    expect(willDo(form())).toContain("注明不立项");
    expect(willDo(form({ kind: "heard" }))).toBe("只记录");
  });

  it("takes its kind from the words", () => {
    expect(kindTyped("要求：各单位按时报送", DECISION_KIND)).toEqual({ kind: "required", text: "各单位按时报送" });
    expect(kindTyped("原则同意: 方案", DECISION_KIND)).toEqual({ kind: "agreed_in_principle", text: "方案" });
    expect(kindTyped("要求各单位按时报送", DECISION_KIND)).toBeNull();
  });

  it("is issued on the day of the meeting once that has come", () => {
    expect(issueDay("2026-03-01", "2026-03-10")).toBe("2026-03-01");
    expect(issueDay("2026-03-20", "2026-03-10")).toBe("2026-03-10");
  });

  it("binds as 议定 and 要求 only", () => {
    expect((["decided", "agreed_in_principle", "required", "heard", "deferred"] as const).map(binds)).toEqual([true, false, true, false, false]);
  });

  it("shortens a long title at a comma, and never inside a character", () => {
    expect(titleOf("一、抓好落实；二、按时报送")).toBe("一、抓好落实");
    const long = `${"甲".repeat(30)}，${"乙".repeat(50)}`;
    expect(titleOf(long)).toBe("甲".repeat(30));
    expect(Array.from(titleOf("𠮷".repeat(80)))).toHaveLength(60);
  });

  it("finds the unit that the words name first, the longer name before the shorter", () => {
    const unit = (id: number, name: string, short_name: string | null): UnitLine => ({
      id,
      name,
      short_name,
      kind: null,
      place: id,
      order_confirmed: false,
      leads: 0,
      responsible: 0,
      open: 0,
      overdue: 0, other_names: [], reading: null, ended_on: null, ring: null,
    });
    const units = [unit(1, "区文化和旅游局", "区文旅局"), unit(2, "区商务局", null), unit(3, "区商务局服务中心", null)];
    expect(namedUnit("请区商务局服务中心会同区文旅局办理", units)).toBe(3);
    expect(namedUnit("请区文旅局、区商务局办理", units)).toBe(1);
    expect(namedUnit("请各单位办理", units)).toBeNull();
  });
});
