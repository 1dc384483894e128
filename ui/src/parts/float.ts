/**
 * Where a list or calendar floats beside its field: fixed to the window, so that no dialog cuts it;
 * above the field where there is no room below. It draws nothing.
 */
import { onScopeDispose, ref, watch, type Ref } from "vue";

/** The place of a floating piece, as a style. */
export type FloatStyle = { position: "fixed"; left: string; top?: string; bottom?: string; width?: string; maxHeight: string };

const GAP = 2;

/** The style for a piece of about this height beside a field of this place, in a window of this height. */
export function floatBeside(field: { left: number; top: number; bottom: number; width: number }, height: number, windowHeight: number): FloatStyle {
  const below = windowHeight - field.bottom - GAP - 4;
  const above = field.top - GAP - 4;
  const up = below < height && above > below;
  const style: FloatStyle = { position: "fixed", left: `${field.left}px`, maxHeight: `${Math.min(height, up ? above : below)}px` };
  return up ? { ...style, bottom: `${windowHeight - field.top + GAP}px` } : { ...style, top: `${field.bottom + GAP}px` };
}

/** Keeps a piece beside its field while it is open; `asWide` gives it the field's width. */
export function useFloat(field: Ref<HTMLElement | null>, open: Ref<boolean>, height: number, asWide: boolean): Ref<FloatStyle | undefined> {
  const style = ref<FloatStyle>();
  const place = () => {
    const box = field.value?.getBoundingClientRect();
    if (!box) return;
    style.value = { ...floatBeside(box, height, window.innerHeight), ...(asWide ? { width: `${box.width}px` } : {}) };
  };
  const stop = () => {
    window.removeEventListener("scroll", place, true);
    window.removeEventListener("resize", place);
  };
  watch(open, (now) => {
    stop();
    if (!now) return;
    place();
    window.addEventListener("scroll", place, true);
    window.addEventListener("resize", place);
  });
  onScopeDispose(stop);
  return style;
}
