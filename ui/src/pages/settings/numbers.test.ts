/** Numbers as typed and as printed. */
import { describe, expect, it } from "vitest";
import { paperNumber, wholeOf } from "./numbers";

const line = { prefix: "环更新办", year: 2026, last: 16, next: 17, reason: null };

describe("next numbers", () => {
  it("are shown as they will be printed", () => {
    expect(paperNumber(line)).toBe("环更新办〔2026〕17号");
  });

  it.each([["17", 17], [" １７ ", 17], ["17号", 17], ["", null], ["十七", null], ["1.5", null], ["-1", null]])("%s is read as %s", (typed, found) => {
    expect(wholeOf(typed)).toBe(found);
  });
});
