/** Choices of a paper: nothing chosen is null, one choice brings the rest as it stands. */
import { expect, test } from "vitest";
import { ANNEXES, choicesOf, choose, hasChoices, STATUSES, withAnnex } from "./choices";

test("without a choice a paper is as it stands, and a choice taken back leaves none", () => {
  expect(choicesOf("meeting_pack", null).annexes).toEqual(["measures"]);
  const collected = choose("meeting_pack", null, { collected: true });
  expect(collected).toEqual({ meeting_pack: { collected: true, copies: null, annexes: ["measures"] } });
  expect(choose("meeting_pack", collected, { collected: false })).toBeNull();
});

test("choices of another paper count for nothing", () => {
  const other = choose("contacts", null, { outgoing: true });
  expect(choicesOf("ledger_table", other)).toEqual({ large: false, status: "open", unit: null, due_from: null, due_until: null });
  expect(choose("ledger_table", other, { unit: 3 })).toEqual({ ledger_table: { large: false, status: "open", unit: 3, due_from: null, due_until: null } });
});

test("annexes stand in the order of printing, whatever the order of clicks", () => {
  const all = ["reports", "open", "measures"].reduce((annexes, one) => withAnnex(annexes, one as "open", true), [] as ReturnType<typeof withAnnex>);
  expect(all).toEqual(["measures", "open", "reports"]);
  expect(withAnnex(all, "open", false)).toEqual(["measures", "reports"]);
  expect(ANNEXES).toHaveLength(5);
});

test("internal items are no choice of a paper", () => {
  expect(STATUSES).not.toContain("internal");
  expect(hasChoices("minutes")).toBe(false);
});
