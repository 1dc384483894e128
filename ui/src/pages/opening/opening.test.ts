/** The grid of 期初录入: its rows, a block from Excel, and what is sent. */
import { describe, expect, it } from "vitest";
import type { IndicatorLine, OpeningLine } from "../../generated/office";
import { cellsOf, dated, emptyRow, faultsAt, isEmpty, openingActs, pasted, tooMany, valueActs, withRoom, wrongOf } from "./opening";

const today = "2026-03-05";

describe("the rows", () => {
  it("always leave room below the last", () => {
    expect(withRoom([])).toHaveLength(6);
    const rows = withRoom([{ ...emptyRow(), title: "甲" }, emptyRow(), emptyRow()]);
    expect(rows).toHaveLength(7);
    expect(isEmpty(rows[1]!)).toBe(true);
  });

  it("read dates as a clerk types them, and leave what is none", () => {
    expect(dated("issued_on", "11.3", today)).toBe("2025-11-03");
    expect(dated("due", "6月底", today)).toBe("2026-06-30");
    expect(dated("due", "长期坚持", today)).toBe("长期坚持");
    expect(dated("title", "11.3", today)).toBe("11.3");
  });
});

describe("a block from Excel", () => {
  it("is cut into cells, quoted breaks and quotes within", () => {
    expect(cellsOf('甲\t"两\n行"\r\n乙\t"说""好"""\n')).toEqual([["甲", "两 行"], ["乙", '说"好"']]);
  });

  it("fills from the cell on, to the right and below", () => {
    const rows = pasted(withRoom([{ ...emptyRow(), number: "环专班督〔2025〕7号" }]), 0, "title", "建网点\t区商务局\t2025-11-3\n报台账\t区发展和改革局", today);
    expect(rows[0]).toMatchObject({ number: "环专班督〔2025〕7号", title: "建网点", owner: "区商务局", issued_on: "2025-11-03" });
    expect(rows[1]).toMatchObject({ title: "报台账", owner: "区发展和改革局" });
  });

  it("is left out whole where it is too big", () => {
    expect(tooMany("甲\t区商务局\n".repeat(501))).toBeNull();
    expect(tooMany("甲\t区商务局\n".repeat(502))?.words).toContain("502行");
  });

  it("goes by its heading where it has one", () => {
    const rows = pasted(withRoom([]), 0, "number", "序号\t牵头单位\t督办事项\t完成时限\n1\t区商务局\t建网点\t2026/6/30", today);
    expect(rows[0]).toMatchObject({ number: "", title: "建网点", owner: "区商务局", due: "2026-06-30" });
  });
});

describe("what is sent", () => {
  const line = (over: Partial<IndicatorLine>) => ({ id: 1, kind: "stock", in_words: false, owner: 5, ...over }) as IndicatorLine;

  it("is the rows that are right and the values, as one", () => {
    const item = { number: null, form: { title: "甲", source: "plan" }, issued_on: "2026-01-05", progress: null } as unknown as OpeningLine["item"];
    const wrong = { item: null, owner_name: null, faults: [{ code: "blank", field: "owner", words: "请填写。", detail: null }] };
    const lines: OpeningLine[] = [{ item, owner_name: "区商务局", faults: [] }, { item: null, owner_name: null, faults: [] }, wrong];
    expect(wrongOf(lines)).toBe(1);
    expect(faultsAt(wrong).get("owner")?.code).toBe("blank");
    const values = valueActs([line({}), line({ id: 2, kind: "flow" }), line({ id: 3, in_words: true })], new Map([[1, { value: "1,200", on: "2025年底" }], [2, { value: "8", on: "2025-12-31" }], [3, { value: "9", on: "2025-12-31" }]]), "2026-03-05");
    expect(values).toBeNull();
    const good = valueActs([line({}), line({ id: 2, kind: "flow" })], new Map([[1, { value: "1,200", on: "2025-12-31" }], [2, { value: "8", on: "2025-12-31" }]]), today);
    expect(good).toMatchObject([{ reading: { record: { reading: { indicator: 1, from: null, as_of: "2025-12-31", value: "1200" } } } }, { reading: { record: { reading: { indicator: 2, from: "2025-01-01" } } } }]);
    expect(openingActs(lines, good ?? [])).toHaveLength(3);
    expect(openingActs([], [])).toEqual([]);
  });

  it("is held back where a value lacks its day", () => {
    expect(valueActs([line({})], new Map([[1, { value: "8", on: "" }]]), today)).toBeNull();
    expect(valueActs([line({})], new Map([[1, { value: "", on: "" }]]), today)).toEqual([]);
  });
});
