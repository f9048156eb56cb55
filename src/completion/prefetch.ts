import { lex } from '../qiskit/lexer.ts';
import type { Cache } from './cache.ts';
import type { Clock } from './clock.ts';
import { PREFETCH_DWELL_MS, PREFETCH_RATE } from './constants.ts';
import { placeOf } from './place.ts';
import type { Question, Requests } from './requests.ts';
import type { Rhythm } from './rhythm.ts';
import type { Rules } from './rules.ts';
import type { CompletionRequest, Suggestion } from './types.ts';

/** Fetches what comes after a suggestion that is being looked at, where acceptance is likely and the server is idle. */
export class Prefetcher {
  readonly #clock: Clock;
  readonly #cache: Cache;
  readonly #requests: Requests;
  readonly #rhythm: Rhythm;
  readonly #rules: Rules;
  #cancel: (() => void) | null = null;

  constructor(deps: { clock: Clock; cache: Cache; requests: Requests; rhythm: Rhythm; rules: Rules }) {
    this.#clock = deps.clock;
    this.#cache = deps.cache;
    this.#requests = deps.requests;
    this.#rhythm = deps.rhythm;
    this.#rules = deps.rules;
  }

  /** Fetches ahead once `suggestion` has been visible for long enough. */
  watch(question: Question, suggestion: Suggestion): void {
    this.stop();
    if (!this.#rules.prefetch || question.target.inProcess || question.request.selected !== null) return;
    this.#cancel = this.#clock.after(PREFETCH_DWELL_MS, () => {
      this.#cancel = null;
      this.#fetch(question, suggestion);
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #fetch(question: Question, suggestion: Suggestion): void {
    const now = this.#clock.now();
    const { server } = question;
    if (this.#rhythm.acceptance < PREFETCH_RATE || this.#requests.open.size > 0) return;
    if (server.breaker.permits(now) !== 'open' || server.speed.slots(now) < 2) return;
    const request = afterAccept(question.request, suggestion);
    if (!endsStatement(request.before)) return;
    const place = placeOf(request, question.place.scope);
    // A line end that is left of an answer counts as known: reading on behind it was not worth the time, and a request costs more.
    // Measured without that: 20 % more requests, 5 points more wasted tokens, and no more keystrokes saved.
    if (this.#cache.find(place, request, now).length > 0 || this.#cache.findEmpty(place, now) !== null)
      return;
    this.#requests.send({ ...question, request, place, purpose: 'prefetch' });
  }
}

function afterAccept(request: CompletionRequest, { text, replaceAfter }: Suggestion): CompletionRequest {
  return {
    ...request,
    before: request.before + text,
    after: request.after.slice(replaceAfter),
    lastChange: 'accepted',
    trigger: 'automatic',
  };
}

function endsStatement(before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const { tokens, end } = lex(line);
  return end.stack === '' && tokens.at(-1)?.kind !== 'comment' && line.trim() !== '';
}
