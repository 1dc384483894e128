/** A text is cut where its marks stand, whatever characters it holds. */
import { describe, expect, it, vi } from "vitest";

const go = vi.hoisted(() => vi.fn());
vi.mock("../place", () => ({ go }));
const { goFound, piecesOf } = await import("./found");

describe("found", () => {
  it("cuts a text at its marks and loses nothing", () => {
    expect(piecesOf({ text: "𠮷祥回收网点", marks: [[2, 4]] })).toEqual([
      { text: "𠮷祥", marked: false },
      { text: "回收", marked: true },
      { text: "网点", marked: false },
    ]);
    expect(piecesOf({ text: "回收", marks: [] })).toEqual([{ text: "回收", marked: false }]);
    expect(piecesOf({ text: "回收", marks: [[0, 2]] })).toEqual([{ text: "回收", marked: true }]);
  });
  it("opens the page of the thing", () => {
    goFound({ follow_up: 3 });
    expect(go).toHaveBeenLastCalledWith("follow_up", { id: 3 });
    goFound("plan");
    expect(go).toHaveBeenLastCalledWith("plan");
    goFound({ document: 4 });
    expect(go).toHaveBeenLastCalledWith("document", { id: 4 });
  });
});
