import type { Reason } from '../qiskit/guard.ts';
import type { Cache } from './cache.ts';
import type { Clock } from './clock.ts';
import { ALTERNATES_WAIT_MS, CANDIDATES, KNOWN_WAIT_MS } from './constants.ts';
import { patience } from './delay.ts';
import type { Flight } from './flight.ts';
import { askGate } from './gate.ts';
import { present } from './present.ts';
import type { Raw } from './present.ts';
import type { Question, Requests } from './requests.ts';
import type { Rules } from './rules.ts';
import { rawsOf } from './seeker.ts';
import type { Search, Seeker } from './seeker.ts';
import { settleMs } from './settle.ts';
import type { Blank } from './settle.ts';
import type { Shown } from './shown.ts';
import type { CompletionResult, Postprocess, Suggestion } from './types.ts';

/** One call on its way. */
export interface Asked {
  readonly search: Search;
  /** Milliseconds of the clock at the call. */
  readonly at: number;
  /** The blank line of the call before, if it was on one. */
  readonly former: Blank | null;
}

/** The parts a flow puts together. */
export interface FlowDeps {
  readonly clock: Clock;
  readonly postprocess: Postprocess;
  readonly rules: Rules;
  readonly cache: Cache;
  readonly requests: Requests;
  readonly seeker: Seeker;
  readonly shown: Shown;
}

interface Sifted {
  readonly suggestions: readonly Suggestion[];
  /** The rule that dropped the first text that was dropped, if any was. */
  readonly rule: string | null;
  /** What of Qiskit is gone that this text uses, where it was dropped for that. */
  readonly outdated?: Reason | undefined;
}

/** The way from a question to an answer: what is visible, else what is remembered, else what a request brings. */
export class Flow {
  /** How many answers each post-processing rule dropped. */
  readonly drops: Record<string, number> = {};
  /** How many answers were put right where they used API by a name that it had once. */
  repaired = 0;
  readonly #deps: FlowDeps;

  constructor(deps: FlowDeps) {
    this.#deps = deps;
  }

  /** Answers a call that the editor made by itself. */
  async automatic(asked: Asked): Promise<CompletionResult> {
    const { cache, rules } = this.#deps;
    const { place, request } = asked.search.question;
    const visible = rules.steady ? this.#deps.shown.continued(request, place, asked.at) : null;
    if (visible !== null) return { kind: 'suggested', suggestions: visible };
    const known = this.#known(asked, 'cache');
    if (known !== null) return this.#held(asked, known);
    if (rules.cache && cache.findEmpty(place, asked.at) !== null)
      return { kind: 'skipped', reason: 'knownEmpty' };
    const reason = rules.gate ? askGate(request) : null;
    if (reason !== null) return { kind: 'skipped', reason };
    return this.#sought(asked);
  }

  /** Answers a call that the user made: with what is there already, and with alternatives to it. */
  async explicit(asked: Asked): Promise<CompletionResult> {
    const { search } = asked;
    const { request, place, target, server } = search.question;
    const now = this.#deps.clock.now();
    const visible = this.#deps.shown.continued(request, place, asked.at) ?? [];
    const known = this.#known(asked, 'cache');
    const there = distinct([...visible, ...(known?.kind === 'suggested' ? known.suggestions : [])]);
    if (there.length >= CANDIDATES) return { kind: 'suggested', suggestions: there };
    const spare = !target.inProcess && (there.length > 0 || server.speed.slots(now) > 1);
    const first = there.length > 0 && !target.inProcess ? null : this.#sought(asked);
    const others = spare ? this.#deps.requests.send({ ...search.question, purpose: 'alternates' }) : null;
    const result: CompletionResult = (await first) ?? { kind: 'suggested', suggestions: there };
    if (result.kind !== 'suggested') {
      others?.abort();
      return there.length > 0 ? { kind: 'suggested', suggestions: there } : result;
    }
    const waitMs = there.length > 0 ? KNOWN_WAIT_MS : ALTERNATES_WAIT_MS;
    const more = others === null ? [] : await this.#alternates(others, search, waitMs);
    return { kind: 'suggested', suggestions: distinct([...there, ...result.suggestions, ...more]) };
  }

