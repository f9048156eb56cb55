import type { Call, Arm } from './call.ts';
import { Canceled } from './call.ts';
import type { Clock } from './clock.ts';
import { JOIN_FIRST_TOKENS, PARTIAL_MS, PROBE_IDLE_MS } from './constants.ts';
import { delayOf, patience } from './delay.ts';
import type { Flight } from './flight.ts';
import type { Joined } from './inflight.ts';
import { readyLength } from './present.ts';
import type { Raw } from './present.ts';
import type { Question, Requests } from './requests.ts';
import type { Rhythm } from './rhythm.ts';
import type { Rules } from './rules.ts';
import type { Server } from './server.ts';
import type { Failure, SkipReason, Suggestion, TriggerMode } from './types.ts';
import { wholeLines } from './unit.ts';

/** What became of looking for an answer. */
export type Found =
  | { readonly kind: 'raws'; readonly raws: readonly Raw[]; readonly origin: Suggestion['origin'] }
  | { readonly kind: 'skipped'; readonly reason: SkipReason }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** A request that was joined has ended; what it brought is in the cache. */
  | { readonly kind: 'again' };

/** One search and what it has come to so far. */
export interface Search {
  readonly call: Call;
  readonly question: Question;
  readonly mode: TriggerMode;
  /** Milliseconds waited for the next key; null before any wait. */
  delayMs: number | null;
  own: Flight | null;
}

/** Gets an answer for one call: from a request that runs already, or by one of its own after a delay. */
export class Seeker {
  readonly #clock: Clock;
  readonly #requests: Requests;
  readonly #rhythm: Rhythm;
  readonly #rules: Rules;

  constructor(deps: { clock: Clock; requests: Requests; rhythm: Rhythm; rules: Rules }) {
    this.#clock = deps.clock;
    this.#requests = deps.requests;
    this.#rhythm = deps.rhythm;
    this.#rules = deps.rules;
  }

  /** Looks until there is an answer. Throws `Canceled` with its call. */
  async seek(search: Search): Promise<Found> {
    const { place, request } = search.question;
    let joinedSome = false;
    for (;;) {
      const joined = this.#requests
        .settle(place, request)
        .filter((one) => one.flight.plan.request.n === undefined || one.flight === search.own);
      const ready = this.#ready(joined, search) ?? this.#ended(search);
      if (ready !== null) return ready;
      if (joined.length === 0 && joinedSome && search.own === null) return { kind: 'again' };
      joinedSome = joined.length > 0;
      if (search.own !== null || this.#worthWaiting(joined, search.question)) {
        await search.call.wait(
          (wake) => this.#requests.open.onChange(wake),
          this.#deadline(joined, search.question),
        );
        continue;
      }
      const skip = await this.#ask(search, joinedSome);
      if (skip !== null) return skip;
    }
  }

  /** Waits for the next key that may come, and then sends a request; a reason when none may be sent. */
  async #ask(search: Search, waited: boolean): Promise<Found | null> {
    const { question, call } = search;
    const { request, target, server } = question;
    const checked = request.trigger === 'automatic' && !target.inProcess;
    const permission = checked ? server.breaker.permits(this.#clock.now()) : 'open';
    if (permission !== 'open' && permission !== 'probe') return { kind: 'skipped', reason: permission };
    if (search.delayMs === null) {
      const delay = waited ? 0 : this.#delay(search);
      search.delayMs = permission === 'probe' ? Math.max(PROBE_IDLE_MS, delay) : delay;
      if (search.delayMs > 0) {
        const ms = search.delayMs;
        await call.wait((wake) => this.#clock.after(ms, wake));
        return null;
      }
    }
    search.own = this.#requests.send(question);
    return null;
  }

  #delay({ question, mode }: Search): number {
    const { request, target, server } = question;
    if (!this.#rules.delay) return 0;
    if (target.inProcess) return patience(request, mode);
    const now = this.#clock.now();
    return delayOf(request, {
      gap: this.#rhythm.gap,
      factor: this.#rhythm.factor(now),
      ttft: server.speed.ttft,
      deaf: server.speed.deaf(now),
      mode,
    });
  }

  #ready(joined: readonly Joined[], search: Search): Found | null {
    const now = this.#clock.now();
    for (const { flight, typed } of joined) {
      const raws = rawsOf(flight, typed);
      const first = raws[0];
      if (first === undefined || (!this.#rules.early && !first.complete)) continue;
      const length = readyLength(first, search.question.request);
      const partial = now - flight.startedAt >= PARTIAL_MS && wholeLines(first.text).trim() !== '';
      if ((length ?? 0) === 0 && !partial) continue;
      return { kind: 'raws', raws, origin: flight === search.own ? 'network' : 'inflight' };
    }
    return null;
  }

  #ended({ own }: Search): Found | null {
    if (own === null || own.ending === null) return null;
    if (own.ending === 'aborted') throw new Canceled();
    if (own.failure !== null) return { kind: 'failed', failure: own.failure };
    return { kind: 'raws', raws: rawsOf(own, ''), origin: 'network' };
  }

  /** Whether a request that runs already is likely to answer sooner than one more. */
  #worthWaiting(joined: readonly Joined[], { server, request }: Question): boolean {
    const now = this.#clock.now();
    return joined.some(
      ({ flight, typed }) =>
        // Nothing was typed since: one more would be the same request once more.
        (typed === '' && request.trigger === 'automatic') ||
        flight.texts.some((text) => text.length > typed.length) ||
        server.speed.slots(now) === 1 ||
        now < this.#patience(flight, server),
    );
  }

  /** Until when the first token of a request is waited for. */
  #patience(flight: Flight, { speed }: Server): number {
    return flight.startedAt + JOIN_FIRST_TOKENS * speed.ttft;
  }

  /** Wakes at the next moment at which waiting may be over without any change. */
  #deadline(joined: readonly Joined[], { server }: Question): Arm {
    const now = this.#clock.now();
    const times = joined.flatMap(({ flight }) => [
      flight.startedAt + PARTIAL_MS,
      this.#patience(flight, server),
    ]);
    const next = Math.min(...times.filter((time) => time > now));
    return (wake) => (next === Infinity ? () => undefined : this.#clock.after(next - now, wake));
  }
}

/** What is left of each candidate behind what was typed since. */
export function rawsOf(flight: Flight, typed: string): Raw[] {
  const raws: Raw[] = [];
  for (const [index, text] of flight.texts.entries()) {
    if (text.length > typed.length && text.startsWith(typed))
      raws.push({ text: text.slice(typed.length), id: flight.id, complete: flight.finished(index) });
  }
  return raws;
}
