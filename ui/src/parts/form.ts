/**
 * What a form shell and its fields say to each other, and how a draft outlives a closed window.
 * Drafts lie in the webview's own storage under the book's path: per user, never in the book.
 */
import type { InjectionKey, Ref } from "vue";
import type { Fault } from "../generated/office";

/** A field's part of the form: its id for the control inside. */
export type FieldLink = { id: string };

/** The form's part: the fault to show and the names of its fields. */
export type FormLink = { fault: Ref<Fault | null>; names: Set<string> };

/** Where a control finds the field around it. */
export const FIELD: InjectionKey<FieldLink> = Symbol("field");
/** Where a field finds the form around it. */
export const FORM: InjectionKey<FormLink> = Symbol("form");

/** The last part of a fault's field: `closing.statement` is the field `statement`. */
export function fieldOf(fault: Fault | null): string | null {
  return fault?.field?.split(".").pop() ?? null;
}

/** Whether the fault belongs at this field. */
export function isAt(fault: Fault | null, name: string): boolean {
  return fault !== null && (fault.field === name || fieldOf(fault) === name);
}

/** Where drafts are kept: `localStorage` in the window, a map in tests. */
export type DraftStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** The drafts of one book. */
export class Drafts {
  private readonly store: DraftStore;
  private readonly book: string;

  /** Drafts of the book at this path. */
  constructor(store: DraftStore, book: string) {
    this.store = store;
    this.book = book;
  }

  /** What was typed and not sent; null where nothing was, or it can't be read. */
  read(key: string): Record<string, unknown> | null {
    try {
      const found: unknown = JSON.parse(this.store.getItem(this.name(key)) ?? "null");
      return typeof found === "object" && found !== null ? (found as Record<string, unknown>) : null;
    } catch {
      return null;
    }
  }

  /** Keeps what stands in the form. A full or forbidden storage loses the draft, not the form. */
  keep(key: string, fields: object): void {
    try {
      this.store.setItem(this.name(key), JSON.stringify(fields));
    } catch {
      return;
    }
  }

  /** Forgets, after the form was sent or cleared. */
  drop(key: string): void {
    this.store.removeItem(this.name(key));
  }

  private name(key: string): string {
    return `draft:${this.book}:${key}`;
  }
}
