/** Tests of what the follow-up pages think; no window is drawn. */
import { describe, expect, it } from "vitest";
import type { FollowUpLine, FollowUpPage } from "../../generated/office";
import { addedSource, blankAdded, blankFollowUp, chases, countOf, dueNote, filterOf, formOfPage, neighbour, newFollowUp, queryOf, blankNarrow, sourceOf, termOf } from "./follow_up";
import { manyAct, manyMoves, refusedRows } from "./many";
import { blankMove, fieldsOf, firstMissing, moveAct, MOVES, nextLevel, type MoveForm, type Offered } from "./moves";

const line = (over: Partial<FollowUpLine> = {}): FollowUpLine => ({
  id: 1,
  number: "环专班督〔2026〕17号",
  title: "制定促消费方案",
  owner: 3,
  owner_name: "区商务局",
  source: "会议议定",
  original_due: "2026-03-10",
  due: "2026-03-20",
  overdue: false,
  past_original: true,
  extensions: 1,
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
  lit: { light: "yellow", reason: "已延期1次", inputs: [], rules: 1, set_aside: null },
  ring: null,
  ...over,
});

const page = (over: Partial<FollowUpPage> = {}): FollowUpPage => ({
  line: line(),
  requirement: "一个月内报方案",
  term: "date",
  sources: ["方案任务"],
  instruction: null,
  group: null,
  children: [],
  extensions: [],
  reminders: [],
  inspections: [],
  papers: [],
  co_units: [[5, "区文旅局"]],
  measures: [[2, 2, "提振消费"]],
  decision: null,
  returned: 0,
  closing: null,
  merged_into: null,
  steps: [],
  moves: [],
  ...over,
});

describe("the table", () => {
  it("takes the filter of its address, else the open ones", () => {
    expect(filterOf("due_soon")).toBe("due_soon");
    expect(filterOf("nothing")).toBe("open");
    expect(countOf([{ filter: "open", count: 4 }], "open")).toBe(4);
    expect(countOf([], "open")).toBeNull();
  });

  it("asks the book for what is narrowed, and for no more", () => {
    expect(queryOf("open", blankNarrow())).toEqual({ filter: "open" });
    expect(queryOf("done", { unit: 3, source: "plan", measure: null, text: " 网点 " }, "2026-03-05/7")).toEqual({
      filter: "done", unit: 3, source: "plan", text: "网点", after: "2026-03-05/7",
    });
  });

  it("keeps the original date beside the current one", () => {
    expect(dueNote(line(), (on) => on)).toBe("原定2026-03-10，延期1次");
    expect(dueNote(line({ original_due: "2026-03-20", extensions: 0 }), (on) => on)).toBe("");
  });

  it("says whom to ring where the owner is to be chased", () => {
    const green = line({ state: "active", overdue: false, lit: { ...line().lit, light: "green" } });
    expect(chases(green)).toBe(false);
    expect(chases({ ...green, lit: { ...green.lit, light: "yellow" } })).toBe(true);
    expect(chases({ ...green, overdue: true })).toBe(true);
    expect(chases({ ...green, state: "returned" })).toBe(true);
    expect(chases({ ...green, state: "submitted", overdue: true })).toBe(false);
    expect(chases({ ...green, state: "returned", owner: null })).toBe(false);
  });

  it("turns to the neighbours", () => {
    const rows = [line({ id: 4 }), line({ id: 9 })];
    expect(neighbour(rows, 4, 1)).toBe(9);
    expect(neighbour(rows, 4, -1)).toBeNull();
    expect(neighbour(rows, 5, 1)).toBeNull();
  });
});

