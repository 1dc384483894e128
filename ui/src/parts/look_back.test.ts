/** The usual days to look back at. */
import { describe, expect, it } from "vitest";
import { lookDays } from "./look_back";

const days = (today: string) => lookDays(today).map((one) => `${one.label} ${one.day}`);

describe("days to look back at", () => {
  it("are the ends of month, quarter and year before", () => {
    expect(days("2026-05-20")).toEqual(["昨日 2026-05-19", "上月末 2026-04-30", "上季度末 2026-03-31", "去年末 2025-12-31"]);
    expect(days("2026-12-01")).toEqual(["昨日 2026-11-30", "上季度末 2026-09-30", "去年末 2025-12-31"]);
  });

  it("stand once each", () => {
    expect(days("2026-01-15")).toEqual(["昨日 2026-01-14", "上月末 2025-12-31"]);
    expect(days("2026-01-01")).toEqual(["昨日 2025-12-31"]);
  });
});
