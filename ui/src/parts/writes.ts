/**
 * `v-writes`: marks a button that writes into the book at once, without a form. While an earlier day is
 * shown it can't be pressed and says why. Forms bar themselves (`FormDialog.vue`), actions by `writes`.
 *
 *     <button v-writes @click="accept(line)">采用</button>
 */
import { watchEffect, type Directive } from "vue";
import { past } from "../book";

/** Why nothing may be written while an earlier day is shown. */
export const BARRED = "正在查看历史台账，不能登记或修改；请先回到当前台账（Ctrl+H）。";

type Kept = { disabled: boolean; title: string | null };
const kept = new WeakMap<HTMLButtonElement, Kept>();
const stops = new WeakMap<HTMLButtonElement, () => void>();

/** Bars a button, or gives it back as it was. */
export function bar(button: HTMLButtonElement, barred: boolean): void {
  const before = kept.get(button);
  if (barred) {
    if (!before) kept.set(button, { disabled: button.disabled, title: button.getAttribute("title") });
    button.disabled = true;
    button.title = BARRED;
    button.dataset.barred = "";
  } else if (before) {
    kept.delete(button);
    button.disabled = before.disabled;
    if (before.title === null) button.removeAttribute("title");
    else button.title = before.title;
    delete button.dataset.barred;
  }
}

/** The directive; imported as `vWrites` where it is used. */
export const vWrites: Directive<HTMLButtonElement> = {
  mounted(button) {
    stops.set(button, watchEffect(() => bar(button, past.value !== null)));
  },
  updated(button) {
    bar(button, past.value !== null);
  },
  unmounted(button) {
    stops.get(button)?.();
  },
};
