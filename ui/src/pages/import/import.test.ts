/** The notice is cut into marked pieces without losing a character; doubts and corrections are offered as they fit. */
import { describe, expect, it } from "vitest";
import type { DraftMeasure, ImportQuestion, Mark } from "../../generated/office";
import { asked, choicesFor, decodedAs, measureAt, nextUnsaid, paragraphs, placeOf, readyAnswers, saysWords, shortened, targetShort, typedAnswer, type Importing } from "./import";
import { accept, accepted, acceptPoint, carriedBy, carry, changeWords, mapIndicator, openItems, pointAccepted, pointWords, takeIn, totals } from "./revision";

const TEXT = "一、任务\n1.推动更新。更新100台。（牵头单位：甲局、\n乙局）";
const at = (words: string): [number, number] => [TEXT.indexOf(words), TEXT.indexOf(words) + words.length];
const mark = (words: string, kind: Mark["kind"], measure: number | null = 1): Mark => ({ span: at(words), kind, measure });
const measure = { no: 1, title: "推动更新", lead: ["甲局", "乙局"], responsible: [], targets: [], span: [at("1.")[0], TEXT.length] } as unknown as DraftMeasure;
const page = (marks: Mark[], questions: ImportQuestion[] = []): Importing =>
  ({ text: TEXT, marks, draft: { measures: [measure], overall_targets: [] }, questions, corrections: [] }) as unknown as Importing;
const doubt = (kind: ImportQuestion["key"]["kind"], over: Partial<ImportQuestion> = {}): ImportQuestion => ({
  key: { kind, words: "x", nth: 0 }, spans: [], proposal: "", says: null, answered_before: null, names: [], base_year: null, ...over,
});

