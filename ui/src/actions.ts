/**
 * What a clerk can run: one `Action` feeds its button, its shortcut and its line in the palette.
 * Not the acts of the book (`office::Act`): an action may open a form that ends in an act.
 *
 *     const actions = usePageActions(() => [{ name: "meeting.new", label: "召集会议", keys: "N", perform: openForm }]);
 *
 * `keys`: "Ctrl+K", "Alt+1", "Esc", or one letter or digit, which is heard only outside of fields.
 */
import { computed, onActivated, onDeactivated, onScopeDispose, shallowReactive, type ComputedRef } from "vue";
import { past } from "./book";

/** Something a clerk can run. */
export type Action = {
  /** Stable name; its button carries `data-test="act-NAME"`. */
  name: string;
  /** What it is called everywhere. */
  label: string;
  /** Its shortcut. */
  keys?: string;
  /** What it does. */
  perform: () => void;
  /** Whether it can be run now; always, when left out. */
  enabled?: () => boolean;
  /** Writes into the book at once, without a form that would bar itself: not while an earlier day is shown. */
  writes?: boolean;
  /** Only a key: it stands in no palette. */
  hidden?: boolean;
};

type Source = { list: ComputedRef<readonly Action[]>; shown: boolean };
const sources = shallowReactive<Source[]>([]);

/** Offers actions while the component lives and is shown. Newer sources win over older shortcuts. */
export function usePageActions(make: () => Action[]): ComputedRef<readonly Action[]> {
  const list = computed<readonly Action[]>(make);
  const source: Source = { list, shown: true };
  sources.push(source);
  const drop = () => {
    const at = sources.indexOf(source);
    if (at >= 0) sources.splice(at, 1);
  };
  onScopeDispose(drop);
  onDeactivated(drop);
  onActivated(() => {
    if (!sources.includes(source)) sources.push(source);
  });
  return list;
}

/** Everything that can be run now, the shown page's first. */
export function allActions(): Action[] {
  return [...sources].reverse().flatMap((source) => source.list.value.filter(isEnabled));
}

/** Whether an action can be run now. */
export function isEnabled(action: Action): boolean {
  return !isBarred(action) && (action.enabled?.() ?? true);
}

/** Whether it would write while an earlier day is shown. */
export function isBarred(action: Action): boolean {
  return action.writes === true && past.value !== null;
}

/** A key press as `keys` writes it: "Ctrl+Shift+Z", "Alt+1", "N", "Esc". */
export function keysOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">): string {
  const name = event.key === "Escape" ? "Esc" : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const marks = [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : ""];
  // A shifted letter of its own is the letter: 大写 must not lose a shortcut.
  if (event.shiftKey && (event.ctrlKey || event.altKey || name.length > 1)) marks.push("Shift");
  return [...marks.filter(Boolean), name].join("+");
}

/** Whether a press may be a shortcut where the keyboard is now. */
export function isHeard(keys: string, inField: boolean, inDialog: boolean): boolean {
  if (inDialog) return false;
  const plain = !keys.startsWith("Ctrl+") && !keys.startsWith("Alt+");
  // Within a field Ctrl+Z and Ctrl+Y belong to the text being typed.
  const ofText = ["Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"].includes(keys);
  return !inField || (!plain && !ofText);
}

/** Hears a key press of the window; runs at most one action. */
export function hearKey(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented) return;
  const keys = keysOf(event);
  const target = event.target instanceof HTMLElement ? event.target : null;
  const inField = target !== null && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  const dialogs = [...document.querySelectorAll("[aria-modal=true]")];
  const inDialog = dialogs.some((dialog) => dialog.getClientRects().length > 0);
  if (inField && keys === "Esc" && !inDialog) return target.blur();
  if (!isHeard(keys, inField, inDialog)) return;
  const found = allActions().find((action) => action.keys === keys);
  if (!found) return;
  event.preventDefault();
  found.perform();
}
