/** A paper's form goes out and comes back; only the steps that follow are offered. */
import { describe, expect, it } from "vitest";
import type { PaperLine } from "../../generated/office";
import { blankPaper, formOf, isRefused, latest, matching, paperOf, signingOf, stepsOf } from "./paper";

const LINE: PaperLine = {
  id: 1, series: "letter", number: "环专班函〔2026〕1号", typed: false, title: "关于报送进展的函", matter: "other", matter_words: null,
  to: [{ who: { unit: 2 }, name: "区商务局" }, { who: { words: "有关企业" }, name: "有关企业" }], cc: [{ who: { group: 1 }, name: "各镇街" }],
  copies: 12, state: "signed", drafted_on: "2026-03-01", drafted_by: "小于", submitted_on: "2026-03-02", reviewed_by: null, returned: null, signed_by: "王某",
  signed_on: "2026-03-03", scan: null, scan_title: null, issued_on: null, withdrawn_on: null, withdraw_reason: null,
};

describe("发文", () => {
  it("comes back as it went out", () => {
    const paper = paperOf(formOf(LINE));
    expect(isRefused(paper)).toBe(false);
    expect(paper).toEqual({ series: "letter", title: LINE.title, matter: "other", to: [{ unit: 2 }, { words: "有关企业" }], cc: [{ group: 1 }], copies: 12, on: "2026-03-01" });
  });
  it("takes several written names, and says what keeps a form back", () => {
    const form = { ...blankPaper("2026-03-05"), to: { units: [], groups: [], words: "甲公司、乙公司， 丙公司" } };
    const paper = paperOf(form);
    expect(isRefused(paper) ? [] : paper.to).toHaveLength(3);
    expect(paperOf({ ...form, on: null })).toMatchObject({ code: "blank", field: "on" });
    expect(paperOf({ ...form, copies: "许多" })).toMatchObject({ field: "copies" });
  });
  it("offers only what follows", () => {
    expect(stepsOf("draft")[0]).toBe("submit");
    expect(stepsOf("draft")).not.toContain("sign");
    expect(stepsOf("review")[0]).toBe("sign");
    expect(stepsOf("signed")).not.toContain("change");
    expect(stepsOf("withdrawn")).toEqual([]);
  });
  it("says what stands last, and finds by any word", () => {
    expect(latest(LINE)).toContain("签发");
    expect(latest({ ...LINE, state: "withdrawn", withdrawn_on: "2026-03-09" })).toContain("作废");
    expect(matching([LINE], "商务")).toHaveLength(1);
    expect(matching([LINE], "税务")).toHaveLength(0);
  });
  it("leaves the number to the series unless one is typed", () => {
    expect(signingOf({ by: "王某", on: null, scan: [], number: " " }, "2026-03-05").number).toBeNull();
    expect(signingOf({ by: "王某", on: null, scan: [4], number: "环专班函〔2026〕7号" }, "2026-03-05").scan).toBe(4);
  });
});
