/** The first start sends nothing half-said. */
import { describe, expect, it } from "vitest";
import { bookPath, canRestore, missing, type FirstAnswers } from "./start";

const FULL: FirstAnswers = { path: "D:\\台账.zbtz", operator: "王某", from: "district" };

describe("first start", () => {
  it("names the first thing missing", () => {
    expect(missing(FULL)).toBeNull();
    expect(missing({ ...FULL, path: " " })?.field).toBe("path");
    expect(missing({ ...FULL, operator: "" })?.field).toBe("operator");
    expect(missing({ ...FULL, from: "own" })).toBeNull();
  });
  it("gives a book its ending once", () => {
    expect(bookPath("D:\\台账")).toBe("D:\\台账.zbtz");
    expect(bookPath("D:\\台账.ZBTZ")).toBe("D:\\台账.ZBTZ");
  });
  it("offers a backup for a damaged or lost book, not for one that is in use or too new", () => {
    const fault = (code: string) => ({ code, field: null, words: "", detail: null });
    for (const code of ["file_damaged", "no_such_file", "file_not_ours"]) expect(canRestore(fault(code))).toBe(true);
    for (const code of ["file_busy", "file_too_new", "read_only_place"]) expect(canRestore(fault(code))).toBe(false);
    expect(canRestore(null)).toBe(false);
  });
});
