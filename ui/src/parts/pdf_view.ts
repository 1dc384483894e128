/**
 * Draws a PDF into a scrolling box with pdf.js: pages near the view are drawn, pages far from it are
 * given back to memory, and new bytes replace the old pages only once those in view are drawn. Pages
 * whose keys say that they look as before keep their drawing.
 * It asks nobody for bytes and knows nothing of packs. Only `Preview.vue` loads it, when first shown,
 * because pdf.js is the heaviest thing in the window. Our papers carry all their faces, so no
 * character maps, stand-in fonts or decoders are fetched.
 */
import { getDocument, PDFWorker, type PDFDocumentProxy, type PDFPageProxy, type RenderTask } from "pdfjs-dist/legacy/build/pdf.mjs";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
import { pageAt, placeIn, scaleOf, scrollTo, twins, type Turn, type Zoom } from "./preview";

/** A paper: its bytes, and a key a page where pages may be compared. */
type ShownBytes = { bytes: Uint8Array; keys: readonly string[] };

/** What the bar above the pages shows. */
export type Viewed = {
  /** Pages of the document; 0 while there is none. */
  pages: number;
  /** The page in view, from 1. */
  page: number;
  /** CSS pixels per point. */
  scale: number;
  /** Papers shown so far, and pages drawn for them. */
  papers: number;
  drawings: number;
};

type Sheet = {
  element: HTMLElement;
  page: PDFPageProxy;
  width_pt: number;
  height_pt: number;
  /** The scale of the canvas it shows; 0 is none. */
  drawn: number;
  /** The drawing under way. */
  task: RenderTask | null;
};

type Laid = { document: PDFDocumentProxy; sheets: Sheet[]; stack: HTMLElement; keys: readonly string[] };

/** Pixels left and right of a page. */
const MARGIN = 12;
/** Sheets kept drawn above and below the view, in views. */
const KEEP_VIEWS = 3;

let worker: PDFWorker | null = null;

/** The one worker of the window. It is begun by us: pdf.js would wrap the address of the shell's own scheme in a blob. */
function theWorker(): PDFWorker {
  if (worker === null || worker.destroyed) {
    worker = PDFWorker.create({ port: new Worker(new URL(workerUrl, document.baseURI), { type: "module" }) });
  }
  return worker;
}

/** A PDF in a scrolling box. */
export class PdfView {
  readonly #room: HTMLElement;
  readonly #tell: (viewed: Viewed) => void;
  readonly #watch: ResizeObserver;
  #zoom: Zoom = "width";
  #shown: Laid | null = null;
  #round = 0;
  #papers = 0;
  #drawings = 0;

