/** Tests of what the page of papers thinks; nothing is drawn. */
import { describe, expect, it } from "vitest";
import type { MeetingLine, MeetingState, PackLine } from "../../generated/office";
import { PAPER_KIND } from "../../text";
import { keyOf } from "../../parts/preview";
import { canDo, editionWords, formOfPack, isChanged, kindOf, likelyMeeting, PAPERS, paperOf, partName, partsOf, recipeOf, standingOf, supplementTo } from "./pack";

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
  edition: null,
  issued_on: null,
  as_of: null,
  copies: null,
  pages: null,
  pdf: null,
  handed_out: false,
  supersedes: null,
  superseded_by: null,
  supplements: null,
  supplemented_by: [],
  ...over,
});

describe("the options", () => {
  it("want a subject only for papers that are about one thing", () => {
    expect(paperOf({ kind: "minutes", subject: null, draft_mark: "", options: null })).toBeNull();
    expect(paperOf({ kind: "minutes", subject: { unit: 3 }, draft_mark: "", options: null })).toBeNull();
    expect(paperOf({ kind: "division-table", subject: { meeting: 3 }, draft_mark: "送审稿", options: null })).toEqual({
      paper: { kind: "division-table", subject: null, draft_mark: "送审稿", options: null },
    });
    expect(recipeOf({ kind: "unit-sheet", subject: { unit: 3 }, draft_mark: "", options: null })).toEqual({ kind: "unit-sheet", subject: { unit: 3 }, draft_mark: null, options: null });
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
    const form = { kind: "minutes" as const, subject: { meeting: 2 }, draft_mark: "", options: null };
    expect(keyOf(paperOf(form))).toBe(keyOf(paperOf({ ...form })));
    expect(keyOf(paperOf(form))).not.toBe(keyOf(paperOf({ ...form, draft_mark: "送审稿", options: null })));
  });
});

describe("a pack", () => {
  it("changes while it is a draft, and is only withdrawn once issued", () => {
    const cannot = { change: false, discard: false, issue: false, withdraw: false, supplement: false, again: false };
    expect(canDo(null)).toEqual({ ...cannot, change: true, issue: true });
    expect(canDo(pack())).toEqual({ ...cannot, change: true, discard: true, issue: true });
    expect(canDo(pack({ state: "issued" }))).toEqual({ ...cannot, withdraw: true, supplement: true, again: true });
    expect(canDo(pack({ state: "superseded" }))).toEqual({ ...cannot, again: true });
    expect(canDo(pack({ state: "withdrawn" }))).toEqual({ ...cannot, again: true });
    const supplement = pack({ state: "issued", recipe: { kind: "supplement", subject: { pack: 1 }, draft_mark: null } });
    expect(canDo(supplement)).toEqual({ ...cannot, withdraw: true });
  });

  it("knows when its options were changed", () => {
    expect(isChanged(pack(), formOfPack(pack()))).toBe(false);
    expect(isChanged(pack(), { ...formOfPack(pack()), draft_mark: "讨论稿" })).toBe(true);
    const table = pack({ recipe: { kind: "division-table", subject: null, draft_mark: null } });
    expect(isChanged(table, { kind: "division-table", subject: { meeting: 8 }, draft_mark: "", options: null })).toBe(false);
  });
});

describe("a supplement", () => {
  it("belongs to an issued pack and holds something", () => {
    const form = supplementTo(pack({ state: "issued" }));
    expect(form.subject).toEqual({ pack: 5 });
    expect(partsOf(form)).toEqual(["changes"]);
    expect(paperOf(form)).toEqual({ paper: { kind: "supplement", subject: { pack: 5 }, draft_mark: null, options: { supplement: { parts: ["changes"] } } } });
    expect(paperOf({ ...form, options: null })).toBeNull();
    const table = pack({ state: "issued", recipe: { kind: "division-table", subject: null, draft_mark: null } });
    expect(partsOf(supplementTo(table)).map(partName)).toEqual(["工作台账"]);
  });

  it("leaves the choices of another paper behind", () => {
    const form = { ...supplementTo(pack()), kind: "ledger-table" as const };
    expect(recipeOf(form).options).toBeNull();
  });
});

describe("the number of an issue", () => {
  it("is said from the second on, and never of a supplement", () => {
    expect(editionWords(pack({ state: "issued", edition: 1 }))).toBe("");
    expect(editionWords(pack({ state: "issued", edition: 2 }))).toBe("第2次印发");
    expect(editionWords(pack({ edition: 2, recipe: { kind: "supplement", subject: { pack: 1 }, draft_mark: null } }))).toBe("");
    expect([standingOf(null), standingOf(pack())]).toEqual([undefined, undefined]);
    expect(standingOf(pack({ state: "superseded" }))).toContain("原样重印");
  });
});
