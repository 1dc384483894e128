/**
 * The agenda as it is edited: order, minutes and the clock times that follow from them. Carried
 * follow-ups are told apart here too; they are referenced, never copied.
 */
import type { AgendaItemId, AgendaLine, CarriedLine, NewAgendaItem, ProposalLine } from "../../generated/office";

/** The line a new item is typed into. */
export type AgendaForm = { title: string; presenter: number | null; minutes: number | null; materials_due: string | null; copies: number | null };

/** An empty line; the minutes stay as they were typed last, because items of a meeting are alike. */
export function blankItem(minutes: number | null = null): AgendaForm {
  return { title: "", presenter: null, minutes, materials_due: null, copies: null };
}

/** An item's fields as they are. */
export function formOfItem(line: AgendaLine): AgendaForm {
  return { title: line.title, presenter: line.presenter, minutes: line.minutes, materials_due: line.materials_due, copies: line.copies };
}

/** An item's form with some fields changed and the rest as they are. */
export function changed(line: AgendaLine, change: Partial<AgendaForm> & { paragraph?: string | null }): NewAgendaItem {
  return { ...formOfItem(line), paragraph: line.paragraph, ...change };
}

/** 材料3月4日前报20份: what the presenting unit owes; empty where nothing was said. */
export function materialWords(line: Pick<AgendaLine, "materials_due" | "copies">, short: (on: string) => string): string {
  const due = line.materials_due ? `${short(line.materials_due)}前报` : "";
  const copies = line.copies ? `${line.copies}份` : "";
  return due || copies ? `材料${due}${copies}` : "";
}

/** The order after an item moved up (-1) or down (1); null where it cannot move. */
export function moved(lines: ReadonlyArray<AgendaLine>, id: AgendaItemId, by: -1 | 1): AgendaItemId[] | null {
  const order = lines.map((line) => line.id);
  const from = order.indexOf(id);
  const to = from + by;
  const other = order[to];
  if (from < 0 || other === undefined) return null;
  order[to] = id;
  order[from] = other;
  return order;
}

/** Minutes of all items together; items without any count nothing. */
export function totalMinutes(lines: ReadonlyArray<AgendaLine>): number {
  return lines.reduce((sum, line) => sum + (line.minutes ?? 0), 0);
}

/** When each item begins (14:30, 14:45 …); null from the first item on whose length nobody gave. */
export function beginnings(start: string | null, lines: ReadonlyArray<AgendaLine>): Array<string | null> {
  const match = /^(\d{1,2}):(\d{2})$/.exec(start ?? "");
  let at: number | null = match ? Number(match[1]) * 60 + Number(match[2]) : null;
  return lines.map((line) => {
    const begins: number | null = at;
    at = at === null || line.minutes === null ? null : at + line.minutes;
    return begins === null ? null : `${Math.floor(begins / 60) % 24}:${String(begins % 60).padStart(2, "0")}`;
  });
}

/** Carried follow-ups in the three groups that the page shows. */
export type Carried = { open: CarriedLine[]; closed: CarriedLine[]; pruned: CarriedLine[] };

/** Open ones on the list, those closed since last time, and those the clerk took off. */
export function groupCarried(lines: ReadonlyArray<CarriedLine>): Carried {
  return {
    open: lines.filter((line) => line.pruned === null && !line.closed_since),
    closed: lines.filter((line) => line.pruned === null && line.closed_since),
    pruned: lines.filter((line) => line.pruned !== null),
  };
}

/** Proposals in the groups that the page shows: questions of the plan are many, and stand apart. */
export type Proposals = { offered: ProposalLine[]; questions: ProposalLine[]; pruned: ProposalLine[] };

/** What is offered, the plan's questions, and what the clerk left out. */
export function groupProposals(lines: ReadonlyArray<ProposalLine>): Proposals {
  const offered = lines.filter((line) => line.pruned === null);
  return {
    offered: offered.filter((line) => !("question" in line.what)),
    questions: offered.filter((line) => "question" in line.what),
    pruned: lines.filter((line) => line.pruned !== null),
  };
}

/** deferred-3: one key for a proposal. */
export function proposalKey(line: Pick<ProposalLine, "what">): string {
  return Object.entries(line.what).flat().join("-");
}
