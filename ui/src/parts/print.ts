/**
 * The thinking of printing: the form of a job, and what a run over many papers may take. Which papers
 * there are comes from the book; what may be printed is Rust's to say.
 */
import type { Printer } from "../api";
import type { Batch, FollowUpLine, PaperKind, PrintJob, Recipe, Sides, UnitLine } from "../generated/office";

/** The form of a job: as typed. */
export type JobForm = { printer: string; copies: string; sides: Sides; pages: string };

/** 单面, 双面: in the order they are offered. */
export const SIDES: readonly (readonly [Sides, string])[] = [
  ["one", "单面"],
  ["long_edge", "双面（长边翻转）"],
  ["short_edge", "双面（短边翻转，横表用）"],
];

/** A job for the default printer: one copy, one side. */
export function blankJob(printers: readonly Printer[]): JobForm {
  const usual = printers.find((printer) => printer.default) ?? (printers.length === 1 ? printers[0] : undefined);
  return { printer: usual?.name ?? "", copies: "1", sides: "one", pages: "" };
}

/** The job as typed, or the field that is no number. */
export function jobOf(form: JobForm): PrintJob | { lacking: "copies" } {
  const copies = form.copies.normalize("NFKC").trim();
  if (!/^\d{1,4}$/.test(copies)) return { lacking: "copies" };
  return { printer: form.printer || null, copies: Number(copies), sides: form.sides, pages: form.pages.trim() || null };
}

/** What stands beside a printer's name. */
export function printerWords(printer: Printer): string {
  return `${printer.name}${printer.default ? "（默认）" : ""}${printer.ready ? "" : "（已暂停，恢复后才打印）"}`;
}

/** Papers of which many are printed at once. */
export type BatchKind = Extract<PaperKind, "unit-sheet" | "follow-up-slip">;

/** One paper that may be taken along. */
export type Choice = { id: number; name: string; note: string; usual: boolean; recipe: Recipe };

/** Unit sheets: every body that still is, ticked where it has something to do. */
export function unitChoices(units: readonly UnitLine[]): Choice[] {
  return units
    .filter((unit) => unit.ended_on === null)
    .map((unit) => ({
      id: unit.id,
      name: unit.name,
      note: `牵头${unit.leads}项　督办${unit.open}件`,
      usual: unit.leads + unit.responsible + unit.open > 0,
      recipe: { kind: "unit-sheet", subject: { unit: unit.id }, draft_mark: null },
    }));
}

/** Slips: open matters that may leave the house; ticked are those nobody has received yet. */
export function slipChoices(rows: readonly FollowUpLine[]): Choice[] {
  return rows
    .filter((row) => !row.internal && row.number !== null && row.replies === null)
    .map((row) => ({
      id: row.id,
      name: `${row.number} ${row.title}`,
      note: row.owner_name ?? "",
      usual: row.state === "issued",
      recipe: { kind: "follow-up-slip", subject: { follow_up: row.id }, draft_mark: null },
    }));
}

/** Where a run goes: one file, a file each, a printer. */
export type BatchWay = "one_file" | "folder" | "printer";

/** The form of a run. */
export type BatchForm = { ticked: number[]; way: BatchWay; path: string; fronts: boolean };

/** The run as asked for. */
export function batchOf(form: BatchForm, choices: readonly Choice[], job: PrintJob): Batch {
  const papers = choices.filter((choice) => form.ticked.includes(choice.id)).map((choice) => choice.recipe);
  switch (form.way) {
    case "one_file":
      return { papers, to: { one_file: { path: form.path, fronts: form.fronts } } };
    case "folder":
      return { papers, to: { folder: { path: form.path } } };
    case "printer":
      return { papers, to: { printer: { job } } };
  }
}
