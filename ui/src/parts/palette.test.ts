/** Ctrl+K shows what the book found, kind by kind, then the actions that were named. */
import { describe, expect, it, vi } from "vitest";
import type { Found, FoundGroup } from "../generated/office";

const go = vi.hoisted(() => vi.fn());
vi.mock("../place", () => ({ go }));
const { actionLines, foundLines, pageLine } = await import("./palette");

const nothing = () => undefined;
const hit = (id: number, text: string): Found => ({
  id, fit: "title", number: "环专班督〔2026〕17号", title: { text, marks: [[0, 1]] }, about: "区商务局", snippet: null, on: "2026-03-05", at: { follow_up: id },
});
const GROUPS: FoundGroup[] = [
  { noun: "follow_up", hits: [hit(1, "报送方案"), hit(2, "报送清单")], more: true },
  { noun: "measure", hits: [{ ...hit(4, "推动农业机械装备更新"), number: "4", at: { measure: 4 } }], more: false },
];
const ACTIONS = [
  { name: "meeting.new", label: "召集会议", keys: "N", perform: nothing },
  { name: "back", label: "返回上一页", perform: nothing, hidden: true },
];

describe("palette", () => {
  it("puts a heading above each kind and says when there are more", () => {
    const lines = foundLines(GROUPS);
    expect(lines.map((line) => line.heading)).toEqual(["督办事项（仅列前几条）", null, "措施"]);
    expect(lines.map((line) => line.number)).toEqual(["环专班督〔2026〕17号", "环专班督〔2026〕17号", "4."]);
    expect(lines[0]?.about).toBe("区商务局　2026-03-05");
    lines[2]?.perform();
    expect(go).toHaveBeenLastCalledWith("measure", { id: 4 });
  });
  it("offers the actions that were named, all of them before anything is typed, but none that is only a key", () => {
    expect(actionLines(ACTIONS, "").map((line) => line.key)).toEqual(["act:meeting.new"]);
    expect(actionLines(ACTIONS, "召集").map((line) => line.heading)).toEqual(["操作"]);
    expect(actionLines(ACTIONS, "zjhy").map((line) => line.key)).toEqual(["act:meeting.new"]);
    expect(actionLines(ACTIONS, "汽车")).toEqual([]);
  });
  it("leads on to the page of everything found", () => {
    expect(pageLine(" 区 ", nothing).title.text).toContain("“区”");
  });
});
