import { CACHE_TTL_MS } from './constants.ts';
import { restOfLine, typedSince } from './place.ts';
import type { Place } from './place.ts';
import type { CompletionRequest, Suggestion } from './types.ts';
import { isVisible } from './visibility.ts';

interface Visible {
  readonly document: string;
  readonly place: Place;
  /** Rest of the line when the suggestion was made. */
  readonly rest: string;
  readonly suggestions: readonly Suggestion[];
  readonly until: number;
}

interface Rejected {
  readonly place: Place;
  readonly text: string;
}

const REJECTED_KEPT = 20;

/** The suggestion on the screen, as far as the engine can know, and those that were sent away. */
export class Shown {
  #visible: Visible | null = null;
  /** What is left of the visible suggestion at the last place it was returned for. */
  #last: { readonly place: Place; readonly text: string } | null = null;
  #continuing: readonly Suggestion[] | null = null;
  #rejected: Rejected[] = [];

  /** Notes suggestions that are being returned for a place. Those that `continued` gave keep the place they began at. */
  show(
    at: { request: CompletionRequest; place: Place },
    suggestions: readonly Suggestion[],
    now: number,
  ): void {
    this.#last = { place: at.place, text: suggestions[0]?.text ?? '' };
    if (suggestions === this.#continuing) return;
    const until = now + CACHE_TTL_MS;
    const { document } = at.request;
    this.#visible = { document, place: at.place, rest: restOfLine(at.request), suggestions, until };
  }

  /** What is left of the visible suggestions, if the text before the cursor is typing into them; null when nothing is. */
  continued(request: CompletionRequest, place: Place, now: number): readonly Suggestion[] | null {
    const visible = this.#visible;
    if (visible === null || visible.until <= now || visible.document !== request.document) return null;
    // What else the request tells may have come to be known meanwhile; what is on the screen is still there.
    const typed = typedSince({ ...visible.place, scope: place.scope }, place, request);
    if (typed === null) return null;
    const rest = restOfLine(request);
    const grown = rest.length - visible.rest.length;
    const left: Suggestion[] = [];
    for (const { id, text, replaceAfter } of visible.suggestions) {
      if (text.length <= typed.length || !text.startsWith(typed)) continue;
      const suggestion: Suggestion = {
        id,
        text: text.slice(typed.length),
        // The editor closed a bracket by itself, or the user typed over one: the covered part moves with the rest of the line.
        replaceAfter: Math.max(0, replaceAfter + grown),
        origin: 'cache',
      };
      if (isVisible(suggestion.text, rest.slice(0, suggestion.replaceAfter))) left.push(suggestion);
    }
    this.#continuing = left;
    return left.length === 0 ? null : left;
  }

  /** Forgets what is visible. */
  hide(): void {
    this.#visible = null;
    this.#last = null;
  }

  /** Notes that the user sent the visible suggestion away; the place where, or null when there was none. */
  reject(): Place | null {
    const last = this.#last;
    if (last !== null) this.#rejected = [...this.#rejected.slice(1 - REJECTED_KEPT), last];
    this.hide();
    return last?.place ?? null;
  }

  /** Whether a text is what the user sent away on this line. */
  isRejected(text: string, request: CompletionRequest, place: Place): boolean {
    return this.#rejected.some((rejected) => {
      const typed = typedSince(rejected.place, place, request);
      if (typed === null || typed.includes('\n')) return false;
      return firstLine(rejected.text) === firstLine(typed + text);
    });
  }

  clear(): void {
    this.hide();
    this.#rejected = [];
  }
}

function firstLine(text: string): string {
  const code = text.trimStart();
  const end = code.indexOf('\n');
  return end < 0 ? code : code.slice(0, end);
}
