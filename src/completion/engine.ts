import { Cache } from './cache.ts';
import { Call, Canceled } from './call.ts';
import type { Clock } from './clock.ts';
import { decisionOf, Decisions } from './decisions.ts';
import type { Decision } from './decisions.ts';
import { Flow } from './flow.ts';
import type { Asked } from './flow.ts';
import { showGate } from './gate.ts';
import { placeOf, Scopes } from './place.ts';
import { Prefetcher } from './prefetch.ts';
import { Quiet } from './quiet.ts';
import { Requests } from './requests.ts';
import { Rhythm } from './rhythm.ts';
import { ALL_RULES } from './rules.ts';
import type { Rules } from './rules.ts';
import { Seeker } from './seeker.ts';
import type { Search } from './seeker.ts';
import { Servers } from './server.ts';
import type { Server } from './server.ts';
import { blankOf } from './settle.ts';
import type { Blank } from './settle.ts';
import { Shown } from './shown.ts';
import type {
  CompletionRequest,
  CompletionResult,
  EngineEvent,
  Postprocess,
  SkipReason,
  Suggestion,
  Target,
  Trigger,
  TriggerMode,
} from './types.ts';
import { withSelected } from './widget.ts';

/** What the engine needs from outside. */
export interface EngineDeps {
  readonly clock: Clock;
  readonly postprocess: Postprocess;
}

/** What the engine did and learned in this session. */
export interface EngineStats {
  readonly calls: number;
  readonly requests: number;
  readonly aborted: number;
  /** Pieces of text received. */
  readonly pieces: number;
  /** Median milliseconds to the first token of the target in use. */
  readonly ttftMs: number;
  /** Median pieces of text a second; null before any. */
  readonly rate: number | null;
  /** Requests that the target takes at once. */
  readonly slots: number;
  /** How many answers each post-processing rule dropped. */
  readonly drops: Readonly<Record<string, number>>;
  /** How many answers were put right where they used API by a name that it had once. */
  readonly repaired: number;
}

/**
 * Decides for each place whether to show something, and gets it with as few requests as possible: what is visible and still
 * fits, else what is remembered, else a request that runs already, else one more after a delay.
 */
export class Engine {
  readonly #clock: Clock;
  readonly #rules: Rules;
  readonly #cache = new Cache();
  readonly #scopes = new Scopes();
  readonly #rhythm = new Rhythm();
  readonly #shown = new Shown();
  readonly #quiet = new Quiet();
  readonly #servers = new Servers();
  readonly #decisions = new Decisions();
  readonly #requests: Requests;
  readonly #flow: Flow;
  readonly #prefetcher: Prefetcher;
  #mode: TriggerMode;
  #server: Server | null = null;
  #current: Call | null = null;
  #calls = 0;
  #blank: Blank | null = null;

