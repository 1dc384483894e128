/** Finding units as Rust does: by any name they have or had, without the place before it, by initials. */
import { ask } from "../api";
import type { UnitId } from "../generated/office";

/** The units that answer, the best first; none when the book cannot be asked: the list is searched then. */
export async function findUnits(typed: string): Promise<readonly UnitId[]> {
  try {
    return (await ask("unit.find", { typed })).map((found) => found.id);
  } catch {
    return [];
  }
}
