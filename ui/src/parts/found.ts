/**
 * Where a thing that was found is shown, and a text cut at its marks. Not the search: Rust finds; not a
 * page: the palette, the search page and the pages of documents use it.
 */
import type { FoundAt, Marked } from "../generated/office";
import { go } from "../place";

/** Opens the page that shows it. A thing without a page of its own opens the one it stands on. */
export function goFound(at: FoundAt): void {
  if (at === "plan") return go("plan");
  if (at === "settings") return go("settings");
  if (at === "working_days") return go("holidays");
  if ("measure" in at) return go("measure", { id: at.measure });
  if ("unit" in at) return go("unit", { id: at.unit });
  if ("meeting" in at) return go("meeting", { id: at.meeting });
  if ("follow_up" in at) return go("follow_up", { id: at.follow_up });
  if ("instruction" in at) return go("instruction", { id: at.instruction });
  if ("document" in at) return go("document", { id: at.document });
  if ("question" in at) return go("questions");
  if ("unit_group" in at) return go("units");
  if ("report" in at) return go("reports", {});
  if ("indicator" in at) return go("indicator", { id: at.indicator });
  if ("reports" in at) return go("reports", { period: at.reports });
  if ("person" in at) return go("directory");
  if ("paper" in at) return go("paper", { id: at.paper });
  return go("packs");
}

/** A piece of a text, marked or not. */
export type Piece = { text: string; marked: boolean };

/** The text cut at its marks, which count characters, not the halves that JavaScript counts. */
export function piecesOf({ text, marks }: Marked): Piece[] {
  const characters = [...text];
  const pieces: Piece[] = [];
  let at = 0;
  const push = (to: number, marked: boolean) => {
    if (to > at) pieces.push({ text: characters.slice(at, to).join(""), marked });
    at = Math.max(at, to);
  };
  for (const [from, to] of marks) {
    push(from, false);
    push(to, true);
  }
  push(characters.length, false);
  return pieces;
}
