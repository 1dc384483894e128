/** The calendar draws what the table says, and weekends where it says nothing. */
import { describe, expect, it } from "vitest";
import { tableWords, yearOf } from "./holiday";

const TABLE = {
  year: 2026,
  source: "某通知",
  days: [
    { on: "2026-01-01", worked: false, name: "元旦" },
    { on: "2026-01-04", worked: true, name: "元旦" },
  ],
};

describe("节假日", () => {
  it("marks days that differ from their weekday", () => {
    const months = yearOf(2026, TABLE);
    expect(months.map((month) => month.title)).toHaveLength(12);
    const days = months[0]!.weeks.flat().filter((day) => day.own);
    expect(days).toHaveLength(31);
    const of = (iso: string) => days.find((day) => day.iso === iso);
    expect(of("2026-01-01")).toMatchObject({ worked: false, name: "元旦" });
    expect(of("2026-01-04")).toMatchObject({ worked: true, name: "元旦" });
    expect(of("2026-01-03")).toMatchObject({ worked: false, name: null });
    expect(tableWords(TABLE)).toBe("放假1天，调休上班1天");
  });
  it("counts Monday to Friday without a table", () => {
    const days = yearOf(2031, null)[0]!.weeks.flat().filter((day) => day.own);
    expect(days.filter((day) => day.worked)).toHaveLength(23);
  });
});
