/** Tests of what the settings of cycles and series think. */
import { describe, expect, it } from "vitest";
import type { CycleLine, SeriesLine } from "../../generated/office";
import { cycleForm, cycleRule, cycleWords, dueKindsOf, newSeries, running, seriesForm, seriesWords } from "./cycles";

const line: CycleLine = {
  cycle: "month",
  from: "2026-01-01",
  until: null,
  rule: { due: { day_of_month: 25 }, measures: true, follow_ups: true, indicators: false },
};

describe("a cycle", () => {
  it("is read back as it was set, and begins as offices do", () => {
    expect(cycleRule(cycleForm("month", line, "2026-03-02"))).toEqual(line.rule);
    expect(cycleRule(cycleForm("week", null, "2026-03-02")).due).toEqual({ working_day_before: 1 });
    expect(dueKindsOf("week")).not.toContain("day_of_month");
  });

  it("runs until it is stopped", () => {
    expect(running([{ ...line, until: "2026-06-01" }], "month")).toBeNull();
    expect(running([line], "month")).toBe(line);
    expect(cycleWords(line)).toContain("期末当月25日前报：措施、督办事项");
  });
});

describe("a series", () => {
  const series: SeriesLine = {
    id: 1,
    name: "专班调度会",
    usual: { name: "专班调度会", rhythm: "weekly", weekday: 4, time: "14:30", place: "三楼会议室", chair: "王某", level: null, numbering: { prefix: "环专班纪" } },
    next_ordinal: 4,
    next_on: null,
    meetings: 3,
    next_minutes: "环专班纪〔2026〕4号",
    started: false,
  };

  it("is read back as it was set", () => {
    expect(newSeries(seriesForm(series))).toEqual(series.usual);
    expect(newSeries(seriesForm(null))).toMatchObject({ rhythm: null, weekday: null, numbering: "issue" });
  });

  it("says what is usual for it", () => expect(seriesWords(series)).toBe("每周 周四 14:30，三楼会议室，王某主持"));
});
