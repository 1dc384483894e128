/**
 * The open book as the frame knows it: its path, the operator, the status line, today's date.
 * Nothing of the book's contents: pages ask for those. Today comes from Rust, never from the
 * window's clock, so that the answers and the forms agree.
 */
import { computed, shallowRef } from "vue";
import { ask, start as askStart, type Start } from "./api";
import type { BookStatus } from "./generated/office";
import { announce } from "./live";

/** How the program stands; null before the first answer. */
export const program = shallowRef<Start | null>(null);

/** The status of the open book; null without one. Kept true by `App.vue`. */
export const status = shallowRef<BookStatus | null>(null);

/** Today as the answers count it: 2026-03-05. Empty before the status came. */
export const today = computed(() => status.value?.today ?? "");

/** The day whose book is shown, read-only; null in the live book. */
export const past = computed(() => program.value?.past ?? null);

/** What the top bar calls the book: the working group, the plan, or the file. */
export const bookName = computed(
  () => status.value?.office.group_name ?? status.value?.plan?.title ?? fileName(program.value?.book ?? null),
);

/** Asks how the program stands, at the window's start. */
export async function loadProgram(): Promise<void> {
  program.value = await askStart();
  if (program.value.book !== null) status.value = await ask("book.status", {});
}

/** Takes the answer of new_book, open_book, close_book, set_operator, or of a look back. */
export async function takeStart(start: Start): Promise<void> {
  const other = program.value?.book !== start.book || program.value?.past !== start.past;
  if (start.book !== null) status.value = await ask("book.status", {});
  else status.value = null;
  program.value = start;
  if (other) announce("all");
}

/** The last part of a path, without the book's ending. */
export function fileName(path: string | null): string {
  return (path ?? "").split(/[\\/]/).pop()?.replace(/\.zbtz$/, "") ?? "";
}
