/**
 * The one refusal that a form gives itself: a date or a choice that the wire cannot do without is
 * missing, so there is no act to send yet. Everything else is refused by Rust.
 */
import type { Fault } from "../generated/office";

/** The fault of an empty field, in the words that Rust has for it. */
export function blankAt(field: string): Fault {
  return { code: "blank", field, words: "此项不能为空，请填写。", detail: null };
}
