import {
  EDITOR_DEBOUNCE_MS,
  SETTLE_BLOCK_MS,
  SETTLE_ENTER_MS,
  SETTLE_LINE_MS,
  SETTLE_TAB_MS,
} from './constants.ts';
import type { CompletionRequest, Suggestion } from './types.ts';

/** Blank space left of the cursor at an earlier call, to tell an inserted indentation from typing. */
export interface Blank {
  readonly document: string;
  readonly line: string;
}

/**
 * Milliseconds after the call before a suggestion may appear that does not continue the visible one. A suggestion that
 * comes between two keys of a fast typist only flashes; one that comes between Enter and Tab steals the Tab.
 */
export function settleMs(
  { text, origin }: Pick<Suggestion, 'text' | 'origin'>,
  request: CompletionRequest,
  former: Blank | null,
): number {
  if (request.trigger === 'explicit' || request.lastChange === 'accepted') return 0;
  const unit = text.trim().includes('\n') ? SETTLE_BLOCK_MS : SETTLE_LINE_MS;
  // What was typed since its request agrees with an answer that was on its way: it is no flash.
  const sinceKey = origin === 'network' ? unit : 0;
  return Math.max(sinceKey, blankHold(request, former)) - EDITOR_DEBOUNCE_MS;
}

/** The blank line a request's cursor is on, or null when there is text left of it. */
export function blankOf(request: CompletionRequest): Blank | null {
  const line = request.before.slice(request.before.lastIndexOf('\n') + 1);
  return line.trim() === '' ? { document: request.document, line } : null;
}

function blankHold(request: CompletionRequest, former: Blank | null): number {
  const blank = blankOf(request);
  if (blank === null) return 0;
  const least = request.indentation.tabs ? 1 : Math.min(2, request.indentation.size);
  const tabbed =
    former?.document === blank.document &&
    (blank.line.startsWith(former.line) || former.line.startsWith(blank.line)) &&
    Math.abs(blank.line.length - former.line.length) >= least;
  return tabbed ? SETTLE_TAB_MS : SETTLE_ENTER_MS;
}
