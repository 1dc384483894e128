/** An instruction goes out as typed, and opens a follow-up only where one is wanted. */
import { describe, expect, it } from "vitest";
import type { InstructionLine } from "../../generated/office";
import { blankInstruction, newInstruction, opened, standing } from "./instruction";

const line = (over: Partial<InstructionLine> = {}): InstructionLine => ({
  id: 1, leader: "张副区长", on: "2026-03-05", on_what: "报告", words: "请抓紧办理。", kind: "do", handed_to: null, reply_due: null,
  late: false, open: true, wants_follow_up: false, follow_ups: [0, 0], reported_on: null, ...over,
});

describe("批示", () => {
  it("is sent verbatim, blanks as not known", () => {
    const form = { ...blankInstruction("2026-03-05"), leader: "张副区长", on_what: "报告", words: " 请办。" };
    expect(newInstruction(form)).toMatchObject({ words: " 请办。", handed_to: null, document: null, kind: "do" });
    expect(newInstruction({ ...form, on: null })).toBeNull();
  });

  it("opens a follow-up that is issued when owner and date are there", () => {
    const form = { ...blankInstruction("2026-03-05"), title: "建设网点" };
    expect(opened(form, "2026-03-05")?.issue_on).toBeNull();
    expect(opened({ ...form, owner: 5, due: "2026-03-31" }, "2026-03-05")?.issue_on).toBe("2026-03-05");
    expect(opened({ ...form, kind: "read" }, "2026-03-05")).toBeNull();
    expect(opened({ ...form, title: " " }, "2026-03-05")).toBeNull();
  });

  it("says where it stands", () => {
    expect(standing(line({ wants_follow_up: true }))).toBe("尚未立项");
    expect(standing(line({ follow_ups: [2, 1] }))).toBe("督办2项，1项在办");
    expect(standing(line({ follow_ups: [2, 0] }))).toBe("督办2项已办结，待反馈领导");
    expect(standing(line({ kind: "read", open: false }))).toBe("阅件");
    expect(standing(line({ reported_on: "2026-04-01" }))).toBe("已反馈领导");
  });
});
