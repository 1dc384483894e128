/** What a clerk types finds what is meant. */
import { describe, expect, it } from "vitest";
import { pickBest, pinyinInitials, score } from "./match";

const UNITS = ["区工业和信息化局", "区发展和改革局", "区教育和体育局", "区住房城乡建设局", "生态环境分局", "区商务局", "里口山管理服务中心"];

describe("finding by words", () => {
  it.each([
    ["发改局", "区发展和改革局"],
    ["工信", "区工业和信息化局"],
    ["住建", "区住房城乡建设局"],
    ["教体局", "区教育和体育局"],
    ["环境", "生态环境分局"],
    ["qswj", "区商务局"],
    ["lks", "里口山管理服务中心"],
    ["ＱＳＷＪ", "区商务局"],
  ])("%s finds %s", (typed, found) => {
    expect(pickBest(typed, UNITS, (name) => name)[0]).toBe(found);
  });

  it("finds nothing where nothing answers, and everything when nothing is typed", () => {
    expect(score("税务", "区商务局")).toBeNull();
    expect(pickBest("  ", UNITS, (name) => name)).toEqual(UNITS);
  });

  it("takes several words in any order", () => {
    expect(score("更新 农业", "推动农业机械装备更新")).not.toBeNull();
  });

  it("keeps digits in initials", () => {
    expect(pinyinInitials("专班〔2026〕17号")).toBe("zb202617h");
  });
});
