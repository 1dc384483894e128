/** The thinking of 设置: the office's particulars as a form, and the faces found. It saves nothing. */
import type { FaceLine } from "../../api";
import type { Office, PaperSeries } from "../../generated/office";
import { PAPER_MARK, PAPER_SERIES } from "../../text";

/** The particulars that are one text each. */
export type OfficeField = Exclude<keyof Office, "prefixes">;

/** The office's particulars in the order they are asked, with their names. */
export const OFFICE_FIELDS: readonly (readonly [OfficeField, string, string])[] = [
  ["group_name", "工作专班全称", "如：环翠区推动大规模设备更新和消费品以旧换新工作专班"],
  ["office_name", "专班办公室名称", "材料署名用"],
  ["host_unit", "挂靠单位", "如：区发展和改革局"],
  ["number_prefix", "督办代字", "如：环专班督，文号即 环专班督〔2026〕1号"],
  ["paper_prefix", "发文代字", "如：环专班；函即 环专班函〔2026〕1号，会议通知即 环专班会〔2026〕1号"],
  ["convener", "召集人", ""],
  ["contact", "联系人", ""],
  ["telephone", "联系电话", ""],
];

/** The form of the particulars; what is not known is empty. */
export type OfficeForm = Record<OfficeField, string> & { prefixes: Record<PaperSeries, string> };

/** Particulars that nobody filled in yet. */
export const BLANK_OFFICE: Office = {
  group_name: null, office_name: null, host_unit: null, number_prefix: null, paper_prefix: null, prefixes: [], convener: null, contact: null, telephone: null,
};

/** Kinds of paper, each of which may have a 代字 of its own. */
export const SERIES = Object.keys(PAPER_SERIES) as PaperSeries[];

/** The 代字 that a kind has unless the office says otherwise. */
export function prefixOf(series: PaperSeries, office: string): string {
  return office.trim() === "" ? "" : `${office.trim()}${PAPER_MARK[series]}`;
}

/** The form filled from what is known. */
export function formOf(office: Office): OfficeForm {
  const own = (series: PaperSeries) => office.prefixes.find((line) => line.series === series)?.prefix ?? "";
  return {
    ...(Object.fromEntries(OFFICE_FIELDS.map(([key]) => [key, office[key] ?? ""])) as Record<OfficeField, string>),
    prefixes: Object.fromEntries(SERIES.map((series) => [series, own(series)])) as Record<PaperSeries, string>,
  };
}

/** The particulars from the form: blanks are not known. */
export function officeOf(form: OfficeForm): Office {
  return {
    ...(Object.fromEntries(OFFICE_FIELDS.map(([key]) => [key, form[key].trim() || null])) as Record<OfficeField, string | null>),
    prefixes: SERIES.flatMap((series) => (form.prefixes[series].trim() === "" ? [] : [{ series, prefix: form.prefixes[series].trim() }])),
  };
}

/** The styles of paper with the face found for each. */
export function foundFaces(faces: readonly FaceLine[]): FaceLine[] {
  return faces.filter((line) => line.style !== "");
}

/** What was put in another's place or is missing, in words. */
export function faceNotes(faces: readonly FaceLine[]): string[] {
  return faces.flatMap((line) => (line.words === null ? [] : [line.words]));
}

/** Whether every style of paper has a face of its own. */
export function facesComplete(faces: readonly FaceLine[]): boolean {
  return faces.length > 0 && faceNotes(faces).length === 0 && foundFaces(faces).every((line) => line.face !== null);
}
