/** Going and coming back finds each place once. */
import { expect, it } from "vitest";
import { back, beginPlaces, canBack, go, place, turn } from "./place";

it("goes, turns in place, and comes back", () => {
  beginPlaces(true);
  go("measure", { id: 8 });
  go("measure", { id: 8 });
  turn("measure", { id: 9 });
  expect(place.value).toEqual({ page: "measure", params: { id: 9 } });
  back();
  expect(place.value.page).toBe("today");
  expect(canBack.value).toBe(false);
  back();
  expect(place.value.page).toBe("today");
});
