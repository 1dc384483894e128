/**
 * A kept file on its way out: opened as a copy, or saved under a name that the clerk sees first. Never
 * an act: the book does not change.
 */
import { openDocument, pick, saveDocument, suggestedDocument } from "../api";
import type { DocumentId } from "../generated/office";
import { attempt } from "../live";
import { toast } from "./toast";

/** Opens a read-only copy in the system's program. */
export async function openFile(id: DocumentId): Promise<void> {
  await attempt(() => openDocument(id));
}

/** Where it would go. */
export const whereTo = (id: DocumentId) => attempt(() => suggestedDocument(id));

/** Asks for a place in the system's dialog. */
export const pickPlace = () => attempt(() => pick("save_document"));

/** Saves it, and says where. */
export async function saveFile(id: DocumentId, path: string): Promise<boolean> {
  const saved = await attempt(() => saveDocument(id, path.trim()));
  if (saved !== null) toast(`已导出：${saved}`);
  return saved !== null;
}
