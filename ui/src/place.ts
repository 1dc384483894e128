/**
 * Where the window is and how it gets elsewhere: `go`, `back`. Not a router of addresses: the window
 * has no address bar. Each place keeps its own page alive for a while, so that going back finds the
 * filter, the fields and the place on the page as they were left.
 */
import { computed, shallowRef } from "vue";
import type { PageKey, Places } from "./pages";

/** A page with what it was opened with. */
export type Place = { page: PageKey; params: Readonly<Record<string, unknown>> };

const stack = shallowRef<readonly Place[]>([{ page: "today", params: {} }]);
const DEEPEST = 40;

/** Where the window is. */
export const place = computed<Place>(() => stack.value[stack.value.length - 1] ?? { page: "today", params: {} });

/** Whether there is a page to go back to. */
export const canBack = computed(() => stack.value.length > 1);

/** One name per place, for what is kept of it. */
export function placeKey(where: Place): string {
  return `${where.page}:${JSON.stringify(where.params)}`;
}

/** Opens a page. Opening the place that is shown does nothing. */
export function go<K extends PageKey>(page: K, ...rest: Record<never, never> extends Places[K] ? [params?: Places[K]] : [params: Places[K]]): void {
  const next: Place = { page, params: { ...(rest[0] ?? {}) } };
  if (placeKey(next) === placeKey(place.value)) return;
  stack.value = [...stack.value, next].slice(-DEEPEST);
}

/** Replaces the shown place: turning from one measure to the next leaves one step to go back. */
export function turn<K extends PageKey>(page: K, params: Places[K]): void {
  stack.value = [...stack.value.slice(0, -1), { page, params: { ...params } }];
}

/** Goes back one place; at the first it stays. */
export function back(): void {
  if (canBack.value) stack.value = stack.value.slice(0, -1);
}

/** Begins at 今日 again, after another book was opened; at 导入方案 where it has no plan. */
export function beginPlaces(hasPlan: boolean): void {
  stack.value = hasPlan ? [{ page: "today", params: {} }] : [{ page: "today", params: {} }, { page: "import", params: {} }];
}
