/**
 * The choices that a paper leaves to whoever prints it: what stands without a choice, and how one more
 * is made. What stands without one is sent as null, so that a draft is changed only by a real choice.
 */
import type { ContactsOptions, FollowUpFilter, LedgerOptions, PackAnnex, PackOptions, PaperKind, PaperOptions, RegisterOptions, SlipOptions, TableOptions } from "../../generated/office";

/** Choices of every kind that has some, by the name they have in a recipe. */
type Choices = {
  meeting_pack: PackOptions;
  slip: SlipOptions;
  division_table: TableOptions;
  ledger_table: LedgerOptions;
  contacts: ContactsOptions;
  register: RegisterOptions;
};

const STANDING: Choices = {
  meeting_pack: { collected: false, copies: null, annexes: ["measures"] },
  slip: { plain_head: false },
  division_table: { large: false },
  ledger_table: { large: false, status: "open", unit: null, due_from: null, due_until: null },
  contacts: { outgoing: false },
  register: { year: null },
};

/** 附件, in the order of printing. */
export const ANNEXES: ReadonlyArray<{ annex: PackAnnex; name: string }> = [
  { annex: "measures", name: "措施进展" },
  { annex: "open", name: "在办督办清单" },
  { annex: "indicators", name: "指标和目标" },
  { annex: "coordination", name: "需协调事项" },
  { annex: "reports", name: "各单位报告" },
];

/** Where the items of a 工作台账 may stand; internal ones are never printed on it. */
export const STATUSES: readonly FollowUpFilter[] = ["open", "overdue", "due_soon", "submitted", "lasting", "done", "all"];

/** The papers with choices here; a supplement's parts are chosen elsewhere. */
export function hasChoices(kind: PaperKind): boolean {
  return ["meeting-pack", "follow-up-slip", "division-table", "ledger-table", "contacts", "register"].includes(kind);
}

/** The choices of this name as they stand. */
export function choicesOf<K extends keyof Choices>(name: K, options: PaperOptions | null): Choices[K] {
  const chosen = options !== null && name in options ? (options as unknown as Choices)[name] : {};
  return { ...STANDING[name], ...chosen };
}

/** One choice more; null where nothing differs from what stands without one. */
export function choose<K extends keyof Choices>(name: K, options: PaperOptions | null, change: Partial<Choices[K]>): PaperOptions | null {
  const next = { ...choicesOf(name, options), ...change };
  const standing = JSON.stringify(next) === JSON.stringify(STANDING[name]);
  return standing ? null : ({ [name]: next } as unknown as PaperOptions);
}

/** The annexes with one put on or taken off, in the order of printing. */
export function withAnnex(annexes: readonly PackAnnex[], annex: PackAnnex, on: boolean): PackAnnex[] {
  return ANNEXES.map((one) => one.annex).filter((one) => (one === annex ? on : annexes.includes(one)));
}
