import { CACHE_ENTRIES, CACHE_TTL_MS, EMPTY_TTL_MS } from './constants.ts';
import { anchorAt, lineStarts } from './place.ts';
import type { Place } from './place.ts';
import type { Tail } from './tails.ts';
import { Trie } from './trie.ts';
import type { CompletionRequest } from './types.ts';

/** An answer and where it begins. */
export interface Entry {
  readonly place: Place;
  /** What the model wrote from there on, untouched. */
  readonly text: string;
  /** Id of the response. */
  readonly id: string | null;
  /** Whether the text ends where the model ended; otherwise it was left, and its last line may be half. */
  readonly complete: boolean;
  /** What of it was read on behind the display unit; null where nothing was. */
  readonly tail?: Tail | null;
}

/** What is left of a remembered answer at the cursor. */
export interface Hit {
  readonly text: string;
  readonly id: string | null;
  readonly complete: boolean;
}

interface Kept extends Entry {
  readonly until: number;
}

interface Nothing {
  readonly rule: string | null;
  readonly until: number;
}

/**
 * Answers by the text they continue. A map finds the line an answer begins on by the text above it; a trie for each such
 * line finds the answers whose beginning the user has typed past. The least recently used answer goes first.
 */
export class Cache {
  readonly #lines = new Map<string, Trie<Kept[]>>();
  /** Every answer, the least recently used first. */
  readonly #order = new Set<Kept>();
  readonly #empty = new Map<string, Nothing>();

  /** Remembers an answer; one that says the same from the same place is replaced. */
  add(entry: Entry, now: number): void {
    const kept: Kept = { ...entry, until: now + CACHE_TTL_MS };
    const key = lineKey(entry.place);
    const trie = this.#lines.get(key) ?? new Trie<Kept[]>();
    this.#lines.set(key, trie);
    const others = trie.get(entry.place.line) ?? [];
    for (const other of others) if (same(other, kept)) this.#order.delete(other);
    trie.set(entry.place.line, [kept, ...others.filter((other) => !same(other, kept))]);
    this.#order.add(kept);
    this.#empty.delete(placeKey(entry.place));
    const [oldest] = this.#order;
    if (this.#order.size > CACHE_ENTRIES && oldest !== undefined) this.#remove(oldest);
  }

  /** Answers the text before the cursor is typing into, those that begin nearest first, then the newest. */
  find(place: Place, request: CompletionRequest, now: number): Hit[] {
    const hits: Hit[] = [];
    if (this.#order.size === 0) return hits;
    for (const start of lineStarts(request.before)) {
      const trie = this.#lines.get(`${place.scope}\n${anchorAt(request, start)}`);
      if (trie === undefined) continue;
      for (const [length, entries] of trie.ancestors(request.before.slice(start))) {
        const typed = request.before.slice(start + length);
        for (const entry of entries)
          if (this.#holds(entry, { place, typed, now })) hits.push(left(entry, typed));
      }
    }
    return hits;
  }

  /** Remembers that a place gave nothing, and which rule dropped it. */
  addEmpty(place: Place, rule: string | null, now: number): void {
    const [oldest] = this.#empty.keys();
    if (this.#empty.size >= CACHE_ENTRIES && oldest !== undefined) this.#empty.delete(oldest);
    this.#empty.set(placeKey(place), { rule, until: now + EMPTY_TTL_MS });
  }

  /** What is known of a place that gave nothing lately. */
  findEmpty(place: Place, now: number): { readonly rule: string | null } | null {
    const nothing = this.#empty.get(placeKey(place));
    return nothing !== undefined && nothing.until > now ? nothing : null;
  }

  clear(): void {
    this.#lines.clear();
    this.#order.clear();
    this.#empty.clear();
  }

  #holds(entry: Kept, { place, typed, now }: { place: Place; typed: string; now: number }): boolean {
    if (entry.place.rest !== place.rest || entry.place.below !== place.below) return false;
    if (entry.text.length <= typed.length || !entry.text.startsWith(typed)) return false;
    if (entry.until <= now) {
      this.#remove(entry);
      return false;
    }
    this.#order.delete(entry);
    this.#order.add(entry);
    return true;
  }

  #remove(entry: Kept): void {
    this.#order.delete(entry);
    const key = lineKey(entry.place);
    const trie = this.#lines.get(key);
    const rest = (trie?.get(entry.place.line) ?? []).filter((other) => other !== entry);
    if (trie === undefined) return;
    if (rest.length > 0) trie.set(entry.place.line, rest);
    else {
      trie.delete(entry.place.line);
      if (trie.empty) this.#lines.delete(key);
    }
  }
}

function left(entry: Kept, typed: string): Hit {
  if (entry.tail && typed.length >= entry.tail.from) entry.tail.used = true;
  return { text: entry.text.slice(typed.length), id: entry.id, complete: entry.complete };
}

function same(a: Kept, b: Kept): boolean {
  return a.text === b.text && a.place.rest === b.place.rest && a.place.below === b.place.below;
}

function lineKey(place: Place): string {
  return `${place.scope}\n${place.anchor}`;
}

/** Identity of exactly one place, for things that hold nowhere else. */
export function placeKey(place: Place): string {
  return `${place.scope}\n${place.anchor}${place.line}\u0000${place.rest}\u0000${place.below}`;
}
