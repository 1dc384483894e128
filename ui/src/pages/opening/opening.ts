/** The thinking of 期初录入: the grid's rows, a block pasted from Excel, and what is sent. It saves nothing. */
import type { Act, Fault, IndicatorLine, OpeningItem, OpeningLine } from "../../generated/office";
import { readDate } from "../../parts/date";
import { amountTyped } from "../../parts/indicator";

/** A cell's name, as the book knows it. */
export type Cell = "number" | "title" | "owner" | "issued_on" | "due" | "source" | "measures" | "progress" | "progress_on";

/** A row as typed. */
export type Row = Record<Cell, string>;

/** The columns, in their order; dates are read as a clerk types them. */
export const COLUMNS: readonly { cell: Cell; title: string; width: number; also?: readonly string[]; hint?: string; lean?: "past" | "future" }[] = [
  { cell: "number", title: "编号", width: 150, also: ["督办编号", "文号"], hint: "纸面已用的号" },
  { cell: "title", title: "事项", width: 210, also: ["督办事项", "议定事项", "内容"] },
  { cell: "owner", title: "承办单位", width: 124, also: ["牵头单位", "责任单位", "单位"] },
  { cell: "issued_on", title: "交办日期", width: 92, also: ["交办时间", "立项日期"], lean: "past" },
  { cell: "due", title: "办理时限", width: 92, also: ["完成时限", "时限", "截止日期"], hint: "或长期坚持", lean: "future" },
  { cell: "source", title: "来源", width: 130, also: ["事项来源"], hint: "空为方案任务" },
  { cell: "measures", title: "措施", width: 56, also: ["对应措施", "措施序号"] },
  { cell: "progress", title: "最近进展", width: 160, also: ["进展", "进展情况", "办理情况"] },
  { cell: "progress_on", title: "进展日期", width: 92, lean: "past" },
];

/** The empty rows that always stand below. */
const ROOM = 6;

/** An empty row. */
export const emptyRow = (): Row => ({ number: "", title: "", owner: "", issued_on: "", due: "", source: "", measures: "", progress: "", progress_on: "" });

/** Whether nothing is typed in a row. */
export const isEmpty = (row: Row): boolean => Object.values(row).every((cell) => cell.trim() === "");

/** The rows with room to go on typing below the last one. */
export function withRoom(rows: readonly Row[]): Row[] {
  const last = rows.findLastIndex((row) => !isEmpty(row));
  const kept = rows.slice(0, last + 1);
  return [...kept, ...Array.from({ length: ROOM }, emptyRow)];
}

/** A date cell as understood: 3.5 becomes 2026-03-05; what is no date stays as typed, for the book to say so. */
export function dated(cell: Cell, typed: string, today: string): string {
  const lean = COLUMNS.find((column) => column.cell === cell)?.lean;
  return lean ? (readDate(typed, today, lean)?.iso ?? typed) : typed;
}

/** The most rows that the book takes at once. */
const MOST = 500;

/** A block with more rows than that: nothing of it is pasted, so that none is lost unseen. */
export function tooMany(text: string): Fault | null {
  const count = text.trimEnd().split(/\r\n?|\n/).length;
  if (count <= MOST + 1) return null;
  return { code: "out_of_range", field: null, words: `一次最多粘贴${MOST}行，这一块有${count}行，没有粘贴；请分几次粘贴和登记。`, detail: null };
}

/** The rows with a block pasted in from a cell on: a heading among it says which column is which. */
export function pasted(rows: readonly Row[], at: number, cell: Cell, text: string, today: string): Row[] {
  const block = cellsOf(text);
  const from = COLUMNS.findIndex((column) => column.cell === cell);
  let order: (Cell | null)[] = COLUMNS.slice(from).map((column) => column.cell);
  const named = (block[0] ?? []).map(columnNamed);
  const headed = named.filter((found) => found !== null).length >= 2;
  if (headed) order = named;
  const filled = rows.map((row) => ({ ...row }));
  (headed ? block.slice(1) : block).forEach((cells, down) => {
    while (filled.length <= at + down) filled.push(emptyRow());
    const row = filled[at + down];
    cells.forEach((words, across) => {
      const into = order[across];
      if (row && into) row[into] = dated(into, words, today);
    });
  });
  return withRoom(filled);
}

function columnNamed(heading: string): Cell | null {
  const plain = heading.replace(/\s/g, "");
  return COLUMNS.find((column) => column.title === plain || column.also?.includes(plain))?.cell ?? null;
}

/** A block as Excel copies it: tabs between cells, a cell with line breaks in quotes. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const body = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const close = () => {
    rows[rows.length - 1]?.push(cell.trim());
    cell = "";
  };
  for (let i = 0; i < body.length; i++) {
    const mark = body[i] ?? "";
    if (mark === '"' && (quoted || cell === "")) {
      if (quoted && body[i + 1] === '"') cell += body[++i] ?? "";
      else quoted = !quoted;
    } else if (!quoted && mark === "\t") close();
    else if (!quoted && mark === "\n") {
      close();
      rows.push([]);
    } else cell += mark === "\n" ? " " : mark;
  }
  close();
  return rows;
}

/** The faults of a row by cell. */
export function faultsAt(line: OpeningLine | undefined): Map<string, Fault> {
  return new Map((line?.faults ?? []).map((fault) => [fault.field ?? "", fault]));
}

/** The rows that can be taken in. */
export const itemsOf = (lines: readonly OpeningLine[]): OpeningItem[] => lines.flatMap((line) => (line.item ? [line.item] : []));

/** How many rows are wrong. */
export const wrongOf = (lines: readonly OpeningLine[]): number => lines.filter((line) => line.faults.length > 0).length;

/** A last value as typed. */
export type Value = { value: string; on: string };

/** Indicators that take a number here; what is told in words is entered on its own page. */
export const numeric = (lines: readonly IndicatorLine[]): IndicatorLine[] => lines.filter((line) => !line.in_words);

/** The acts of the values typed; null where one lacks its number or its day. */
export function valueActs(lines: readonly IndicatorLine[], values: ReadonlyMap<number, Value>, today: string): Act[] | null {
  const acts: Act[] = [];
  for (const line of numeric(lines)) {
    const typed = values.get(line.id);
    if (!typed || (typed.value.trim() === "" && typed.on.trim() === "")) continue;
    const value = amountTyped(typed.value);
    const as_of = readDate(typed.on, today, "past")?.iso ?? null;
    if (value === null || as_of === null) return null;
    const from = line.kind === "flow" ? `${as_of.slice(0, 4)}-01-01` : null;
    acts.push({ reading: { record: { reading: { indicator: line.id, from, as_of, value, words: null, verdict: null, status: "final", reported_by: line.owner, document: null } } } });
  }
  return acts;
}

/** Everything that is sent together. */
export function openingActs(lines: readonly OpeningLine[], values: readonly Act[]): Act[] {
  const items = itemsOf(lines);
  return [...(items.length ? [{ follow_up: { open: { items } } }] : []), ...values];
}
