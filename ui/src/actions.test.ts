/** A key press runs what it is meant to, and never takes a letter from a field. */
import { describe, expect, it } from "vitest";
import { isEnabled, isHeard, keysOf } from "./actions";
import { program } from "./book";

const press = (key: string, marks: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}) =>
  keysOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...marks });

describe("an action that writes", () => {
  it("can't be run while an earlier day is shown, and others can", () => {
    const action = { name: "x", label: "x", perform: () => undefined };
    const start = program.value;
    program.value = { past: "2026-03-05" } as typeof start;
    expect([isEnabled({ ...action, writes: true }), isEnabled(action)]).toEqual([false, true]);
    program.value = start;
    expect(isEnabled({ ...action, writes: true })).toBe(true);
    expect(isEnabled({ ...action, writes: true, enabled: () => false })).toBe(false);
  });
});

describe("keys", () => {
  it("are written one way", () => {
    expect(press("k", { ctrlKey: true })).toBe("Ctrl+K");
    expect(press("Z", { ctrlKey: true, shiftKey: true })).toBe("Ctrl+Shift+Z");
    expect(press("1", { altKey: true })).toBe("Alt+1");
    expect(press("N", { shiftKey: true })).toBe("N");
    expect(press("n")).toBe("N");
    expect(press("Escape")).toBe("Esc");
    expect(press("[")).toBe("[");
  });
  it("leave fields their letters and their own undo", () => {
    expect(isHeard("N", true, false)).toBe(false);
    expect(isHeard("Ctrl+Z", true, false)).toBe(false);
    expect(isHeard("Ctrl+K", true, false)).toBe(true);
    expect(isHeard("N", false, false)).toBe(true);
  });
  it("are not heard behind a dialog", () => expect(isHeard("Ctrl+K", false, true)).toBe(false));
});
