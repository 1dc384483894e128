/** The thinking of 发文: the form, the steps that fit a state, and what the register says. It saves nothing. */
import type { Fault, GroupId, NewPaper, PaperLine, PaperSeries, PaperState, Recipient, RecipientLine, Signing, UnitId } from "../../generated/office";
import { blankAt } from "../../parts/blank";
import type { Column } from "../../parts/table";
import { dateShort, PAPER_SERIES, PAPER_STATE } from "../../text";

/** Kinds of paper in the order a form offers them. */
export const SERIES = Object.keys(PAPER_SERIES) as PaperSeries[];

/** The recipients of one line of the form. */
export type Recipients = { units: UnitId[]; groups: GroupId[]; words: string };

/** The form of a paper. */
export type PaperForm = { series: PaperSeries; title: string; matter: NewPaper["matter"]; to: Recipients; cc: Recipients; copies: string; on: string | null };

const nobody = (): Recipients => ({ units: [], groups: [], words: "" });

/** An empty form of today. */
export function blankPaper(today: string): PaperForm {
  return { series: "letter", title: "", matter: "other", to: nobody(), cc: nobody(), copies: "", on: today };
}

function recipientsOf(lines: readonly RecipientLine[]): Recipients {
  const found = nobody();
  const words: string[] = [];
  for (const { who } of lines) {
    if ("unit" in who) found.units.push(who.unit);
    else if ("group" in who) found.groups.push(who.group);
    else words.push(who.words);
  }
  return { ...found, words: words.join("、") };
}

/** The form of a paper as it stands. */
export function formOf(line: PaperLine): PaperForm {
  return {
    series: line.series, title: line.title, matter: line.matter,
    to: recipientsOf(line.to), cc: recipientsOf(line.cc), copies: String(line.copies), on: line.drafted_on,
  };
}

/** Who is written out, one a name between 、 or commas. */
function written(words: string): Recipient[] {
  return words.split(/[、，,;；\n]/).map((name) => name.trim()).filter(Boolean).map((name) => ({ words: name }));
}

const all = (given: Recipients): Recipient[] => [
  ...given.units.map((unit) => ({ unit })),
  ...given.groups.map((group) => ({ group })),
  ...written(given.words),
];

/** The paper from the form, or the field that keeps it from being sent. */
export function paperOf(form: PaperForm): NewPaper | Fault {
  if (form.on === null) return blankAt("on");
  const copies = form.copies.trim() === "" ? null : Number(form.copies);
  if (copies !== null && !Number.isInteger(copies)) return { code: "out_of_range", field: "copies", words: "份数应是整数，请改正。", detail: null };
  return { series: form.series, title: form.title, matter: form.matter, to: all(form.to), cc: all(form.cc), copies, on: form.on };
}

/** Whether it is a refusal of the form itself. */
export const isRefused = (paper: NewPaper | Fault): paper is Fault => "words" in paper && "code" in paper;

/** What signing asks. */
export type SigningForm = { by: string; on: string | null; scan: number[]; number: string };

/** The signing from its form. */
export function signingOf(form: SigningForm, on: string): Signing {
  return { by: form.by, on, scan: form.scan[0] ?? null, number: form.number.trim() || null };
}

/** A step on a paper's way. */
export type Step = "change" | "submit" | "return" | "sign" | "issue" | "scan" | "withdraw";

/** What each step is called, on its button and in its form. */
export const STEP: Record<Step, string> = {
  change: "修改", submit: "送审", return: "退回修改", sign: "签发", issue: "印发", scan: "归入签批页", withdraw: "作废",
};

/** The steps that fit a state, the next one first. */
export function stepsOf(state: PaperState): Step[] {
  switch (state) {
    case "draft": return ["submit", "change", "withdraw"];
    case "review": return ["sign", "return", "change", "withdraw"];
    case "signed": return ["issue", "scan", "withdraw"];
    case "issued": return ["scan", "withdraw"];
    case "withdrawn": return [];
  }
}

/** Names in a line: 区发改局、区商务局. */
export const namesOf = (lines: readonly RecipientLine[]): string => lines.map((line) => line.name).join("、");

/** What stands last of a paper: 3月5日印发. */
export function latest(line: PaperLine): string {
  if (line.withdrawn_on) return `${dateShort(line.withdrawn_on)}作废`;
  if (line.issued_on) return `${dateShort(line.issued_on)}印发`;
  if (line.signed_on) return `${dateShort(line.signed_on)}签发`;
  if (line.submitted_on) return `${dateShort(line.submitted_on)}送审`;
  return line.returned ? `退回：${line.returned}` : `${dateShort(line.drafted_on)}拟稿`;
}

/** Papers whose number, title, recipients or signer hold the words. */
export function matching(rows: readonly PaperLine[], words: string): PaperLine[] {
  const wanted = words.trim();
  return rows.filter((row) => `${row.number ?? ""} ${row.title} ${namesOf(row.to)} ${namesOf(row.cc)} ${row.signed_by ?? ""}`.includes(wanted));
}

/** The columns of 发文登记. */
export const COLUMNS: readonly Column<PaperLine>[] = [
  { key: "number", title: "文号", width: "180px", text: (line) => line.number ?? "未编号", sort: (line) => line.number },
  { key: "title", title: "标题", sort: (line) => line.title },
  { key: "series", title: "文种", width: "100px", wide: true, text: (line) => PAPER_SERIES[line.series], sort: (line) => line.series },
  { key: "to", title: "主送", width: "20%", text: (line) => namesOf(line.to) },
  { key: "copies", title: "份数", width: "60px", right: true, wide: true, text: (line) => line.copies },
  { key: "signed_by", title: "签发", width: "110px", wide: true, text: (line) => (line.signed_by ? `${line.signed_by}` : ""), sort: (line) => line.signed_on },
  { key: "state", title: "状态", width: "150px", sort: (line) => PAPER_STATE[line.state] },
];
