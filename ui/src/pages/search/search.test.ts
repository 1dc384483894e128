/** The search page asks what its fields say. */
import { describe, expect, it } from "vitest";
import { countWords, NOUNS, questionOf } from "./search";

describe("search page", () => {
  it("asks nothing for blanks, few of each kind, many of one", () => {
    expect(questionOf("  ", null, null, null)).toBeNull();
    expect(questionOf("区", null, null, "2026-03-05")).toEqual({ words: "区", nouns: [], from: null, until: "2026-03-05", limit: 20 });
    expect(questionOf("区", "unit", null, null)?.limit).toBe(200);
  });
  it("counts what is shown and says when there are more", () => {
    expect(countWords(undefined)).toBe("");
    expect(countWords({ noun: "unit", hits: [], more: true })).toBe("0+");
    expect(NOUNS[0]).toBe("follow_up");
  });
});
