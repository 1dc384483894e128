/** The office's particulars go out and come back unchanged. */
import { describe, expect, it } from "vitest";
import type { Office } from "../../generated/office";
import { faceNotes, facesComplete, formOf, foundFaces, officeOf, prefixOf } from "./settings";

const OFFICE: Office = {
  group_name: "工作专班", office_name: null, host_unit: null, number_prefix: "环专班督", paper_prefix: "环专班",
  prefixes: [{ series: "letter", prefix: "环换新函" }], convener: null, contact: null, telephone: null,
};

describe("设置", () => {
  it("takes blanks as not known", () => {
    expect(officeOf(formOf(OFFICE))).toEqual(OFFICE);
    expect(officeOf({ ...formOf(OFFICE), contact: "  " }).contact).toBeNull();
  });
  it("shows the 代字 that a kind of paper follows", () => {
    expect(prefixOf("letter", " 环专班 ")).toBe("环专班函");
    expect(prefixOf("letter", "")).toBe("");
  });
  it("names missing faces", () => {
    expect(facesComplete([{ style: "正文", code: null, face: "仿宋", choices: [], words: null }])).toBe(true);
    const replaced = [{ style: "仿宋", code: null, face: "宋体", choices: [], words: null }, { style: "", code: null, face: null, choices: [], words: "未找到仿宋字体，以宋体代替" }];
    expect(facesComplete(replaced)).toBe(false);
    expect(foundFaces(replaced).map((line) => line.style)).toEqual(["仿宋"]);
    expect(faceNotes(replaced)).toEqual(["未找到仿宋字体，以宋体代替"]);
    expect(facesComplete([])).toBe(false);
  });
});
