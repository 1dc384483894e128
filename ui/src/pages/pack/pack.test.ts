/** Tests of what the page of papers thinks; nothing is drawn. */
import { describe, expect, it } from "vitest";
import type { MeetingLine, MeetingState, PackLine } from "../../generated/office";
import { PAPER_KIND } from "../../text";
import { keyOf } from "../../parts/preview";
import { canDo, formOfPack, isChanged, kindOf, likelyMeeting, PAPERS, paperOf, recipeOf } from "./pack";

const meeting = (id: number, on: string, state: MeetingState): MeetingLine => ({
  id,
  series: "专班调度会",
  ordinal: id,
  title: `专班调度会第${id}次会议`,
  on,
  time: null,
  place: null,
  state,
  agenda: 0,
  decisions: 0,
  decisions_open: 0,
});

const pack = (over: Partial<PackLine> = {}): PackLine => ({
  id: 5,
  recipe: { kind: "meeting-pack", subject: { meeting: 2 }, draft_mark: null },
  title: "会议材料",
  state: "draft",
  issued_on: null,
  pdf: null,
  handed_out: false,
  ...over,
});

describe("the options", () => {
  it("want a subject only for papers that are about one thing", () => {
    expect(paperOf({ kind: "minutes", subject: null, draft_mark: "" })).toBeNull();
    expect(paperOf({ kind: "minutes", subject: { unit: 3 }, draft_mark: "" })).toBeNull();
    expect(paperOf({ kind: "division-table", subject: { meeting: 3 }, draft_mark: "送审稿" })).toEqual({
      paper: { kind: "division-table", subject: null, draft_mark: "送审稿" },
    });
    expect(recipeOf({ kind: "unit-sheet", subject: { unit: 3 }, draft_mark: "" })).toEqual({ kind: "unit-sheet", subject: { unit: 3 }, draft_mark: null });
    expect(kindOf("minutes")).toBe("minutes");
    expect(kindOf(null)).toBe("meeting-pack");
  });

  it("name every paper once", () => {
    const kinds = PAPERS.flatMap((group) => group.papers.map((paper) => paper.kind));
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(kinds.sort()).toEqual(Object.keys(PAPER_KIND).sort());
  });

  it("propose the meeting that the paper is most likely wanted for", () => {
    const meetings = [meeting(4, "2026-04-01", "planned"), meeting(3, "2026-03-01", "notified"), meeting(2, "2026-02-01", "held"), meeting(1, "2026-01-01", "issued")];
    expect(likelyMeeting("meeting-pack", meetings)).toBe(3);
    expect(likelyMeeting("minutes", meetings)).toBe(2);
    expect(likelyMeeting("meeting-pack", meetings.slice(2))).toBe(2);
    expect(likelyMeeting("minutes", [meeting(9, "2026-01-01", "cancelled")])).toBeNull();
  });

  it("are the same text for the same paper", () => {
    const form = { kind: "minutes" as const, subject: { meeting: 2 }, draft_mark: "" };
    expect(keyOf(paperOf(form))).toBe(keyOf(paperOf({ ...form })));
    expect(keyOf(paperOf(form))).not.toBe(keyOf(paperOf({ ...form, draft_mark: "送审稿" })));
  });
});

describe("a pack", () => {
  it("changes while it is a draft, and is only withdrawn once issued", () => {
    expect(canDo(null)).toEqual({ change: true, discard: false, issue: true, withdraw: false });
    expect(canDo(pack())).toEqual({ change: true, discard: true, issue: true, withdraw: false });
    expect(canDo(pack({ state: "issued" }))).toEqual({ change: false, discard: false, issue: false, withdraw: true });
    expect(canDo(pack({ state: "withdrawn" }))).toEqual({ change: false, discard: false, issue: false, withdraw: false });
  });

  it("knows when its options were changed", () => {
    expect(isChanged(pack(), formOfPack(pack()))).toBe(false);
    expect(isChanged(pack(), { ...formOfPack(pack()), draft_mark: "讨论稿" })).toBe(true);
    const table = pack({ recipe: { kind: "division-table", subject: null, draft_mark: null } });
    expect(isChanged(table, { kind: "division-table", subject: { meeting: 8 }, draft_mark: "" })).toBe(false);
  });
});
