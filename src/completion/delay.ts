import {
  DEAF_DELAY_MS,
  EDITOR_DEBOUNCE_MS,
  MAX_DELAY_MS,
  PROSE_MS,
  RELAXED_MS,
  WIDGET_STABLE_MS,
} from './constants.ts';
import type { CompletionRequest, TriggerMode } from './types.ts';
import { isProse } from './unit.ts';

/** What the delay before a request depends on besides the place. */
export interface Pace {
  /** Median milliseconds between the user's keys. */
  readonly gap: number;
  /** What the user's last choices multiply the delay by. */
  readonly factor: number;
  /** Median milliseconds to the server's first token. */
  readonly ttft: number;
  /** Whether the server goes on with what was aborted, so that each request costs it the whole answer. */
  readonly deaf: boolean;
  readonly mode: TriggerMode;
}

/**
 * Milliseconds to wait for the next key before a request is worth sending: about the time in which that key would come,
 * less what the first token takes anyway and what the editor has waited.
 */
export function delayOf(request: CompletionRequest, pace: Pace): number {
  if (request.trigger === 'explicit') return 0;
  const relaxed = patience(request, pace.mode);
  if (request.selected !== null) return Math.max(WIDGET_STABLE_MS, typingDelay(request, pace)) + relaxed;
  const line = request.before.slice(request.before.lastIndexOf('\n') + 1);
  if (request.lastChange === 'accepted' || line.trim() === '') return relaxed;
  const delay = typingDelay(request, pace);
  return (isProse(request) ? Math.max(PROSE_MS, delay) : delay) + relaxed;
}

/** Milliseconds that a mode waits besides, for whatever it may be that comes. */
export function patience(request: CompletionRequest, mode: TriggerMode): number {
  return request.trigger === 'automatic' && mode === 'relaxed' ? RELAXED_MS : 0;
}

function typingDelay(request: CompletionRequest, pace: Pace): number {
  const rate = 3 - 1.5 * pauseScore(request);
  const wanted = rate * pace.gap - pace.ttft - EDITOR_DEBOUNCE_MS;
  const delay = Math.min(MAX_DELAY_MS, Math.max(0, wanted)) * pace.factor;
  return pace.deaf ? Math.max(delay, DEAF_DELAY_MS) : delay;
}

/** How much a place looks like one where people stop to think, from 0 to 1. */
function pauseScore(request: CompletionRequest): number {
  const rest = /^[^\n]*/.exec(request.after)?.[0] ?? '';
  let score = 0;
  if (!/\w$/.test(request.before)) score += 0.5;
  if (/^\W*$/.test(rest)) score += 0.4;
  if (request.after.trim() === '') score += 0.1;
  return score;
}
