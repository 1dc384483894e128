/**
 * Finding by words as clerks type them: in any order, with gaps, in another width, or by pinyin
 * initials. For short lists held in the window; full text is searched in Rust. Knows no nouns.
 */

/** Lower case, one width, no blanks or marks: what is compared. */
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/[\s·、，。（）()〔〕《》“”"'—-]/g, "");
}

/** First characters of each initial in pinyin order; letters i, u, v begin no syllable. */
const FIRSTS: readonly (readonly [string, string])[] = [
  ["a", "阿"], ["b", "八"], ["c", "嚓"], ["d", "哒"], ["e", "妸"], ["f", "发"], ["g", "旮"], ["h", "哈"],
  ["j", "讥"], ["k", "咔"], ["l", "垃"], ["m", "妈"], ["n", "拏"], ["o", "噢"], ["p", "妑"], ["q", "七"],
  ["r", "呥"], ["s", "仨"], ["t", "他"], ["w", "穵"], ["x", "夕"], ["y", "丫"], ["z", "帀"],
];
const byPinyin = new Intl.Collator("zh-Hans-u-co-pinyin");
const initials = new Map<string, string>();

/** The pinyin initials of a text; what is not Han stays: 区工信局 → qgxj. */
export function pinyinInitials(text: string): string {
  return [...fold(text)].map(initialOf).join("");
}

function initialOf(char: string): string {
  if (!/\p{Script=Han}/u.test(char)) return char;
  const known = initials.get(char);
  if (known !== undefined) return known;
  let found = "";
  for (const [letter, first] of FIRSTS) {
    if (byPinyin.compare(char, first) < 0) break;
    found = letter;
  }
  initials.set(char, found);
  return found;
}

/**
 * How well a text answers what was typed: 0 is best, null is not at all. Every word typed must be
 * found, as it stands, with gaps (发改局 in 区发展和改革局), or by initials.
 */
export function score(typed: string, text: string): number | null {
  const words = typed.trim().split(/\s+/).map(fold).filter(Boolean);
  const folded = fold(text);
  let total = 0;
  for (const word of words) {
    const one = scoreWord(word, folded, text);
    if (one === null) return null;
    total += one;
  }
  return total;
}

function scoreWord(word: string, folded: string, text: string): number | null {
  const at = folded.indexOf(word);
  if (at >= 0) return Math.min(at, 20) / 100;
  if (/^[a-z0-9]+$/.test(word)) {
    const letters = pinyinInitials(text);
    const start = letters.indexOf(word);
    if (start >= 0) return 1 + Math.min(start, 20) / 100;
    const gaps = gapsOf(word, letters);
    return gaps !== null && word.length > 1 && gaps <= 6 ? 3 + gaps / 100 : null;
  }
  const gaps = gapsOf(word, folded);
  return gaps !== null && gaps <= word.length * 3 ? 2 + gaps / 100 : null;
}

/** Characters skipped between the first and the last found, in order; null when some is missing. */
function gapsOf(word: string, text: string): number | null {
  let at = -1;
  let first = -1;
  for (const char of word) {
    at = text.indexOf(char, at + 1);
    if (at < 0) return null;
    if (first < 0) first = at;
  }
  return at - first + 1 - [...word].length;
}

/** The things whose text answers, best first; all in their own order when nothing was typed. */
export function pickBest<T>(typed: string, things: readonly T[], textOf: (thing: T) => string): T[] {
  if (typed.trim() === "") return [...things];
  return things
    .map((thing, order) => ({ thing, order, score: score(typed, textOf(thing)) }))
    .filter((found): found is { thing: T; order: number; score: number } => found.score !== null)
    .sort((a, b) => a.score - b.score || a.order - b.order)
    .map((found) => found.thing);
}
