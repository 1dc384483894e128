/** A file is titled by its name, filed by an act, listed by a filter, and says what it proves. */
import { describe, expect, it } from "vitest";
import type { DocumentLine, Found } from "../../generated/office";
import { formOfFile, keepAct, titleOfFile, twins } from "../../parts/kept_file";
import { choicesOf, countOf, filterOf, linkAct, partUses, shortHash, usesWords } from "./document";

const file = { content: `sha256:${"a".repeat(64)}`, file_name: "验收报告.pdf", size: 1024, searchable: true };
const line = (over: Partial<DocumentLine> = {}): DocumentLine => ({
  id: 1,
  title: "验收报告",
  kind: "evidence",
  file_name: "验收报告.pdf",
  received_on: "2026-03-10",
  unit_name: "区商务局",
  hash: "a".repeat(64),
  size: 1024,
  text: "read",
  uses: 0,
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
  it("asks by kind, words and use, a piece at a time", () => {
    expect(filterOf("reply", "none", false, 2)).toEqual({ kind: "reply", text: "none", used: false, hash: null, skip: 0, limit: 400 });
    expect(filterOf(null, null, null, 99).limit).toBe(1000);
    expect(countOf([{ kind: "reply", count: 2 }, { kind: "source", count: 3 }], null)).toBe(5);
    expect(countOf([{ kind: "reply", count: 2 }], "source")).toBe(0);
    expect(usesWords(line())).toBe("未归入");
    expect(usesWords(line({ uses: 3 }))).toBe("3项");
    expect(shortHash("0123456789ab")).toBe("01234567");
  });
});

describe("what it proves", () => {
  const hit = (at: Found["at"]): Found => ({ id: 1, fit: "title", number: "17号", title: { text: "报送清单", marks: [] }, about: null, snippet: null, on: null, at });
  it("is chosen among things that can be proved", () => {
    expect(choicesOf([hit({ follow_up: 3 }), hit("plan"), hit({ pack: 1 })]).map((one) => [one.label, one.to])).toEqual([["17号 报送清单", { follow_up: 3 }]]);
    expect(linkAct(1, { unit: 2 }, "reply", "2026-03-05")).toEqual({ document: { link: { id: 1, to: { unit: 2 }, role: "reply", on: "2026-03-05" } } });
    expect(linkAct(1, null, "reply", "2026-03-05")).toBeNull();
  });
  it("keeps what was taken off apart", () => {
    const use = { link: 1, role: "evidence" as const, number: null, title: "x", words: "归入", on: null, at: { unit: 1 }, unlinked: null };
    const gone = { ...use, unlinked: ["2026-03-06", "归错"] as [string, string] };
    expect(partUses([use, gone]).before).toEqual([gone]);
  });
});
