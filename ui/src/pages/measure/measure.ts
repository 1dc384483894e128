/**
 * The thinking of a measure's page: 分工 now and before, what each row may be asked to do, and the
 * acts that the forms send. The rule of the first lead is Rust's; the page only offers what may fit.
 */
import type { Act, AssignmentLine, BasisLine, DecisionId, GroupId, GroupLine, MeasureId, MeasureLine, MeasurePage, Party, PersonId, PersonLine, Role, UnitId, UnitLine } from "../../generated/office";
import { dateShort, ORIGIN } from "../../text";

/** A change of 分工. */
export type Change = "add" | "replace" | "end" | "make_first";

/** The form of a change. `party` is the picker's key. */
export type ChangeForm = { party: string | null; role: Role; from: string | null; basis: string; decision: DecisionId | null };

/** What each change is called on its form. */
export const CHANGE: Record<Change, { title: string; submit: string }> = {
  add: { title: "增加分工", submit: "增加" },
  replace: { title: "调整分工", submit: "调整" },
  end: { title: "终止分工", submit: "终止" },
  make_first: { title: "变更第一牵头单位", submit: "设为第一牵头" },
};

/** Rows that hold today, leads first; and rows that ended, newest first. */
export function nowAndBefore(rows: readonly AssignmentLine[], today: string): { now: AssignmentLine[]; before: AssignmentLine[] } {
  const order: Role[] = ["first_lead", "lead", "responsible"];
  const over = (row: AssignmentLine) => row.until !== null && row.until <= today;
  return {
    now: rows.filter((row) => !over(row)).sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role)),
    before: rows.filter(over).sort((a, b) => (b.until ?? "").localeCompare(a.until ?? "")),
  };
}

/** The changes that a row may be asked for. */
export function changesOf(row: AssignmentLine): Change[] {
  if (row.until !== null || row.origin === "default_rule") return [];
  if (row.role === "lead") return ["make_first", "replace", "end"];
  return ["replace", "end"];
}

/** Roles that may be added: a measure without a first lead begins with one. */
export function rolesToAdd(rows: readonly AssignmentLine[], today: string): Role[] {
  const led = nowAndBefore(rows, today).now.some((row) => row.role === "first_lead");
  return led ? ["lead", "responsible"] : ["first_lead", "responsible"];
}

/** 方案载明; or 2026-3-1起，经办人登记：区政府专题会议定. */
export function whence(row: AssignmentLine): string {
  const from = row.from === null ? "" : `${dateShort(row.from)}起，`;
  return `${from}${ORIGIN[row.origin]}${row.basis ? `：${row.basis}` : ""}`;
}

/** 2026-3-1止：机构改革; null while it holds. */
export function whither(row: AssignmentLine): string | null {
  return row.until === null ? null : `${dateShort(row.until)}止${row.end_basis ? `：${row.end_basis}` : ""}`;
}

/** Units and groups as one list of choices; groups can't lead, so they come only where they may stand. */
export function partyChoices(units: readonly UnitLine[], groups: readonly GroupLine[], withGroups: boolean): { key: string; label: string; hint?: string; also?: string }[] {
  const list = units.map((unit) => ({ key: `unit:${unit.id}`, label: unit.name, also: unit.short_name ?? "" }));
  return withGroups ? [...list, ...groups.map((group) => ({ key: `group:${group.id}`, label: group.name, hint: "单位组" }))] : list;
}

/** The party behind a picker's key. */
export function partyOf(key: string | null): Party | null {
  const [kind, id] = (key ?? "").split(":");
  if (kind === "unit") return { unit: Number(id) as UnitId };
  return kind === "group" ? { group: Number(id) as GroupId } : null;
}

/** The act of a change; null while somebody or the day is not named yet. */
export function changeAct(change: Change, measure: MeasureId, row: AssignmentLine | null, form: ChangeForm): Act | { lacking: "party" | "from" } {
  const { from, basis, decision } = form;
  if (from === null) return { lacking: "from" };
  const party = partyOf(form.party);
  if (change === "add") return party ? { assignment: { add: { measure, party, role: form.role, from, basis, decision } } } : { lacking: "party" };
  const id = row?.id ?? 0;
  if (change === "replace") return party ? { assignment: { replace: { id, party, from, basis, decision } } } : { lacking: "party" };
  return change === "end" ? { assignment: { end: { id, from, basis, decision } } } : { assignment: { make_first: { id, from, basis, decision } } };
}

/** Units that may report on the measure: its leads first, then the responsible ones. */
export function reporters(page: MeasurePage): UnitId[] {
  return [...page.line.leads, ...page.line.responsible].flatMap((part) => (part.unit === null ? [] : [part.unit]));
}

/** The first lead, who collates: who reports unless another is chosen. */
export function firstLead(page: MeasurePage): UnitId | null {
  return page.line.leads.find((part) => part.role === "first_lead")?.unit ?? null;
}

/** 2026年3月: the period that a report of this day is most likely about. */
export function periodOf(today: string): string {
  const found = /^(\d{4})-(\d{2})/.exec(today);
  return found ? `${found[1]}年${Number(found[2])}月` : "";
}

/** The leaders whose names the notice prints. */
export function leadersNamed(printed: string, leaders: readonly PersonLine[]): PersonId[] {
  const names = printed.split(/[、，,\s]+/).filter(Boolean);
  return leaders.filter((leader) => names.includes(leader.name)).map((leader) => leader.id);
}

/** 共5个节点，完成2个，逾期1个; empty without any. */
export function taskWords(line: MeasureLine): string {
  if (line.tasks === 0) return "";
  return `共${line.tasks}个节点，完成${line.tasks_reached}个${line.tasks_missed ? `，逾期${line.tasks_missed}个` : ""}`;
}

/** Decisions as choices. */
export function basisChoices(bases: readonly BasisLine[]): { key: DecisionId; label: string; hint: string }[] {
  return bases.map((line) => ({ key: line.decision, label: line.text.slice(0, 40), hint: line.source }));
}
