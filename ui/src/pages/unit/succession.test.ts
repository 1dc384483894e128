/** What a unit leaves behind is ticked when it ends, and goes to whom the clerk says. */
import { describe, expect, it } from "vitest";
import type { OpenLine } from "../../generated/office";
import { blankSuccession, changeOf, handOver, ticksOf, unplaced } from "./succession";

const line = (id: number, to: number | null): OpenLine => ({ item: { assignment: id }, words: "第1项措施 牵头", title: "设备更新", to });

describe("机构变动", () => {
  it("ticks everything where the unit ends, nothing where it goes on", () => {
    const form = { ...blankSuccession("2026-03-05"), kind: "merge" as const, into: 2 };
    expect(handOver(ticksOf([line(1, 2), line(2, 2)], form, []))).toEqual([{ item: { assignment: 1 }, to: 2 }, { item: { assignment: 2 }, to: 2 }]);
    expect(handOver(ticksOf([line(1, 2)], { ...form, kind: "split", several: [2], goes_on: true }, []))).toEqual([]);
  });
  it("keeps what the clerk chose while the proposal is asked again", () => {
    const form = { ...blankSuccession("2026-03-05"), kind: "split" as const, several: [2, 3], goes_on: false };
    const before = [{ line: line(1, null), ticked: true, to: 3 }, { line: line(2, null), ticked: false, to: null }];
    const after = ticksOf([line(1, null), line(2, null)], form, before);
    expect(after.map((tick) => [tick.ticked, tick.to])).toEqual([[true, 3], [false, null]]);
    expect(unplaced(after)).toBe(0);
    expect(unplaced(ticksOf([line(4, null)], form, []))).toBe(1);
  });
  it("wants a successor of a merger, none of a closing down", () => {
    const form = blankSuccession("2026-03-05");
    expect(changeOf({ ...form, kind: "merge" })).toMatchObject({ field: "into" });
    expect(changeOf({ ...form, kind: "abolish" })).toEqual({ abolish: { into: null } });
  });
});