  async #alternates(flight: Flight, search: Search, waitMs: number): Promise<readonly Suggestion[]> {
    const { clock } = this.#deps;
    const until = clock.now() + waitMs;
    while (flight.ending === null && clock.now() < until) {
      await search.call.wait(
        (wake) => flight.onChange(wake),
        (wake) => clock.after(until - clock.now(), wake),
      );
    }
    if (flight.ending === null) return [];
    return this.#sift(rawsOf(flight, ''), search.question, 'network').suggestions;
  }

  async #sought(asked: Asked): Promise<CompletionResult> {
    const { search } = asked;
    const { place } = search.question;
    const found = await this.#deps.seeker.seek(search);
    if (found.kind === 'again') return this.#known(asked, 'inflight') ?? this.#sought(asked);
    if (found.kind !== 'raws') return found;
    const sifted = this.#sift(found.raws, search.question, found.origin);
    const { suggestions, rule } = sifted;
    if (suggestions.length > 0) return this.#held(asked, { kind: 'suggested', suggestions });
    this.#deps.cache.addEmpty(place, rule, this.#deps.clock.now());
    return emptyOf(sifted);
  }

  /** What the cache has for the place: suggestions, or `empty` when a rule drops what is left there. */
  #known({ search }: Asked, origin: Suggestion['origin']): CompletionResult | null {
    const { cache, rules, clock } = this.#deps;
    const { place, request } = search.question;
    if (!rules.cache) return null;
    const hits = cache.find(place, request, clock.now());
    if (hits.length === 0) return null;
    const sifted = this.#sift(hits, search.question, origin);
    const { suggestions, rule } = sifted;
    if (suggestions.length > 0) return { kind: 'suggested', suggestions };
    return rule === null ? null : emptyOf(sifted);
  }

  /** Raw texts that can be shown, as they can be shown; only the first of them for a call nobody made by hand. */
  #sift(raws: readonly Raw[], { request, place }: Question, origin: Suggestion['origin']): Sifted {
    const wanted = request.trigger === 'explicit' ? CANDIDATES : 1;
    const suggestions: Suggestion[] = [];
    let rule: string | null = null;
    let outdated: Reason | undefined;
    for (const raw of raws) {
      const processed = present(raw, request, this.#deps.postprocess);
      if (processed === null) continue;
      if (processed.kind === 'dropped') {
        this.#drop(processed.rule);
        rule ??= processed.rule;
        outdated ??= processed.outdated;
        continue;
      }
      const suggestion = { id: raw.id, text: processed.text, replaceAfter: processed.replaceAfter, origin };
      if (request.trigger === 'automatic' && this.#deps.shown.isRejected(suggestion.text, request, place)) {
        rule ??= this.#drop('rejected');
        continue;
      }
      if (processed.changed.includes('guard')) this.#rememberRepaired(raw, suggestion.text, place);
      else this.#rememberShifted(raw, suggestion.text, place);
      suggestions.push(suggestion);
      if (suggestions.length >= wanted) break;
    }
    return { suggestions: distinct(suggestions), rule, outdated };
  }

  #drop(rule: string): string {
    this.drops[rule] = (this.drops[rule] ?? 0) + 1;
    return rule;
  }

  /** Text that was shown without its beginning continues from the cursor all the same: the rest of it serves the next places. */
  #rememberShifted(raw: Raw, text: string, place: Question['place']): void {
    const start = raw.text.indexOf(text);
    if (start <= 0 || !this.#deps.rules.cache) return;
    this.#deps.cache.add({ ...raw, place, text: raw.text.slice(start) }, this.#deps.clock.now());
  }

  /** Text that was put right is what the user types on into; the answer itself says something else. */
  #rememberRepaired(raw: Raw, text: string, place: Question['place']): void {
    this.repaired++;
    if (!this.#deps.rules.cache) return;
    this.#deps.cache.add({ place, text, id: raw.id, complete: true }, this.#deps.clock.now());
  }

  /** Holds a suggestion that nothing visible leads to until the user has paused for a moment. */
  async #held(asked: Asked, result: CompletionResult): Promise<CompletionResult> {
    if (result.kind !== 'suggested' || !this.#deps.rules.settle) return result;
    const { clock } = this.#deps;
    const [first] = result.suggestions;
    if (first === undefined) return result;
    const { request } = asked.search.question;
    const hold = settleMs(first, request, asked.former) + patience(request, asked.search.mode);
    const ms = asked.at + hold - clock.now();
    if (ms > 0) await asked.search.call.wait((wake) => clock.after(ms, wake));
    return result;
  }
}

function emptyOf({ rule, outdated }: Sifted): CompletionResult {
  return { kind: 'empty', rule, ...(outdated === undefined ? {} : { outdated }) };
}

/** Suggestions without those that say what an earlier one says. */
function distinct(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const seen = new Set<string>();
  return suggestions.filter(({ text }) => !seen.has(text) && seen.add(text));
}
