import { SNIPPET_SIGHT_MS } from './constants.ts';

/** A part of a text, by offsets in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Tells from what can be seen that a snippet with places to fill was inserted: text that came at once, and then several
 * cursors, or a selection inside it. Calls that end with the cursor between their parentheses are none: there is nothing to fill with Tab.
 */
export class SnippetWatch {
  #inserted: (Span & { readonly document: string; readonly at: number }) | null = null;

  /** Takes note of an insertion, at a time in milliseconds. */
  inserted(
    document: string,
    { offset, text }: { readonly offset: number; readonly text: string },
    at: number,
  ): void {
    this.#inserted =
      text.trim().length > 1 ? { document, start: offset, end: offset + text.length, at } : null;
  }

  /** Whether the selections that came behind an insertion are the places of a snippet. */
  selected(document: string, selections: readonly Span[], at: number): boolean {
    const inserted = this.#inserted;
    if (inserted === null || inserted.document !== document) return false;
    if (at - inserted.at > SNIPPET_SIGHT_MS) return false;
    if (selections.length > 1) return true;
    return selections.some(({ start, end }) => start < end && start >= inserted.start && end <= inserted.end);
  }
}
