/** The live preview: the newest wish wins, the place stays, pages that look the same keep their drawing. */
import { describe, expect, it } from "vitest";
import { NewestFirst, pageAt, percent, placeIn, scaleOf, scrollTo, twins, zoomed } from "./preview";

describe("the preview", () => {
  it("keeps only the newest wish", () => {
    const order = new NewestFirst();
    const first = order.begin();
    const second = order.begin();
    expect([first.gone, second.gone]).toEqual([true, false]);
    order.stop();
    expect(second.gone).toBe(true);
  });

  it("fills the room, or keeps its zoom", () => {
    expect(scaleOf("width", 595, 595)).toBeCloseTo(1);
    expect(scaleOf("width", 595, 9000)).toBeCloseTo(8 / 3);
    expect(scaleOf("width", 595, 0)).toBeCloseTo(0.2);
    expect(percent(scaleOf(1, 595, 1))).toBe("100%");
  });

  it("steps up and down and stops at the ends", () => {
    expect(zoomed(scaleOf(1, 1, 1), 1)).toBe(1.25);
    expect(zoomed(scaleOf(0.9, 1, 1), -1)).toBe(0.8);
    expect(zoomed(scaleOf(2, 1, 1), 1)).toBe(2);
    expect(zoomed(scaleOf(0.5, 1, 1), -1)).toBe(0.5);
  });

  it("knows the page in the middle of the view", () => {
    const tops = [0, 1000, 2000];
    const heights = [990, 990, 990];
    expect(pageAt(tops, heights, 0, 600)).toBe(1);
    expect(pageAt(tops, heights, 900, 600)).toBe(2);
    expect(pageAt(tops, heights, 2390, 600)).toBe(3);
    expect(pageAt([], [], 0, 600)).toBe(1);
  });

  it("keeps its place where pages change their height", () => {
    const upright = [1000, 1000, 1000];
    const lying = [600, 600, 600];
    const place = placeIn(upright, 1518, 12);
    expect(place.page).toBe(1);
    expect(scrollTo(upright, place, 12)).toBe(1518);
    expect(placeIn(lying, scrollTo(lying, place, 12), 12).page).toBe(1);
    expect(scrollTo([1000], place, 12)).toBe(506);
    expect(scrollTo([], place, 12)).toBe(0);
    expect(placeIn([], 40, 12)).toEqual({ page: 0, above: 0 });
    expect(placeIn(upright, 9999, 12)).toEqual({ page: 2, above: 1 });
  });

  it("draws only pages that look different", () => {
    expect(twins(["a", "b", "c"], ["a", "x", "c"])).toEqual([0, null, 2]);
    // A page that was put in moves the others along.
    expect(twins(["a", "b", "c"], ["a", "x", "b", "c"])).toEqual([0, null, 1, 2]);
    // Each old drawing is there once.
    expect(twins(["a", "a"], ["a", "a", "a"])).toEqual([0, 1, null]);
    expect(twins(["a", "b"], ["b", "b"])).toEqual([null, 1]);
    expect(twins([], ["a"])).toEqual([null]);
  });
});