describe("the notice on the page", () => {
  const marks = [mark("推动更新", "title"), mark("更新100台", "target"), mark("甲局", "lead"), mark("甲局、\n乙局", "rule"), mark("乙局", "lead")].sort((a, b) => a.span[0] - b.span[0]);
  const lines = paragraphs(TEXT, marks);
  it("keeps every character, line by line", () => {
    expect(lines.map((line) => line.pieces.map((piece) => piece.words).join("")).join("\n")).toBe(TEXT);
    for (const line of lines) for (const piece of line.pieces) expect(TEXT.slice(piece.from, piece.from + piece.words.length)).toBe(piece.words);
  });
  it("shows the smaller mark over the larger, and goes on over a line break", () => {
    const kinds = lines.flatMap((line) => line.pieces.filter((piece) => piece.mark).map((piece) => [piece.words, piece.mark?.kind]));
    expect(kinds).toEqual([["推动更新", "title"], ["更新100台", "target"], ["甲局", "lead"], ["、", "rule"], ["乙局", "lead"]]);
  });
  it("is cut in no time where it is long", () => {
    const long = "推动设备更新。".repeat(150_000);
    const many: Mark[] = Array.from({ length: 5000 }, (_, index) => ({ span: [index * 14, index * 14 + 4], kind: "target", measure: null }));
    const begun = performance.now();
    expect(paragraphs(long.replace(/(.{700})/g, "$1\n"), many).length).toBeGreaterThan(1000);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
  it("finds a name and its measure", () => {
    expect(placeOf(page(marks), 1, "lead", "乙局")).toEqual(at("乙局"));
    expect(measureAt(page(marks).draft, at("甲局")[0])?.no).toBe(1);
    expect(measureAt(page(marks).draft, 0)).toBeNull();
  });
  it("offers the corrections that fit the place", () => {
    const names = (span: [number, number], kind: Mark["kind"] | null) => choicesFor(page(marks), span, kind).map((choice) => choice.name);
    expect(names(at("推动更新"), "title")).toEqual(["merge", "not-measure"]);
    expect(names(at("甲局"), "lead")).toEqual(["responsible", "leader", "not-unit"]);
    expect(names(at("一、任务"), null)).toEqual(["target", "title"]);
    expect(names(at("甲局"), null)).toContain("not-unit");
  });
});

describe("doubts", () => {
  it("come by weight, each once, without those answered before", () => {
    const all = [doubt("no_year"), doubt("alias"), doubt("unread"), doubt("no_lead", { answered_before: "甲局" })];
    expect(asked(page([], all)).map((each) => each.key.kind)).toEqual(["unread", "alias", "no_year"]);
  });
  it("go on to the next that nobody answered", () => {
    const all = [doubt("alias"), doubt("no_year", { says: "later" }), doubt("unread")];
    expect(nextUnsaid(all, 0)).toBe(2);
    expect(nextUnsaid(all, 2)).toBe(0);
    expect(nextUnsaid([doubt("alias", { says: "later" })], 0)).toBe(0);
  });
  it("are answered in words and with what settles them", () => {
    const alias = readyAnswers(doubt("alias", { names: ["甲服务中心", "甲中心"] }));
    expect(alias[0]?.says).toEqual({ answer: { words: "同一单位，称“甲服务中心”", basis: null, settlement: { same_unit: { name: "甲服务中心", other: "甲中心" } } } });
    expect(saysWords(typedAnswer(doubt("no_base", { base_year: 2023 }), "1，200"))).toBe("2023年为1200");
    expect(typedAnswer(doubt("no_base"), "许多")).toBeNull();
    expect(saysWords("meeting")).toBe("提请会议明确");
  });
  it("writes a target in short", () => {
    const target = { year: 2027, indicator: "", comparator: "+%", bound: ">=", value: "28", unit: "%", base_year: 2023, recurring: false, words: "", span: [0, 0] } as const;
    expect(targetShort({ ...target, span: [0, 0] })).toBe("2027年 较2023年≥+28%");
    expect(targetShort({ ...target, span: [0, 0], comparator: "<=", bound: null, value: "6", unit: "%", year: null })).toBe("未写年份 ≤6%");
  });
});

describe("how the text was read", () => {
  it("says the encoding and how much is looked past", () => {
    const read = (written: string, cleanings: Importing["cleanings"]) => decodedAs({ ...page([]), written, cleanings });
    expect(read("", [])).toBe("粘贴的文字");
    expect(read("GB18030", [{ what: "页码不计入正文", places: 3, spans: [] }, { what: "句中换行按同一句阅读", places: 2, spans: [] }])).toBe("按 GB18030 读取 · 略过5处");
    expect(shortened("\n— 2 —\n")).toBe("⏎— 2 —⏎");
  });
});

describe("a new version", () => {
  const choices = { from: null, mapped: [{ no: 1, carries: 11, also_from: [] }, { no: 2, carries: 12, also_from: [] }], dropped: [{ measure: 13, open_items_to: null }], declined: [], declined_targets: [], indicators: [] };
  it("hands a measure from one to another, so that none is carried on twice", () => {
    const now = carry(choices, 1, 12);
    expect(now.mapped).toEqual([{ no: 1, carries: 12, also_from: [] }, { no: 2, carries: null, also_from: [12] }]);
    expect(takeIn(choices, 1, 13, true).mapped[0]?.also_from).toEqual([13]);
    expect(openItems(choices, 13, 2).dropped[0]?.open_items_to).toBe(2);
  });
  it("leaves out a change of parts only where the clerk says so", () => {
    const change = { no: 1, name: "甲局", was: null, becomes: "lead" } as const;
    expect(accepted(choices, change)).toBe(true);
    expect(accepted(accept(choices, change, false), change)).toBe(false);
    expect(accepted(accept(accept(choices, change, false), change, true), change)).toBe(true);
    expect(changeWords(change)).toBe("增加牵头单位 甲局");
  });
  it("ticks each target, and maps an indicator by hand to one of the book once", () => {
    const none = { ...choices, declined_targets: [], indicators: [] };
    const begun = { no: 1, indicator: "机械化率", words: "机械化率达到96%", year: 2027, gone: false };
    const left = acceptPoint(none, begun, false);
    expect([pointAccepted(none, begun), pointAccepted(left, begun), pointAccepted(acceptPoint(left, begun, true), begun)]).toEqual([true, false, true]);
    expect(pointWords(begun)).toBe("（2027年）机械化率达到96%");
    const mapped = mapIndicator(none, begun, 7);
    expect(carriedBy(mapped, begun)).toBe(7);
    const other = { ...begun, no: 2 };
    const moved = mapIndicator(mapped, other, 7);
    expect([carriedBy(moved, begun), carriedBy(moved, other)]).toEqual(["name", 7]);
    expect(carriedBy(mapIndicator(moved, other, "new"), other)).toBe("new");
  });
  it("says in one line what changes", () => {
    const page = { lines: [{ fate: "same" }, { fate: "changed" }, { fate: "new" }], dropped: [{}] } as never;
    expect(totals(page)).toBe("未变1 · 有改1 · 新增1 · 取消1");
  });
});
