/** A list floats where there is room for it. */
import { expect, it } from "vitest";
import { floatBeside } from "./float";

it("below the field, above it near the window's foot, and never past the rim", () => {
  expect(floatBeside({ left: 10, top: 100, bottom: 132, width: 200 }, 240, 768)).toEqual({ position: "fixed", left: "10px", top: "134px", maxHeight: "240px" });
  expect(floatBeside({ left: 10, top: 380, bottom: 412, width: 200 }, 240, 440)).toEqual({ position: "fixed", left: "10px", bottom: "62px", maxHeight: "240px" });
  expect(floatBeside({ left: 0, top: 60, bottom: 92, width: 200 }, 500, 440).maxHeight).toBe("342px");
});