  /** A view into `room`, whose scrolling it follows; `tell` hears what the bar shows. */
  constructor(room: HTMLElement, tell: (viewed: Viewed) => void) {
    this.#room = room;
    this.#tell = tell;
    this.#watch = new ResizeObserver(() => this.#fit());
    this.#watch.observe(room);
    room.addEventListener("scroll", this.#scrolled, { passive: true });
  }

  /** Shows these bytes at the same place; what was shown stays until the new pages in view are drawn. */
  async show({ bytes, keys }: ShownBytes, turn: Turn): Promise<void> {
    if (this.#shown !== null && keys.length > 0 && keys.join() === this.#shown.keys.join()) {
      // Nothing looks different: not even the document is opened.
      this.#papers += 1;
      this.#report();
      return;
    }
    const loading = getDocument({
      data: bytes,
      worker: theWorker(),
      useWasm: false,
      useWorkerFetch: false,
      useSystemFonts: false,
      disableWorkerRendering: true,
    });
    const document = await loading.promise;
    const next = turn.gone ? null : await this.#lay(document, keys);
    if (next === null || turn.gone) {
      await loading.destroy();
      return;
    }
    // The pages that will be in view are drawn before anybody sees them, where they look different.
    const scale = this.#scale(next);
    this.#size(next, scale);
    for (const sheet of inView(next.sheets, scale, this.#kept(next, scale), this.#room.clientHeight)) {
      if (turn.gone) break;
      if (this.#twin(next, sheet, scale) === null) await this.#draw(sheet, scale);
    }
    if (turn.gone) {
      await loading.destroy();
      return;
    }
    const old = this.#shown;
    const scrolled = this.#kept(next, scale);
    this.#round += 1;
    this.#takeOver(next, scale);
    this.#shown = next;
    this.#papers += 1;
    this.#room.replaceChildren(next.stack);
    this.#room.scrollTop = scrolled;
    this.#report();
    void this.#drawNear();
    await old?.document.loadingTask.destroy();
  }

  /** Where the same page stands in other sheets. */
  #kept(next: Laid, scale: number): number {
    const old = this.#shown;
    if (old === null) return this.#room.scrollTop;
    const heights = (sheets: readonly Sheet[], by: number) => sheets.map((sheet) => Math.floor(sheet.height_pt * by));
    const place = placeIn(heights(old.sheets, this.#scale(old)), this.#room.scrollTop, MARGIN);
    return scrollTo(heights(next.sheets, scale), place, MARGIN);
  }

  /** The sheet of what is shown that looks like this one and is drawn. */
  #twin(next: Laid, sheet: Sheet, scale: number): Sheet | null {
    const old = this.#shown;
    if (old === null) return null;
    const at = twins(old.keys, next.keys)[next.sheets.indexOf(sheet)];
    const twin = at === null || at === undefined ? undefined : old.sheets[at];
    return twin !== undefined && twin.drawn === scale ? twin : null;
  }

  /** Drawings of pages that look as before go over to the new sheets. */
  #takeOver(next: Laid, scale: number): void {
    for (const sheet of next.sheets) {
      if (sheet.drawn !== 0) continue;
      const drawing = this.#twin(next, sheet, scale)?.element.firstElementChild;
      if (!drawing) continue;
      sheet.element.replaceChildren(drawing);
      sheet.drawn = scale;
    }
  }

  /** Shows nothing. */
  async clear(): Promise<void> {
    this.#round += 1;
    const old = this.#shown;
    this.#shown = null;
    this.#room.replaceChildren();
    this.#report();
    await old?.document.loadingTask.destroy();
  }

  /** Sets the zoom; the place in the paper stays. */
  setZoom(zoom: Zoom): void {
    this.#zoom = zoom;
    this.#fit();
  }

  /** Scrolls to a page, from 1. */
  toPage(page: number): void {
    const sheet = this.#shown?.sheets[page - 1];
    if (sheet) this.#room.scrollTop = sheet.element.offsetTop - MARGIN;
  }

  /** Gives everything back. */
  async destroy(): Promise<void> {
    this.#watch.disconnect();
    this.#room.removeEventListener("scroll", this.#scrolled);
    await this.clear();
  }

  async #lay(pdf: PDFDocumentProxy, keys: readonly string[]): Promise<Laid> {
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)));
    const stack = document.createElement("div");
    stack.className = "stack";
    const sheets = pages.map((page, index) => {
      const { width, height } = page.getViewport({ scale: 1 });
      const element = document.createElement("div");
      element.className = "sheet";
      element.setAttribute("role", "img");
      element.setAttribute("aria-label", `第${index + 1}页`);
      stack.append(element);
      return { element, page, width_pt: width, height_pt: height, drawn: 0, task: null };
    });
    return { document: pdf, sheets, stack, keys };
  }

  #scale(shown: Laid): number {
    const widest = Math.max(...shown.sheets.map((sheet) => sheet.width_pt), 1);
    return scaleOf(this.#zoom, widest, this.#room.clientWidth - 2 * MARGIN);
  }

  #size(shown: Laid, scale: number): void {
    for (const sheet of shown.sheets) {
      sheet.element.style.width = `${Math.floor(sheet.width_pt * scale)}px`;
      sheet.element.style.height = `${Math.floor(sheet.height_pt * scale)}px`;
    }
  }

  /** Takes a new width or zoom: the old canvases are stretched at once and drawn anew after. */
  #fit(): void {
    const shown = this.#shown;
    if (shown === null || this.#room.clientWidth === 0) return;
    const place = this.#room.scrollTop / Math.max(this.#room.scrollHeight, 1);
    this.#size(shown, this.#scale(shown));
    this.#room.scrollTop = place * this.#room.scrollHeight;
    this.#report();
    void this.#drawNear();
  }

  readonly #scrolled = (): void => {
    this.#report();
    void this.#drawNear();
  };

  #report(): void {
    const shown = this.#shown;
    if (shown === null) {
      this.#tell({ pages: 0, page: 0, scale: 1, papers: this.#papers, drawings: this.#drawings });
      return;
    }
    const tops = shown.sheets.map((sheet) => sheet.element.offsetTop);
    const heights = shown.sheets.map((sheet) => sheet.element.offsetHeight);
    const page = pageAt(tops, heights, this.#room.scrollTop, this.#room.clientHeight);
    this.#tell({ pages: shown.sheets.length, page, scale: this.#scale(shown), papers: this.#papers, drawings: this.#drawings });
  }

  /** Draws what is in view and near it, nearest first; a newer round stops this one. */
  async #drawNear(): Promise<void> {
    const round = ++this.#round;
    const shown = this.#shown;
    if (shown === null || this.#room.clientHeight === 0) return;
    const scale = this.#scale(shown);
    const view = this.#room.clientHeight;
    const top = this.#room.scrollTop;
    const kept = new Set(inView(shown.sheets, scale, top - KEEP_VIEWS * view, (2 * KEEP_VIEWS + 1) * view));
    for (const sheet of shown.sheets) {
      if (sheet.drawn !== 0 && !kept.has(sheet)) {
        sheet.element.replaceChildren();
        sheet.drawn = 0;
      }
    }
    const now = inView(shown.sheets, scale, top, view);
    const soon = inView(shown.sheets, scale, top - view / 2, 2 * view);
    for (const sheet of [...now, ...soon]) {
      if (round !== this.#round) return;
      try {
        if (sheet.drawn !== scale) await this.#draw(sheet, scale);
      } catch (error) {
        // A paper taken away while it was drawn is no mishap.
        if (shown === this.#shown) throw error;
      }
    }
  }

  async #draw(sheet: Sheet, scale: number): Promise<void> {
    const sharp = Math.min(window.devicePixelRatio || 1, 2);
    const viewport = sheet.page.getViewport({ scale: scale * sharp });
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    sheet.task?.cancel();
    const task = sheet.page.render({ canvas, viewport });
    sheet.task = task;
    try {
      await task.promise;
    } catch (error) {
      if (error instanceof Error && error.name === "RenderingCancelledException") return;
      throw error;
    }
    sheet.task = null;
    sheet.element.replaceChildren(canvas);
    sheet.drawn = scale;
    this.#drawings += 1;
  }
}

/** The sheets that a window of this height shows at this place; sheets lie under one another. */
function inView(sheets: ReadonlyArray<Sheet>, scale: number, top: number, height: number): Sheet[] {
  const found: Sheet[] = [];
  let at = MARGIN;
  for (const sheet of sheets) {
    const end = at + Math.floor(sheet.height_pt * scale);
    if (end >= top && at <= top + height) found.push(sheet);
    at = end + MARGIN;
  }
  // A shorter paper than the one before: its end is what will be in view.
  const last = sheets.at(-1);
  return found.length === 0 && last ? [last] : found;
}
