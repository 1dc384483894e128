/** Drafts an outgoing paper from the page of its matter, and opens it there for review and signature. */
import type { NewPaper } from "../generated/office";
import { doAct } from "../live";
import { go } from "../place";

/** Nothing happens where the book refuses: the reason is shown as a message. */
export async function draftPaper(paper: NewPaper): Promise<void> {
  const done = await doAct({ paper: { draft: { paper } } });
  if (done?.made != null) go("paper", { id: done.made });
}
