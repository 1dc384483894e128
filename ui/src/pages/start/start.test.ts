/** The first start sends nothing half-said. */
import { describe, expect, it } from "vitest";
import { bookPath, missing, type FirstAnswers } from "./start";

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
});
