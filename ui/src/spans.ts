/**
 * Places in a text, counted two ways: Rust counts Unicode scalar values, the window UTF-16. Only
 * `api.ts` uses this: whatever a page holds is UTF-16, whatever crosses the door is not.
 */

/** Turns places of one text. */
export type TextPlaces = { toUtf16: (scalar: number) => number; toScalar: (utf16: number) => number };

/** The places of a text. A text without rare characters needs no table: both counts are the same. */
export function textPlaces(text: string): TextPlaces {
  // The UTF-16 places behind each character that takes two.
  const wide: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0xd800 && code <= 0xdbff) wide.push(at + 1);
  }
  if (wide.length === 0) return { toUtf16: (at) => at, toScalar: (at) => at };
  return {
    toUtf16: (scalar) => scalar + countBelow(wide, (place, index) => place - index <= scalar),
    toScalar: (utf16) => utf16 - countBelow(wide, (place) => place < utf16),
  };
}

/** How many of the sorted places hold, by halving: the first ones do, the others don't. */
function countBelow(places: readonly number[], holds: (place: number, index: number) => boolean): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(places[middle] ?? 0, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const SPAN = new Set(["span", "at"]);
const SPANS = new Set(["spans", "text_spans"]);

/** A copy with every place in it turned: `span`, `spans`, `text_spans` and `at`. */
export function withSpans<T>(value: T, turn: (at: number) => number): T {
  const visit = (each: unknown, key: string): unknown => {
    if (Array.isArray(each)) {
      if (SPAN.has(key) || SPANS.has(key)) return each.map((part: unknown) => (typeof part === "number" ? turn(part) : visit(part, "span")));
      return each.map((part: unknown) => visit(part, ""));
    }
    if (typeof each === "number" && SPAN.has(key)) return turn(each);
    if (typeof each !== "object" || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([name, part]) => [name, visit(part, name)]));
  };
  return visit(value, "") as T;
}
