/** Dates as typed, read as a clerk means them. Today is Thursday, 2026-03-05. */
import { describe, expect, it } from "vitest";
import { addMonths, isDate, monthGrid, readDate, sayDate, type Lean } from "./date";

const read = (typed: string, lean?: Lean) => readDate(typed, "2026-03-05", lean)?.iso ?? null;

describe("reading dates", () => {
  it.each([
    ["12.5", "2026-12-05"],
    ["12月5日", "2026-12-05"],
    ["12/5", "2026-12-05"],
    ["1205", "2026-12-05"],
    ["2027-1-31", "2027-01-31"],
    ["27.1.31", "2027-01-31"],
    ["20270131", "2027-01-31"],
    ["２０２７年1月31日", "2027-01-31"],
    ["今天", "2026-03-05"],
    ["后天", "2026-03-07"],
    ["周五", "2026-03-06"],
    ["下周五", "2026-03-13"],
    ["下下周一", "2026-03-16"],
    ["上周日", "2026-03-01"],
    ["3个工作日", "2026-03-10"],
    ["三个工作日内", "2026-03-10"],
    ["十五个工作日", "2026-03-26"],
    ["10天", "2026-03-15"],
    ["两周后", "2026-03-19"],
    ["一个月", "2026-04-05"],
    ["3个月后", "2026-06-05"],
    ["半年", "2026-09-05"],
    ["月底", "2026-03-31"],
    ["下月底", "2026-04-30"],
    ["6月底", "2026-06-30"],
    ["季末", "2026-03-31"],
    ["年底", "2026-12-31"],
    ["明年底", "2027-12-31"],
    ["下月5日", "2026-04-05"],
    ["20日", "2026-03-20"],
  ])("%s is %s", (typed, iso) => expect(read(typed)).toBe(iso));

  it.each(["", "2月30日", "13.1", "0.5", "下周八", "明朝", "2026-02-29", "3个", "99999999"])("%s is no date", (typed) =>
    expect(read(typed)).toBeNull(),
  );

  it("leans where the form leans when no year is typed", () => {
    expect(read("1.15", "future")).toBe("2027-01-15");
    expect(read("1.15", "near")).toBe("2026-01-15");
    expect(read("12.5", "past")).toBe("2025-12-05");
    expect(read("3日", "future")).toBe("2026-04-03");
    expect(read("20日", "past")).toBe("2026-02-20");
  });

  it("says that holidays are not counted in working days", () => {
    expect(readDate("3个工作日", "2026-03-05")?.note).toContain("节假日");
    expect(readDate("3天", "2026-03-05")?.note).toBeNull();
  });
});

describe("calendar", () => {
  it("begins weeks on Monday and covers the month", () => {
    const grid = monthGrid("2026-03-05");
    expect(grid[0]?.[0]).toBe("2026-02-23");
    expect(grid.flat()).toContain("2026-03-31");
  });
  it("keeps to the end of a shorter month", () => expect(addMonths("2026-01-31", 1)).toBe("2026-02-28"));
  it("says the weekday", () => expect(sayDate("2026-12-05")).toBe("2026-12-5 周六"));
  it("knows dates that don't exist", () => expect([isDate("2026-02-29"), isDate("2024-02-29")]).toEqual([false, true]));
});
