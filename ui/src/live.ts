/**
 * How what is shown stays true: answers are asked again when an act touches the nouns they speak of.
 * Not a store: nothing is kept that Rust does not answer. A page uses `useAsk` to show and `doAct` to
 * change, and never refreshes anything by hand.
 *
 *     const { answer, loading, fault } = useAsk("measure.page", () => ({ id: props.id }));
 *     const done = await doAct({ report: { record: { report } } }, formFault);
 */
import {
  getCurrentInstance,
  onActivated,
  onDeactivated,
  onScopeDispose,
  shallowRef,
  watch,
  type Ref,
  type ShallowRef,
} from "vue";
import { act, ask, isFault, play, redo, undo } from "./api";
import type { Act, Answers, Done, Fault, Noun } from "./generated/office";
import { showFault, toast } from "./parts/toast";

/** The fields that a question takes. */
export type FieldsOf<K extends keyof Answers> = Parameters<typeof ask<K>>[1];

/** Nouns that each answer speaks of; lights and counts reach far, so when in doubt a noun is listed. */
const CONCERNS: Record<keyof Answers, readonly Noun[] | "all"> = {
  "book.status": "all",
  "book.today": "all",
  "book.search": "all",
  "book.journal": "all",
  "plan.page": ["plan", "question", "unit", "assignment", "indicator", "follow_up", "report", "working_day", "light", "task"],
  "book.change": [],
  "book.operators": "all",
  "book.numbers": ["office", "meeting", "follow_up"],
  "plan.questions": ["plan", "question"],
  "plan.text": ["plan"],
  "measure.page": ["plan", "question", "unit", "assignment", "indicator", "follow_up", "report", "working_day", "light", "person", "task", "meeting", "decision", "document"],
  "unit.list": ["unit", "plan", "assignment", "follow_up", "working_day", "light", "person"],
  "plan.versions": ["plan"],
  "plan.version": ["plan"],
  "plan.dropped": ["plan", "follow_up"],
  "measure.clauses": ["plan"],
  "assignment.on": ["plan", "unit", "assignment"],
  "assignment.bases": ["decision", "meeting"],
  "indicator.list": ["plan", "unit", "indicator", "light", "document"],
  "indicator.page": ["plan", "unit", "indicator", "light", "document"],
  "indicator.grid": ["plan", "unit", "indicator", "light", "document"],
  "unit.groups": ["unit", "plan", "assignment"],
  "unit.page": ["unit", "plan", "assignment", "follow_up", "working_day", "light", "person"],
  "meeting.list": ["meeting", "decision", "follow_up"],
  "follow_up.list": ["follow_up", "instruction", "unit", "decision", "meeting", "report", "working_day", "light", "person"],
  "follow_up.page": ["follow_up", "paper", "instruction", "unit", "decision", "meeting", "report", "document", "working_day", "light", "person"],
  "unit.find": ["unit"],
  "unit.proposal": ["unit", "assignment", "follow_up", "indicator"],
  "person.directory": ["person", "unit"],
  "person.read": ["person", "unit"],
  "meeting.page": ["meeting", "decision", "follow_up", "unit", "pack", "paper", "report", "question", "working_day", "light", "person"],
  "report.page": ["report", "unit", "plan", "assignment", "indicator", "follow_up", "working_day", "person"],
  "light.settings": ["light", "follow_up", "plan"],
  "look.settings": ["look"],
  "meeting.proposals": ["meeting", "decision", "follow_up", "report", "question"],
  "meeting.minutes": ["meeting"],
  "report.coordination": ["report", "meeting", "decision", "unit"],
  "report.asked_before": ["report", "unit", "assignment", "indicator", "follow_up"],
  "report.asks_of": ["report", "unit", "assignment", "indicator", "follow_up"],
  "document.list": ["document", "unit", "follow_up", "report"],
  "document.page": "all",
  "pack.list": ["pack", "meeting"],
  "pack.brief": "all",
  "pack.line": ["pack", "meeting"],
  "pack.page": ["pack", "meeting", "unit", "person"],
  "pack.frozen": [],
  "pack.checks": "all",
  "pack.edition": ["pack"],
  "pack.changes": "all",
  "follow_up.proposals": ["follow_up", "unit", "working_day", "light", "person"],
  "follow_up.opening": ["follow_up", "unit", "plan", "paper"],
  "instruction.list": ["instruction", "follow_up"],
  "instruction.page": ["instruction", "follow_up", "paper", "document", "unit", "working_day"],
  "working_day.page": ["working_day"],
  "working_day.read": ["working_day", "follow_up"],
  "working_day.days": ["working_day"],
  "paper.register": ["paper", "office", "unit", "meeting", "follow_up", "document"],
  "paper.page": ["paper", "unit", "meeting", "follow_up", "document"],
};

/** Whether an answer must be asked again after an act that touched these nouns. */
export function concerns(name: keyof Answers, touched: readonly Noun[]): boolean {
  const nouns = CONCERNS[name];
  return nouns === "all" || touched.some((noun) => nouns.includes(noun));
}

const listeners = new Set<(touched: readonly Noun[] | "all") => void>();

