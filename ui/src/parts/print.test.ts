/** Printing: the job as typed, the usual printer, and which papers a run offers. */
import { expect, it } from "vitest";
import type { FollowUpLine, UnitLine } from "../generated/office";
import { batchOf, blankJob, jobOf, printerWords, slipChoices, unitChoices } from "./print";

const printer = (name: string, usual: boolean, ready = true) => ({ name, default: usual, ready });

it("proposes the default printer, or the only one", () => {
  expect(blankJob([printer("甲", false), printer("乙", true)]).printer).toBe("乙");
  expect(blankJob([printer("甲", false)]).printer).toBe("甲");
  expect(blankJob([printer("甲", false), printer("乙", false)]).printer).toBe("");
  expect(printerWords(printer("甲", true, false))).toBe("甲（默认）（已暂停，恢复后才打印）");
});

it("reads the job as typed", () => {
  const form = { printer: "", copies: "３", sides: "long_edge" as const, pages: " 1-2 " };
  expect(jobOf(form)).toEqual({ printer: null, copies: 3, sides: "long_edge", pages: "1-2" });
  expect(jobOf({ ...form, copies: "三" })).toEqual({ lacking: "copies" });
});

it("offers bodies that still are, and ticks those with something to do", () => {
  const unit = (id: number, leads: number, ended_on: string | null = null) => ({ id, name: `单位${id}`, leads, responsible: 0, open: 0, ended_on }) as UnitLine;
  const choices = unitChoices([unit(1, 2), unit(2, 0), unit(3, 1, "2026-01-01")]);
  expect(choices.map((choice) => [choice.id, choice.usual])).toEqual([[1, true], [2, false]]);
  const batch = batchOf({ ticked: [1], way: "folder", path: "D:/材料", fronts: false }, choices, { printer: null, copies: 1, sides: "one", pages: null });
  expect(batch).toEqual({ papers: [{ kind: "unit-sheet", subject: { unit: 1 }, draft_mark: null }], to: { folder: { path: "D:/材料" } } });
});

it("never offers an internal matter or the whole of a group", () => {
  const row = (id: number, rest: Partial<FollowUpLine>) => ({ id, number: `环专班督〔2026〕${id}号`, title: "报送", owner_name: "区商务局", internal: false, replies: null, state: "issued", ...rest }) as FollowUpLine;
  const choices = slipChoices([row(1, {}), row(2, { internal: true }), row(3, { replies: { given: 1, all: 3, missing: [] } as unknown as FollowUpLine["replies"] }), row(4, { state: "active" }), row(5, { number: null })]);
  expect(choices.map((choice) => [choice.id, choice.usual])).toEqual([[1, true], [4, false]]);
});
