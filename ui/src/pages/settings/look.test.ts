/** 版式: the form as typed, what differs from the standard, and where there is a choice of faces. */
import { expect, it } from "vitest";
import type { PaperLook } from "../../generated/office";
import { faceChoices, lookLines, lookOf, lookTyped } from "./look";

const STANDARD: PaperLook = {
  columns: 28, top_mm: 37, bottom_mm: 35, left_mm: 28, right_mm: 26, bold_third: false, red_head: "colour", signature: "unsealed",
  colophon_on_even_page: false, large_tables: false, faces: [],
};

it("goes through the form unchanged", () => {
  const look: PaperLook = { ...STANDARD, faces: [{ style: "biao_song", family: "方正小标宋简体" }] };
  expect(lookOf(lookTyped(look))).toEqual(look);
  expect(lookOf({ ...lookTyped(STANDARD), top_mm: "３５" })).toMatchObject({ top_mm: 35 });
  expect(lookOf({ ...lookTyped(STANDARD), left_mm: "二十" })).toEqual({ lacking: "left_mm" });
});

it("says what differs from the standard", () => {
  const lines = lookLines({ ...STANDARD, columns: 26, red_head: "preprinted" }, STANDARD);
  const changed = lines.filter((line) => line.usual !== null);
  expect(changed.map((line) => [line.name, line.value, line.usual])).toEqual([
    ["版心", "每行26字", "每行28字"],
    ["红头", "红头纸", "套印彩色"],
  ]);
});

it("offers faces only where there is a choice, and keeps one that this machine lacks", () => {
  const line = (code: "song" | "biao_song", choices: string[]) => ({ style: "字", code, face: choices[0] ?? null, choices, words: null });
  const form = lookTyped({ ...STANDARD, faces: [{ style: "biao_song", family: "方正小标宋简体" }] });
  const found = faceChoices([line("song", ["宋体"]), line("biao_song", ["Noto Serif SC"]), { style: "", code: null, face: null, choices: [], words: "未找到" }], form);
  expect(found.map((one) => [one.style, one.families])).toEqual([["biao_song", ["Noto Serif SC", "方正小标宋简体"]]]);
});