/** Tells every shown answer what was touched; "all" after another book was opened. */
export function announce(touched: readonly Noun[] | "all"): void {
  for (const listener of [...listeners]) listener(touched);
}

/** An answer that stays true while its page lives. */
export type Live<K extends keyof Answers> = {
  /** The newest answer; null before the first, and when the question is refused. */
  answer: ShallowRef<Answers[K] | null>;
  /** Asked and not yet answered. */
  loading: Ref<boolean>;
  /** Why it was refused. */
  fault: Ref<Fault | null>;
  /** Asks again now; resolves when answered. */
  again: () => Promise<void>;
};

/**
 * Asks, and asks again when the fields change or an act touches what the answer speaks of.
 * `fields` answering null asks nothing. A page in the background waits until it is shown again.
 */
export function useAsk<K extends keyof Answers>(name: K, fields: () => FieldsOf<K> | null): Live<K> {
  const answer: ShallowRef<Answers[K] | null> = shallowRef(null);
  const loading = shallowRef(false);
  const fault = shallowRef<Fault | null>(null);
  let round = 0;
  let shown = true;
  let stale = false;

  async function again(): Promise<void> {
    const wanted = fields();
    const mine = ++round;
    stale = false;
    if (wanted === null) {
      answer.value = null;
      loading.value = false;
      return;
    }
    loading.value = true;
    try {
      const found = await ask(name, wanted);
      if (mine !== round) return; // a newer question is under way
      answer.value = found;
      fault.value = null;
    } catch (error) {
      if (mine !== round) return;
      answer.value = null;
      fault.value = asFault(error);
    }
    loading.value = false;
  }

  function listen(touched: readonly Noun[] | "all"): void {
    if (touched !== "all" && !concerns(name, touched)) return;
    if (shown) void again();
    else stale = true;
  }
  listeners.add(listen);
  onScopeDispose(() => listeners.delete(listen));
  if (getCurrentInstance()) {
    onActivated(() => {
      shown = true;
      if (stale) void again();
    });
    onDeactivated(() => (shown = false));
  }
  watch(() => JSON.stringify(fields()), () => void again(), { immediate: true });
  return { answer, loading, fault, again };
}

/** What is under way, by what was asked. */
const underWay = new Map<string, Promise<unknown>>();

/** A second click before the first is answered is the same wish, not another. */
function once<T>(what: unknown, call: () => Promise<T>): Promise<T> {
  const name = JSON.stringify(what);
  const running = underWay.get(name) as Promise<T> | undefined;
  if (running) return running;
  const begun = call().finally(() => underWay.delete(name));
  underWay.set(name, begun);
  return begun;
}

/**
 * Runs an act, shows the quiet toast with 撤销, and refreshes what it concerns. Answers null when it
 * was refused: the fault goes to `at` (a form's, which shows it at its field) or else to a message.
 */
export async function doAct(what: Act, at?: Ref<Fault | null>): Promise<Done | null> {
  return once(what, () => run(() => act(what), at));
}

/** Runs several acts as one step; the toast takes all of them back at once. `title` says what they were together. */
export async function doActs(what: Act[], title: string, at?: Ref<Fault | null>): Promise<Done[] | null> {
  return once(what, async () => {
    let all: Done[] = [];
    const done = await run(async () => {
      all = await play(what);
      const touched = [...new Set(all.flatMap((each) => each.touched))];
      const last = all[all.length - 1];
      if (!last) throw new Error("nothing to do");
      return { ...last, touched, title };
    }, at);
    return done ? all : null;
  });
}

/** Runs any call that answers `Done` (an issue of a pack) as `doAct` runs an act. */
export async function run(call: () => Promise<Done>, at?: Ref<Fault | null>): Promise<Done | null> {
  try {
    const done = await call();
    if (at) at.value = null;
    announce(done.touched);
    toast(done.title, { label: "撤销", perform: () => void takeBack() });
    return done;
  } catch (error) {
    const fault = asFault(error);
    if (at) at.value = fault;
    else showFault(fault);
    return null;
  }
}

/** Runs a call of the door that is no act; its fault is shown as a message, and null answered. */
export async function attempt<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    showFault(asFault(error));
    return null;
  }
}

/** Takes the newest act back. */
export async function takeBack(): Promise<void> {
  const done = await attempt(undo);
  if (!done) return;
  announce(done.touched);
  toast(`已撤销：${bare(done.title)}`, { label: "重做", perform: () => void doAgain() });
}

/** Does again what was taken back last. */
export async function doAgain(): Promise<void> {
  const done = await attempt(redo);
  if (!done) return;
  announce(done.touched);
  toast(`已重做：${bare(done.title)}`, { label: "撤销", perform: () => void takeBack() });
}

/** The act's own name, where the title already says that it was taken back or done again. */
function bare(title: string): string {
  return title.replace(/^(撤销|重做)[：:]\s*/, "");
}

/** Any caught value as a fault; the window's own mistakes keep their detail for 复制详情. */
export function asFault(error: unknown): Fault {
  if (isFault(error)) return error;
  const detail = error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error);
  return { code: "window", field: null, words: "窗口内部出错，台账未作改动；请返回上一页重试。", detail };
}

/** Shows what nobody caught. */
export function showMishap(error: unknown): void {
  showFault(asFault(error));
}
