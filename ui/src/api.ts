/**
 * The one door to Rust: the only file that imports `@tauri-apps`. Every call is typed by the
 * generated shapes; every failure arrives as a `Fault` with its Chinese sentence. No rule lives here.
 */
import { invoke } from "@tauri-apps/api/core";
import { textPlaces, withSpans, type TextPlaces } from "./spans";
import type {
  Act,
  Answers,
  Ask,
  Batch,
  BatchDone,
  BatchProgress,
  CheckLine,
  DocumentId,
  Done,
  EditionBrief,
  FaceStyle,
  Fault,
  ImportAnswer,
  ImportPage,
  ImportStep,
  PackId,
  PaperKind,
  PaperLook,
  PrintJob,
  Recipe,
  Sent,
  SinceBrief,
} from "./generated/office";

/** How the program stands when the window opens. */
export type Start = {
  /** The open book's path; null is a first start or a closed book. */
  book: string | null;
  /** Who is at the keyboard; empty before anybody said. */
  operator: string;
  /** Where books lie by default, and the path a new one would take. */
  suggested_book: string;
  /** The day whose book is shown, read-only; null shows the live one. */
  past: string | null;
  /** Why a book could not be opened, and which. */
  fault: Fault | null;
  unopened: string | null;
  /** The program's version. */
  version: string;
};

/** What is to be printed: a paper from today's data, or a pack (frozen bytes once issued). */
export type Printable =
  | { paper: Recipe }
  | { pack: PackId };

/** How a pack is to be issued; what is null is left to the rules. */
export type IssueWish = { on: string | null; as_of: string | null; copies: number | null; to: Sent[] };

/** What is known of a paper before it is issued. */
export type Preflight = {
  /** 印前检查. */
  lines: CheckLine[];
  /** Pages of the file. */
  sides: number;
  /** The issue it would replace. */
  edition: EditionBrief | null;
  /** 自上期以来的变化. */
  changes: SinceBrief | null;
};

/** A style of type and the face found for it. */
export type FaceLine = { style: string; code: FaceStyle | null; face: string | null; choices: string[]; words: string | null };

/** A printer of this machine; one that is not ready keeps what is sent until it goes on. */
export type Printer = { name: string; default: boolean; ready: boolean };

/** What can be printed on. */
export type Printing = { asks: boolean; printers: Printer[] };

/** A file taken into the book's content, ready for `document.keep`. */
export type KeptFile = { content: string; file_name: string; size: number; searchable: boolean };

/** A verified backup: its file, when it was taken, the newest step in it, its bytes. */
export type BackupLine = { path: string; at: string; no: number; size: number };

/** The backups of the open book, newest first, and how keeping them goes. */
export type BackupReport = {
  folder: string;
  lines: BackupLine[];
  /** The second place, and the newest backup there. */
  second: string | null;
  second_newest: BackupLine | null;
  /** How far the one under way is. */
  percent: number | null;
  /** Why the last one failed, here and in the second place. */
  fault: Fault | null;
  second_fault: Fault | null;
  /** Free bytes on the book's disk, where they are few. */
  low_space: number | null;
  /** False where an older file was put in the book's place. */
  goes_on: boolean;
  /** The book that the newest restore replaced. */
  replaced: string | null;
};

/** What a restore, or a drill of one, found in the backup. */
export type Restored = { no: number; at: string; replaced: string | null };

/** A native dialog's purpose. */
export type PickPurpose = "backup" | "folder" | "open_book" | "new_book" | "notice" | "evidence" | "save_pdf" | "save_document";

/** Whether a caught value is a refusal of ours. */
export function isFault(value: unknown): value is Fault {
  return typeof value === "object" && value !== null && "words" in value && "code" in value;
}

async function call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (error) {
    if (isFault(error)) throw error;
    const fault: Fault = {
      code: "system",
      field: null,
      words: "程序内部出错，未作改动；请重试，仍不成功时请复制详情告知技术人员。",
      detail: String(error),
    };
    throw fault;
  }
}

type Noun = keyof Answers extends `${infer N}.${string}` ? N : never;
type QuestionOf<K extends keyof Answers> = K extends `${infer N extends Noun}.${infer Q}`
  ? Extract<Ask, Record<N, unknown>> extends Record<N, infer A>
    ? Extract<A, Record<Q, unknown>> extends Record<Q, infer F>
      ? F
      : never
    : never
  : never;

/** Asks a question of the open book: `ask("meeting.page", { id })`. */
export function ask<K extends keyof Answers>(name: K, fields: QuestionOf<K>): Promise<Answers[K]> {
  const [noun, question] = name.split(".") as [string, string];
  return call("ask", { ask: { [noun]: { [question]: fields } } });
}

/** Runs an act; everything a clerk does goes through here. */
export const act = (act: Act) => call<Done>("act", { act });
/** Runs several acts as one step, undone as one; all of them or none. */
export const play = (acts: Act[]) => call<Done[]>("play", { acts });
/** Takes the newest act back. */
export const undo = () => call<Done>("undo");
/** Does again what was taken back last. */
export const redo = () => call<Done>("redo");

/** The text of the import under way, as the last answer that brought it said. */
let importText = "";
let importPlaces: TextPlaces = textPlaces("");

/**
 * Takes a step of 导入方案. Rust counts characters (Unicode scalar values), the window counts UTF-16:
 * every span is turned here, in both ways, and nowhere else. The page's text is always there.
 */
export async function importStep(step: ImportStep): Promise<{ page: (ImportPage & { text: string }) | null; done: Done | null }> {
  const answer = await call<ImportAnswer>("import", { step: withSpans(step, (at) => importPlaces.toScalar(at)) });
  if (answer.page === null) return { page: null, done: answer.done };
  if (answer.page.text !== null) {
    importText = answer.page.text;
    importPlaces = textPlaces(importText);
  }
  const page = withSpans({ ...answer.page, text: null }, (at) => importPlaces.toUtf16(at));
  return { page: { ...page, text: importText }, done: answer.done };
}

