/** Dates and sizes are written as an office writes them. */
import { expect, it } from "vitest";
import { dateShort, dateWords, momentShort, sizeWords } from "./text";

it("writes absolute dates without leading zeros", () => {
  expect(dateWords("2026-03-05")).toBe("2026年3月5日");
  expect(dateShort("2026-03-05")).toBe("2026-3-5");
  expect(momentShort("2026-03-01T09:30:00")).toBe("2026-3-1 09:30");
  expect([dateWords(null), dateShort(null)]).toEqual(["—", "—"]);
});

it("writes sizes in the next round unit", () => {
  expect([sizeWords(900), sizeWords(20_480), sizeWords(1_500_000)]).toEqual(["900 字节", "20 KB", "1.4 MB"]);
});
