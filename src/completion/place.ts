import { ANCHOR_CHARS, LOOKBACK_LINES } from './constants.ts';
import type { CompletionRequest } from './types.ts';

/**
 * Where an answer belongs. Two requests are at the same place when the text just above the line, the line up to the cursor,
 * what is right of the cursor and the first lines below are the same: a bounded stand-in for "the same prefix and suffix",
 * so that finding a place costs the same in a file of any size.
 */
export interface Place {
  /** Identity of the code outside this text that went into the prompt. */
  readonly scope: number;
  /** The end of what is above the cursor's line. */
  readonly anchor: string;
  /** The line up to the cursor. */
  readonly line: string;
  /** What is right of the cursor on its line, without the closers that editors insert by themselves. */
  readonly rest: string;
  /** The first lines with text below the cursor's line. */
  readonly below: string;
}

/** Gives equal context strings equal small numbers. */
export class Scopes {
  readonly #ids = new Map<string, number>();
  #next = 1;

  /** Identity of what a request takes from outside its text; 0 when that is nothing. */
  of(request: CompletionRequest): number {
    if (request.context === '' && request.contextAfter === '') return 0;
    return this.#id(request.context) * 65_536 + this.#id(request.contextAfter);
  }

  #id(text: string): number {
    if (text === '') return 0;
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    // Old contexts never come back under their number: entries of a forgotten one simply miss.
    const [oldest] = this.#ids.keys();
    if (this.#ids.size >= 64 && oldest !== undefined) this.#ids.delete(oldest);
    this.#ids.set(text, this.#next);
    return this.#next++;
  }
}

/** The place of a request's cursor. */
export function placeOf(request: CompletionRequest, scope: number): Place {
  const start = lineStart(request.before);
  return {
    scope,
    anchor: anchorAt(request, start),
    line: request.before.slice(start),
    rest: looseRest(restOfLine(request)),
    below: linesBelow(request.after),
  };
}

/** What was typed since `place`, if the request's cursor is at the end of it; null when the text took another way. */
export function typedSince(place: Place, now: Place, request: CompletionRequest): string | null {
  if (place.scope !== now.scope || place.rest !== now.rest || place.below !== now.below) return null;
  const lead = place.anchor + place.line;
  for (const start of lineStarts(request.before)) {
    const from = start - place.anchor.length;
    if (from < 0 || (from > 0 && place.anchor.length < ANCHOR_CHARS)) continue;
    if (request.before.startsWith(lead, from)) return request.before.slice(start + place.line.length);
  }
  return null;
}

/** The end of the text above a line that starts at `start`: as many characters as identify it. */
export function anchorAt(request: CompletionRequest, start: number): string {
  return request.before.slice(Math.max(0, start - ANCHOR_CHARS), start);
}

/** Starts of the last lines before the cursor, the cursor's own line first. */
export function lineStarts(before: string): number[] {
  const starts: number[] = [];
  let start = lineStart(before);
  starts.push(start);
  while (start > 0 && starts.length < LOOKBACK_LINES) {
    start = before.lastIndexOf('\n', start - 2) + 1;
    starts.push(start);
  }
  return starts;
}

/** Text right of the cursor on its line. */
export function restOfLine(request: CompletionRequest): string {
  const end = request.after.indexOf('\n');
  return end < 0 ? request.after : request.after.slice(0, end);
}

/** A rest of line without leading closers and quotes: editors insert and overtype those by themselves. */
export function looseRest(rest: string): string {
  return rest.replace(/^[)\]}"'\s]+/, '').trimEnd();
}

function lineStart(before: string): number {
  return before.lastIndexOf('\n') + 1;
}

const LINES_BELOW = 3;

function linesBelow(after: string): string {
  const lines: string[] = [];
  let at = after.indexOf('\n');
  while (at >= 0 && lines.length < LINES_BELOW) {
    const end = after.indexOf('\n', at + 1);
    const line = after.slice(at + 1, end < 0 ? undefined : end).trimEnd();
    if (line !== '') lines.push(line);
    at = end;
  }
  return lines.join('\n');
}
