/** Tests of what the page of files thinks; nothing is drawn. */
import { describe, expect, it } from "vitest";
import type { DocumentLine } from "../../generated/office";
import { formOfFile, keepAct, titleOfFile, twins } from "../../parts/kept_file";
import { matching, shortHash } from "./document";

const file = { content: `sha256:${"a".repeat(64)}`, file_name: "验收报告.pdf", size: 1024 };
const line = (over: Partial<DocumentLine> = {}): DocumentLine => ({
  id: 1,
  title: "验收报告",
  kind: "evidence",
  file_name: "验收报告.pdf",
  received_on: "2026-03-10",
  unit_name: "区商务局",
  hash: "a".repeat(64),
  size: 1024,
  ...over,
});

describe("a file just picked", () => {
  it("is titled by its name without the ending", () => {
    expect(titleOfFile("验收报告.pdf")).toBe("验收报告");
    expect(titleOfFile("环翠区2.0版.docx")).toBe("环翠区2.0版");
    expect(titleOfFile(".pdf")).toBe(".pdf");
  });

  it("is kept under its label, dated", () => {
    const form = formOfFile(file, "evidence", "2026-03-10");
    expect(keepAct(file, form)).toEqual({
      document: {
        keep: {
          document: { title: "验收报告", kind: "evidence", file_name: "验收报告.pdf", received_on: "2026-03-10", unit: null },
          content: file.content,
        },
      },
    });
    expect(keepAct(file, { ...form, received_on: null })).toBeNull();
  });

  it("knows its twins by their bytes", () => {
    expect(twins([line(), line({ id: 2, hash: "b".repeat(64) })], file).map((one) => one.id)).toEqual([1]);
  });
});

describe("the list", () => {
  it("is filtered by kind and words", () => {
    const lines = [line(), line({ id: 2, kind: "source", title: "通知", file_name: "通知.pdf", unit_name: null })];
    expect(matching(lines, null, "").map((one) => one.id)).toEqual([1, 2]);
    expect(matching(lines, "source", "").map((one) => one.id)).toEqual([2]);
    expect(matching(lines, null, "商务").map((one) => one.id)).toEqual([1]);
    expect(shortHash("0123456789ab")).toBe("01234567");
  });
});
