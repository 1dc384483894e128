/** Ctrl+K puts what was meant first. */
import { describe, expect, it, vi } from "vitest";

vi.mock("../api", () => ({ ask: vi.fn() }));
const { actionLines, find } = await import("./palette");

const nothing = () => undefined;
const PLACES = [
  { key: "m4", kind: "措施", words: "4. 推动农业机械装备更新", also: "措施4", perform: nothing },
  { key: "f1", kind: "督办", words: "环专班督〔2026〕17号 报送汽车促消费方案", also: "区商务局", perform: nothing },
  { key: "u1", kind: "单位", words: "区商务局", also: "商务局", perform: nothing },
];
const ACTIONS = actionLines([
  { name: "meeting.new", label: "召集会议", keys: "N", perform: nothing },
  { name: "back", label: "返回上一页", perform: nothing, hidden: true },
]);
const first = (typed: string) => find(typed, PLACES, ACTIONS)[0]?.key;

describe("palette", () => {
  it("finds by words, number, unit and initials", () => {
    expect(first("农机")).toBe("m4");
    expect(first("17号")).toBe("f1");
    expect(first("措施4")).toBe("m4");
    expect(first("qswj")).toBe("u1");
    expect(first("召集")).toBe("act:meeting.new");
  });
  it("offers the actions before anything is typed, but not those that are only a key", () => {
    expect(find("", PLACES, ACTIONS).map((line) => line.key)).toEqual(["act:meeting.new"]);
  });
});