describe("a new item", () => {
  it("says where it comes from in the office's words", () => {
    expect(sourceOf("plan", "")).toBe("plan");
    expect(sourceOf("superior", "鲁政发〔2026〕1号")).toEqual({ superior: "鲁政发〔2026〕1号" });
    expect(sourceOf("other", " 群众来信")).toEqual({ other: "群众来信" });
  });

  it("gives its time as a date, as days or as what lasts", () => {
    expect(termOf({ term: "date", count: "", stage: "" }, "2026-03-05")).toBe("date");
    expect(termOf({ term: "working_days", count: " 20 ", stage: "" }, "2026-03-05")).toEqual({ working_days: { count: 20, from: "2026-03-05" } });
    expect(termOf({ term: "lasting", count: "三", stage: "" }, "2026-03-05")).toEqual({ lasting: { months: 0 } });
  });

  it("repeats nothing: an empty requirement is absent, the owner is no co-unit", () => {
    const form = { ...blankFollowUp(), title: "事项", owner: 3, co_units: [3, 4], requirement: " " };
    expect(newFollowUp(form, "2026-03-05")).toMatchObject({
      title: "事项",
      requirement: null,
      source: "plan",
      owner: 3,
      co_units: [4],
      measures: [],
      due: null,
      term: "date",
      leader: null,
    });
    expect(newFollowUp(form, "2026-03-05", { decision: 8, instruction: null }).source).toEqual({ decision: 8 });
    expect(newFollowUp({ ...form, group: 1 }, "2026-03-05")).toMatchObject({ owner: null, group: 1 });
  });

  it("comes back as it was typed", () => {
    expect(formOfPage(page({ line: line({ source: "上级来文：鲁政发〔2026〕1号" }) }))).toMatchObject({
      source: "superior",
      source_words: "鲁政发〔2026〕1号",
      co_units: [5],
      measures: [2],
    });
    expect(formOfPage(page({ line: line({ source: "群众来信" }) }))).toMatchObject({ source: "other", source_words: "群众来信" });
  });
});