/** Hears of files dropped on the window, by their paths; answers how to stop hearing. */
export function onFilesDropped(hear: (paths: string[]) => void): () => void {
  const listen = (event: Event) => hear((event as CustomEvent<string[]>).detail);
  window.addEventListener("files-dropped", listen);
  return () => window.removeEventListener("files-dropped", listen);
}

/** How the program stands. */
export const start = () => call<Start>("start");
/** Makes a book with the district's plan, or without one for 导入方案, and opens it. */
export const newBook = (path: string, operator: string, district: boolean) =>
  call<Start>("new_book", { path, operator, district });
/** Opens a book. */
export const openBook = (path: string) => call<Start>("open_book", { path });
/** Closes the book. */
export const closeBook = () => call<Start>("close_book");
/** Says who is at the keyboard. */
export const setOperator = (name: string) => call<Start>("set_operator", { name });
/** Checks the whole book; the findings in plain words, none when it is sound. */
export const checkBook = () => call<string[]>("check_book");

/** The backups of the open book. */
export const backups = () => call<BackupReport>("backups");
/** Takes a backup now, and verifies it. */
export const backUp = () => call<BackupLine>("back_up");
/** Sets where backups are copied to; null nowhere. */
export const setSecondPlace = (path: string | null) => call<null>("set_second_place", { path });
/** Tries a backup out without touching any book. */
export const drillBackup = (path: string) => call<Restored>("drill_backup", { path });
/** The backups beside a book that could not be opened. */
export const backupsOf = (path: string) => call<BackupLine[]>("backups_of", { path });
/** Puts the book of a backup in the place of the open one, or of `book` which could not be opened. */
export const restoreBackup = (path: string, book: string | null) => call<Start>("restore_backup", { path, book });
/** Puts back the book that the newest restore replaced. */
export const undoRestore = () => call<Start>("undo_restore");

/** Shows the book as of the end of a day; stopped, it leaves what was shown. */
export const lookBack = (day: string) => call<Start>("look_back", { day });
/** How far a look back is, in percent. */
export const lookProgress = () => call<number>("look_progress");
/** Stops a look back under way. */
export const stopLooking = () => call<null>("stop_looking");
/** Shows the live book again. */
export const lookNow = () => call<Start>("look_now");

/** Grows with every preview asked for: Rust sets the newest. Begins where no page before this one was. */
let turn = Date.now();

/** A paper to be shown: its bytes, and a key a page; pages with one key look the same. Frozen ones have none. */
export type Shown = { bytes: Uint8Array; keys: string[] };

/** The PDF of a printable, in a look that is not saved where one is given; null when a newer wish came. */
export async function pdf(what: Printable, look: PaperLook | null = null): Promise<Shown | null> {
  const bytes = await call<ArrayBuffer>("pdf", { what, look, turn: ++turn });
  if (bytes.byteLength === 0) return null;
  const length = new DataView(bytes).getUint32(0, true);
  const keys = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, length))) as string[];
  return { keys, bytes: new Uint8Array(bytes, 4 + length) };
}
/** 印前检查 of a paper as it would be issued. */
export const preflight = (recipe: Recipe, wish: IssueWish) => call<Preflight>("preflight", { recipe, wish });
/** Freezes a draft pack with the data of its day: its number, snapshot and PDF. */
export const issuePack = (id: PackId, wish: IssueWish) => call<Done>("issue_pack", { id, wish });
/** Writes the PDF to a path; an issued pack is then handed out. Answers the path. */
export const savePdf = (what: Printable, path: string) => call<string>("save_pdf", { what, path });
/** Opens the PDF in the system's reader. */
export const openPdf = (what: Printable) => call<null>("open_pdf", { what });
/** The printers; where `asks` is false the system's own dialog asks for one. */
export const printers = () => call<Printing>("printers");
/** Sends the PDF to a printer; answers what the clerk is to be told. */
export const printPdf = (what: Printable, job: PrintJob) => call<string>("print_pdf", { what, job });
/** Runs over many papers; resolves when the run is over, however it ended. */
export const batch = (batch: Batch) => call<BatchDone>("batch", { batch });
/** How far the run is. */
export const batchProgress = () => call<BatchProgress>("batch_progress");
/** Stops the run before its next paper. */
export const stopBatch = () => call<null>("stop_batch");
/** Where a run goes unless the clerk says otherwise: one file, or a folder of its own. */
export const suggestedBatch = (kind: PaperKind, folder: boolean) => call<string>("suggested_batch", { kind, folder });
/** Where a saved PDF goes unless the clerk says otherwise. */
export const suggestedPdf = (what: Printable) => call<string>("suggested_pdf", { what });
/** The faces found, and what is missing. */
export const faces = () => call<FaceLine[]>("faces");

/** Asks for a path in the system's dialog; null when the clerk gave none. */
export const pick = (purpose: PickPurpose) => call<string | null>("pick", { purpose });
/** Takes a file's bytes into the book. */
export const keepFile = (path: string) => call<KeptFile>("keep_file", { path });
/** Opens a read-only copy of a kept file in the system's program. */
export const openDocument = (id: DocumentId) => call<null>("open_document", { id });
/** Saves a kept file; never over another. Answers the path. */
export const saveDocument = (id: DocumentId, path: string) => call<string>("save_document", { id, path });
/** Where a kept file is saved unless the clerk says otherwise. */
export const suggestedDocument = (id: DocumentId) => call<string>("suggested_document", { id });
