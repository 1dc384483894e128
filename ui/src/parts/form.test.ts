/** A fault finds its field; a draft outlives the form. */
import { describe, expect, it } from "vitest";
import { Drafts, isAt, type DraftStore } from "./form";
import type { Fault } from "../generated/office";

function shelf(): DraftStore {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const fault = (field: string | null): Fault => ({ code: "blank", field, words: "此项不能为空，请填写。", detail: null });

describe("faults", () => {
  it("stand at the field they name, by its last part too", () => {
    expect(isAt(fault("statement"), "statement")).toBe(true);
    expect(isAt(fault("closing.statement"), "statement")).toBe(true);
    expect(isAt(fault("title"), "statement")).toBe(false);
    expect(isAt(fault(null), "statement")).toBe(false);
    expect(isAt(null, "statement")).toBe(false);
  });
});

describe("drafts", () => {
  it("come back for the same book only, until dropped", () => {
    const store = shelf();
    const drafts = new Drafts(store, "甲.zbtz");
    drafts.keep("report:3", { progress: "已完成" });
    expect(drafts.read("report:3")).toEqual({ progress: "已完成" });
    expect(new Drafts(store, "乙.zbtz").read("report:3")).toBeNull();
    drafts.drop("report:3");
    expect(drafts.read("report:3")).toBeNull();
  });

  it("that can't be read are none", () => {
    const store = shelf();
    store.setItem("draft:甲:a", "{");
    expect(new Drafts(store, "甲").read("a")).toBeNull();
  });
});
