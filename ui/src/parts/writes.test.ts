/** A button that writes is barred while an earlier day is shown, says why, and is given back as it was. */
import { describe, expect, it } from "vitest";
import { bar, BARRED } from "./writes";

/** What `bar` touches of a button. */
function button(disabled: boolean, title: string | null) {
  const attributes = new Map<string, string>();
  if (title !== null) attributes.set("title", title);
  return {
    disabled,
    dataset: {} as Record<string, string>,
    getAttribute: (name: string) => attributes.get(name) ?? null,
    removeAttribute: (name: string) => void attributes.delete(name),
    set title(words: string) {
      attributes.set("title", words);
    },
    get title() {
      return attributes.get("title") ?? "";
    },
  };
}

describe("v-writes", () => {
  it("bars with the reason, and gives back what was there", () => {
    for (const [disabled, title] of [[false, "A"], [true, null]] as const) {
      const one = button(disabled, title);
      const as = one as unknown as HTMLButtonElement;
      bar(as, false);
      expect(one.disabled).toBe(disabled);
      bar(as, true);
      bar(as, true);
      expect([one.disabled, one.title, "barred" in one.dataset]).toEqual([true, BARRED, true]);
      bar(as, false);
      expect([one.disabled, one.title, "barred" in one.dataset]).toEqual([disabled, title ?? "", false]);
    }
  });
});