describe("the moves", () => {
  const form = (move: Offered, over: Partial<MoveForm> = {}): MoveForm => ({ ...blankMove(move, "2026-03-10", "李某", page()), ...over });

  it("each become their act", () => {
    expect(moveAct("issue", 1, form("issue", { received: true }))).toEqual({ follow_up: { issue: { id: 1, on: "2026-03-10", received: true, number: null } } });
    expect(moveAct("receive", 1, form("receive"))).toEqual({ follow_up: { receive: { id: 1, on: "2026-03-10", by: null } } });
    expect(moveAct("reply", 1, form("reply", { words: "已开工", documents: [6] }))).toEqual({
      follow_up: { reply: { id: 1, on: "2026-03-10", words: "已开工", document: 6 } },
    });
    expect(moveAct("submit", 1, form("submit", { words: "已完工", documents: [6, 7] }))).toEqual({
      follow_up: { submit: { id: 1, on: "2026-03-10", words: "已完工", evidence: [6, 7] } },
    });
    expect(moveAct("transfer", 1, form("transfer", { unit: 5, words: "会议议定" }))).toEqual({
      follow_up: { transfer: { id: 1, on: "2026-03-10", to: 5, basis: "会议议定" } },
    });
    expect(moveAct("reopen", 1, form("reopen", { words: "反弹" }))).toEqual({
      follow_up: { reopen: { id: 1, on: "2026-03-10", basis: "反弹", due: null } },
    });
  });

  it("close with what the unit said when it submitted, and who is at the keyboard", () => {
    const submitted = page({ steps: [{ id: 1, step: "submit", on: "2026-03-08", late: false, words: "已完工", documents: [] }] });
    const closing = blankMove("close", "2026-03-10", "李某", submitted);
    expect(moveAct("close", 1, { ...closing, approved_by: "王某" })).toEqual({
      follow_up: {
        close: {
          id: 1,
          closing: {
            on: "2026-03-10",
            statement: "已完工",
            evidence: [],
            waiver: null,
            verified_by: "李某",
            verified_how: "查阅材料",
            approved_by: "王某",
          },
        },
      },
    });
  });

  it("ask an approver from 督办 up, and drop one typed for a milder level", () => {
    const keys = (over: Partial<MoveForm>) => fieldsOf("remind", form("remind", over)).map((field) => field.key);
    expect(keys({ level: "urge" })).not.toContain("approved_by");
    expect(keys({ level: "supervise" })).toContain("approved_by");
    expect(moveAct("remind", 1, form("remind", { level: "urge", approved_by: "王某" }))).toMatchObject({
      follow_up: { remind: { approved_by: null } },
    });
  });

  it("close at once in one form, and go out on a notice from 督办 up", () => {
    const done = form("finish", { words: "已办完", statement: "已办结", waiver: "现场查看", approved_by: "王某" });
    expect(moveAct("finish", 1, done)).toMatchObject({ follow_up: { finish: { finishing: { words: "已办完", closing: { statement: "已办结", evidence: [] } } } } });
    expect(moveAct("remind", 1, form("remind", { level: "supervise", approved_by: "王某", copied: true }))).toMatchObject({
      follow_up: { remind: { approved_by: "王某", paper: { copied: true, number: null } } },
    });
  });

  it("take many rows together, and name the rows that were refused", () => {
    const rows = [line({ id: 4, state: "issued" }), line({ id: 9, number: null, title: "乙", state: "draft" })];
    expect(manyMoves(rows)).toEqual(["issue", "receive", "remind", "extend", "transfer"]);
    expect(manyMoves([line({ state: "closed" })])).toEqual([]);
    expect(manyAct("receive", [4, 9], form("receive"))).toEqual({ follow_up: { many: { ids: [4, 9], step: { receive: { on: "2026-03-10", by: null } } } } });
    expect(manyAct("transfer", [4], form("transfer"))).toBeNull();
    const fault = { code: "rows_refused", field: null, words: "所选2项中有1项不能办理。乙：尚未交办。", detail: null };
    expect(refusedRows(fault, rows)).toEqual([9]);
    expect(refusedRows(null, rows)).toEqual([]);
  });

  it("propose the level after the last one", () => {
    expect(nextLevel(null)).toBe("remind");
    expect(nextLevel("remind")).toBe("urge");
    expect(nextLevel("key_supervise")).toBe("key_supervise");
  });

  it("refuse an extension in so many words, and grant one with a date", () => {
    expect(firstMissing("extend", form("extend"))?.key).toBe("date");
    expect(moveAct("extend", 1, form("extend"))).toBeNull();
    expect(moveAct("extend", 1, form("extend", { refused: true }))).toMatchObject({ follow_up: { extend: { extension: { granted: null } } } });
    expect(moveAct("extend", 1, form("extend", { date: "2026-04-01" }))).toMatchObject({
      follow_up: { extend: { extension: { granted: "2026-04-01" } } },
    });
  });

  it("name the first field that is missing, and are an act once none is", () => {
    for (const move of Object.keys(MOVES) as Array<keyof typeof MOVES>) {
      const filled = form(move, { date: "2026-04-01", unit: 5, into: 9 });
      expect(firstMissing(move, filled), move).toBeNull();
      expect(moveAct(move, 1, filled), move).not.toBeNull();
      expect(firstMissing(move, { ...filled, on: null })?.key, move).toBe("on");
      expect(moveAct(move, 1, { ...filled, on: null }), move).toBeNull();
    }
    expect(firstMissing("merge", form("merge"))?.key).toBe("into");
    expect(firstMissing("reopen", form("reopen"))).toBeNull();
  });
});

describe("one more source", () => {
  const blank = blankAdded();
  it("names what is still missing", () => {
    expect(addedSource(blank)).toEqual({ lacks: "words" });
    expect(addedSource({ ...blank, kind: "decision" })).toEqual({ lacks: "meeting" });
    expect(addedSource({ ...blank, kind: "decision", meeting: 1 })).toEqual({ lacks: "decision" });
    expect(addedSource({ ...blank, kind: "instruction" })).toEqual({ lacks: "instruction" });
  });
  it("is what was chosen", () => {
    expect(addedSource({ ...blank, words: "鲁政办发〔2026〕3号" })).toEqual({ source: { superior: "鲁政办发〔2026〕3号" } });
    expect(addedSource({ ...blank, kind: "decision", meeting: 1, decision: 7 })).toEqual({ source: { decision: 7 } });
    expect(addedSource({ ...blank, kind: "instruction", instruction: 4 })).toEqual({ source: { instruction: 4 } });
  });
});
