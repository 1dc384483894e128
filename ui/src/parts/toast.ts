/**
 * The quiet line after an act and the message of a fault: what stands in `Toast.vue`, as plain state.
 * It never takes the keyboard and never waits for an answer.
 */
import { ref, shallowReactive } from "vue";
import type { Fault } from "../generated/office";

/** What a toast offers. */
export type Offer = { label: string; perform: () => void };

/** One line at the foot of the window. */
export type ToastLine = { no: number; words: string; offer: Offer | null; fault: Fault | null };

/** How many forms are open: the lines then stand above them, clear of their buttons. */
export const openForms = ref(0);

/** Shown now, oldest first. */
export const toasts = shallowReactive<ToastLine[]>([]);

const STAY_MS = 7000;
const MOST = 3;
let counter = 0;

/** Says that something was done; goes by itself. */
export function toast(words: string, offer: Offer | null = null): void {
  const line = push({ words, offer, fault: null });
  window.setTimeout(() => closeToast(line.no), STAY_MS);
}

/** Shows a fault; stays until closed. */
export function showFault(fault: Fault): void {
  if (toasts.some((line) => line.fault?.words === fault.words)) return;
  push({ words: fault.words, offer: null, fault });
}

/** Takes a line away. */
export function closeToast(no: number): void {
  const at = toasts.findIndex((line) => line.no === no);
  if (at >= 0) toasts.splice(at, 1);
}

function push(line: Omit<ToastLine, "no">): ToastLine {
  // A newer 撤销 makes the older one untrue: only the newest act can be taken back.
  for (const old of toasts.filter((old) => old.offer !== null && line.offer !== null)) closeToast(old.no);
  while (toasts.length >= MOST) toasts.shift();
  const whole = { ...line, no: ++counter };
  toasts.push(whole);
  return whole;
}