  constructor(
    deps: EngineDeps,
    options: { readonly rules?: Partial<Rules>; readonly mode?: TriggerMode } = {},
  ) {
    this.#clock = deps.clock;
    this.#rules = { ...ALL_RULES, ...options.rules };
    this.#mode = options.mode ?? 'automatic';
    const base = { clock: deps.clock, rules: this.#rules, cache: this.#cache, rhythm: this.#rhythm };
    this.#requests = new Requests(base);
    const parts = { ...base, requests: this.#requests, shown: this.#shown };
    this.#flow = new Flow({ ...parts, postprocess: deps.postprocess, seeker: new Seeker(parts) });
    this.#prefetcher = new Prefetcher(parts);
  }

  /**
   * Suggestions for a place. Never rejects for anything a source did. When `signal` fires, or a later call comes, it
   * resolves with `canceled` at once, while a request it has sent lives on for as long as its answer may still be of use.
   */
  async suggest(request: CompletionRequest, target: Target, signal: AbortSignal): Promise<CompletionResult> {
    const at = this.#clock.now();
    this.#calls++;
    this.#current?.cancel();
    const call = new Call(signal);
    const search = this.#searchFor(call, request, target);
    this.#current = call;
    let result: CompletionResult = { kind: 'canceled' };
    try {
      call.check();
      result = await this.#answer({ search, at, former: this.#blank }, request);
    } catch (error) {
      if (!(error instanceof Canceled)) throw error;
      if (!this.#rules.inflight) search.own?.abort();
    } finally {
      call.close();
    }
    const tookMs = this.#clock.now() - at;
    this.#decisions.add(
      decisionOf(result, { at, trigger: request.trigger, delayMs: search.delayMs, tookMs }),
    );
    return result;
  }

  /** Takes note of a call that ended before it came here. */
  pass(reason: SkipReason, trigger: Trigger): void {
    const at = this.#clock.now();
    const ended = { kind: 'skipped', reason } as const;
    this.#decisions.add(decisionOf(ended, { at, trigger, delayMs: null, tookMs: 0 }));
  }

  /** Tells the engine what became of the suggestion it returned last. */
  note(event: EngineEvent): void {
    const now = this.#clock.now();
    if (event.kind !== 'accepted') this.#prefetcher.stop();
    if (event.kind === 'snippet') return this.#quiet.snippet(now);
    this.#rhythm.outcome(event.kind === 'accepted', now);
    if (event.kind === 'escaped') this.#quiet.escaped(this.#shown.reject(), now);
    return undefined;
  }

  /** Sets when to ask without being told to. */
  setMode(mode: TriggerMode): void {
    this.#mode = mode;
  }

  /** Forgets what may have changed with the service: aborts what is open, empties the cache, closes the breaker. */
  rearm(): void {
    this.#current?.cancel();
    this.#current = null;
    this.#prefetcher.stop();
    this.#requests.clear();
    this.#cache.clear();
    this.#shown.clear();
    this.#server = null;
  }

  /** The last decisions, oldest first. */
  decisions(): readonly Decision[] {
    return this.#decisions.list();
  }

  /** What was done and learned so far. */
  stats(): EngineStats {
    const speed = this.#server?.speed;
    return {
      calls: this.#calls,
      ...this.#requests.traffic,
      ttftMs: speed?.ttft ?? 0,
      rate: speed?.rate ?? null,
      slots: speed?.slots(this.#clock.now()) ?? 0,
      drops: { ...this.#flow.drops },
      repaired: this.#flow.repaired,
    };
  }

  #searchFor(call: Call, request: CompletionRequest, target: Target): Search {
    if (this.#server !== null && this.#server.key !== target.key) this.rearm();
    const server = (this.#server ??= this.#servers.open(target));
    const effective = withSelected(request) ?? request;
    const place = placeOf(effective, this.#scopes.of(request));
    const question = { request: effective, place, target, server, purpose: 'first' } as const;
    return { call, question, mode: this.#mode, delayMs: null, own: null };
  }

  async #answer(asked: Asked, original: CompletionRequest): Promise<CompletionResult> {
    const { request, place } = asked.search.question;
    if (request.lastChange === 'typed') this.#rhythm.key(asked.at);
    this.#blank = blankOf(request);
    this.#prefetcher.stop();
    this.#requests.settle(place, request);
    const reason = this.#silence(asked, original);
    if (reason !== null) return { kind: 'skipped', reason };
    const result =
      request.trigger === 'explicit' ? await this.#flow.explicit(asked) : await this.#flow.automatic(asked);
    if (result.kind !== 'suggested') this.#shown.hide();
    return result.kind === 'suggested' ? this.#show(asked, original, result.suggestions) : result;
  }

  #silence({ search, at }: Asked, original: CompletionRequest): SkipReason | null {
    if (original.trigger === 'automatic') {
      if (this.#mode === 'manual') return 'manual';
      const quiet = this.#quiet.reason(search.question.place, at);
      if (quiet !== null) return quiet;
    }
    return withSelected(original) === null ? 'widgetUnstable' : showGate(original);
  }

  #show(asked: Asked, original: CompletionRequest, suggestions: readonly Suggestion[]): CompletionResult {
    const { question } = asked.search;
    const [first] = suggestions;
    this.#shown.show(question, suggestions, this.#clock.now());
    if (first !== undefined) this.#prefetcher.watch(question, first);
    const lead = original.selected?.text ?? '';
    return { kind: 'suggested', suggestions: suggestions.map((one) => ({ ...one, text: lead + one.text })) };
  }
}
