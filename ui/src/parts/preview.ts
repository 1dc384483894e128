/**
 * The order of things in a live preview: the newest wish wins, an older one that is still under way
 * is called off, and what is on the screen stays there until the new pages are drawn. It knows
 * nothing of PDF; the drawing is handed in.
 */

/** The same text for the same printable, so that a preview is drawn again only when it must be. */
export function keyOf(what: unknown): string {
  return JSON.stringify(what);
}

/** A drawing under way; `gone` tells it to stop. */
export type Turn = { readonly gone: boolean };

/** Runs one drawing at a time and keeps only the newest wish. */
export class NewestFirst {
  #turn: { gone: boolean } | null = null;

  /** Begins a turn; the one before is gone. */
  begin(): Turn {
    if (this.#turn !== null) this.#turn.gone = true;
    const turn = { gone: false };
    this.#turn = turn;
    return turn;
  }

  /** Calls off whatever is under way. */
  stop(): void {
    if (this.#turn !== null) this.#turn.gone = true;
    this.#turn = null;
  }
}

/** Zoom as the clerk set it: a factor, or as wide as there is room. */
export type Zoom = "width" | number;

/** The steps of the zoom buttons. */
export const ZOOMS: readonly number[] = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2];

/** CSS pixels for one point of paper at 100 %. */
const PIXELS_PER_POINT = 96 / 72;

/** CSS pixels per point: for "width" the page fills the room and no more than twice its size. */
export function scaleOf(zoom: Zoom, page_width_pt: number, room_px: number): number {
  if (zoom !== "width") return zoom * PIXELS_PER_POINT;
  const fitting = page_width_pt > 0 ? room_px / page_width_pt : PIXELS_PER_POINT;
  return Math.min(Math.max(fitting, 0.2), 2 * PIXELS_PER_POINT);
}

/** The next step of the zoom buttons from where it is. */
export function zoomed(scale: number, by: -1 | 1): number {
  const now = scale / PIXELS_PER_POINT;
  const steps = by > 0 ? ZOOMS.filter((step) => step > now + 0.01) : ZOOMS.filter((step) => step < now - 0.01);
  const next = by > 0 ? steps[0] : steps.at(-1);
  return next ?? (by > 0 ? (ZOOMS.at(-1) ?? 1) : (ZOOMS[0] ?? 1));
}

/** A zoom in per cent. */
export const percent = (scale: number) => `${Math.round((scale / PIXELS_PER_POINT) * 100)}%`;

/** The page whose middle is nearest to the middle of the view, from 1; tops and heights in pixels. */
export function pageAt(tops: ReadonlyArray<number>, heights: ReadonlyArray<number>, scrolled: number, view: number): number {
  const middle = scrolled + view / 2;
  let best = 0;
  let distance = Number.POSITIVE_INFINITY;
  tops.forEach((top, index) => {
    const height = heights[index] ?? 0;
    const away = middle < top ? top - middle : middle > top + height ? middle - top - height : 0;
    if (away < distance) {
      distance = away;
      best = index;
    }
  });
  return best + 1;
}

/** A place in a stack of pages: the page at the top of the view, from 0, and how much of it is above. */
export type Place = { page: number; above: number };

/** The place at the top of the view; heights, gap and scroll in pixels. A gap stands before each page. */
export function placeIn(heights: ReadonlyArray<number>, scrolled: number, gap: number): Place {
  let top = 0;
  for (const [page, height] of heights.entries()) {
    const whole = gap + height;
    if (scrolled < top + whole) return { page, above: whole > 0 ? (scrolled - top) / whole : 0 };
    top += whole;
  }
  return { page: Math.max(heights.length - 1, 0), above: heights.length > 0 ? 1 : 0 };
}

/** How far to scroll to see that place among other pages; a paper that is shorter shows its last page. */
export function scrollTo(heights: ReadonlyArray<number>, place: Place, gap: number): number {
  if (heights.length === 0) return 0;
  const page = Math.min(place.page, heights.length - 1);
  const top = heights.slice(0, page).reduce((sum, height) => sum + gap + height, 0);
  return Math.round(top + place.above * (gap + (heights[page] ?? 0)));
}

/** For each new page the old one that looks the same, at its own place if it can be; each old page once. */
export function twins(old: ReadonlyArray<string>, next: ReadonlyArray<string>): ReadonlyArray<number | null> {
  const left = new Map<string, number[]>();
  old.forEach((key, at) => {
    if (next[at] !== key) left.set(key, [...(left.get(key) ?? []), at]);
  });
  return next.map((key, at) => (old[at] === key ? at : (left.get(key)?.shift() ?? null)));
}
