/** Places are turned there and back, and only places. */
import { describe, expect, it } from "vitest";
import { textPlaces, withSpans } from "./spans";

describe("places in a text", () => {
  it("are the same where every character takes one", () => {
    expect(textPlaces("方案").toUtf16(2)).toBe(2);
  });
  it("pass rare characters of names", () => {
    const text = "甲𠮷乙𬭸丙";
    const places = textPlaces(text);
    const characters = [...text];
    for (let scalar = 0; scalar <= characters.length; scalar += 1) {
      const utf16 = characters.slice(0, scalar).join("").length;
      expect(places.toUtf16(scalar)).toBe(utf16);
      expect(places.toScalar(utf16)).toBe(scalar);
    }
  });
  it("are found wherever they stand in a value", () => {
    const twice = (at: number) => at * 2;
    const value = { span: [1, 2], no: 3, spans: [[4, 5]], inner: { text_spans: [[6, 7]], at: 8, year: 2025 } };
    expect(withSpans(value, twice)).toEqual({ span: [2, 4], no: 3, spans: [[8, 10]], inner: { text_spans: [[12, 14]], at: 16, year: 2025 } });
  });
});
