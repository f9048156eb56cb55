import type { Cache } from './cache.ts';
import type { Clock } from './clock.ts';
import {
  ALTERNATE_TEMPERATURE,
  AUTOMATIC_LIMIT_MS,
  BLOCK_TOKENS,
  CANDIDATES,
  EXPLICIT_LIMIT_MS,
  EXPLICIT_TOKENS,
  LINE_TOKENS,
  TAIL_LINES,
  TAIL_MS,
} from './constants.ts';
import { Flight } from './flight.ts';
import type { Flightplan } from './flight.ts';
import { InFlight } from './inflight.ts';
import type { Joined } from './inflight.ts';
import { looseRest, restOfLine } from './place.ts';
import type { Place } from './place.ts';
import { budgetOf, Prompts } from './prompt.ts';
import type { Rules } from './rules.ts';
import type { Server } from './server.ts';
import type { Company } from './speed.ts';
import { Tails } from './tails.ts';
import type { CompletionRequest, SourceRequest, Target } from './types.ts';
import { spotOf, unitOf } from './unit.ts';

/** What a request is sent for. */
export type Purpose = 'first' | 'alternates' | 'prefetch';

/** Where and what to ask. */
export interface Question {
  readonly request: CompletionRequest;
  readonly place: Place;
  readonly target: Target;
  readonly server: Server;
  readonly purpose: Purpose;
}

/** What was sent and received in this session. */
export interface Traffic {
  requests: number;
  aborted: number;
  pieces: number;
}

const AFTER_ABORT_MS = 1_000;

/** Sends requests within the server's slots, learns from how they go, and keeps what comes back. */
export class Requests {
  readonly open = new InFlight();
  readonly traffic: Traffic = { requests: 0, aborted: 0, pieces: 0 };
  readonly #clock: Clock;
  readonly #cache: Cache;
  readonly #rules: Rules;
  readonly #prompts = new Prompts();
  readonly #tails = new Tails();
  #lastAbort = -Infinity;

  constructor(deps: { clock: Clock; cache: Cache; rules: Rules }) {
    this.#clock = deps.clock;
    this.#cache = deps.cache;
    this.#rules = deps.rules;
  }

  /** Sends a request; older ones make room as far as the target's slots demand. */
  send(question: Question): Flight {
    const { target, server, place, purpose } = question;
    const now = this.#clock.now();
    const slots = target.inProcess ? Infinity : server.speed.slots(now);
    if (purpose !== 'prefetch') this.open.makeRoom(slots);
    const company = this.#company(now);
    const flight = new Flight(
      {
        place,
        source: target.source,
        request: this.#build(question, slots),
        ...this.#reading(question),
        whole: !this.#rules.early,
        limitMs: question.request.trigger === 'explicit' ? EXPLICIT_LIMIT_MS : AUTOMATIC_LIMIT_MS,
        prefetch: purpose === 'prefetch',
      },
      this.#clock,
    );
    this.traffic.requests++;
    this.#watch(flight, question, company);
    this.open.add(flight);
    return flight;
  }

  /** Aborts what the text has left behind and returns what it may still be typing into. */
  settle(place: Place, request: CompletionRequest): Joined[] {
    return this.open.settle(place, request);
  }

  /** Aborts everything and forgets what prompts looked like. */
  clear(): void {
    this.open.abortAll();
    this.#prompts.clear();
  }

  #build(question: Question, slots: number): SourceRequest {
    const { request, target, server, purpose } = question;
    const full = budgetOf(target.inProcess, slots);
    const share = 0.5 ** server.halvings;
    const budget = { before: full.before * share, after: full.after * share, context: full.context * share };
    if (!this.#rules.stablePrompt) this.#prompts.clear();
    const explicit = request.trigger === 'explicit';
    const unit = unitOf(request);
    const candidates =
      explicit && target.inProcess ? CANDIDATES : purpose === 'alternates' ? CANDIDATES - 1 : 1;
    return {
      model: target.model,
      ...this.#prompts.build(request, budget, target.infill),
      maxTokens: explicit ? EXPLICIT_TOKENS : unit.kind === 'block' ? BLOCK_TOKENS : LINE_TOKENS,
      temperature: purpose === 'alternates' ? ALTERNATE_TEMPERATURE : 0,
      stop: midLine(request) ? ['\n'] : ['\n\n\n'],
      ...(candidates > 1 ? { n: candidates } : {}),
    };
  }

  #reading(question: Question): Pick<Flightplan, 'demand' | 'tail'> {
    const { request, purpose } = question;
    const tailed = this.#rules.tail && !midLine(request) && purpose === 'first';
    return {
      demand: { typed: '', unit: unitOf(request), spot: spotOf(request) },
      tail: tailed
        ? { ms: TAIL_MS, lines: TAIL_LINES, open: (from) => this.#tails.open(from, question.server.speed) }
        : null,
    };
  }

  #company(now: number): Company {
    if (this.open.size > 0) return 'beside';
    return now - this.#lastAbort < AFTER_ABORT_MS ? 'afterAbort' : 'alone';
  }

  #watch(flight: Flight, question: Question, company: Company): void {
    const { speed, breaker } = question.server;
    let started = false;
    flight.onChange(() => {
      const now = this.#clock.now();
      if (!started && flight.firstAt !== null) {
        started = true;
        if (!question.target.inProcess) speed.firstToken(flight.firstAt - flight.startedAt, company, now);
        breaker.success();
      }
      if (flight.ending === null) return;
      this.#account(flight, question, now);
    });
  }

  #account(flight: Flight, question: Question, now: number): void {
    const { server, target } = question;
    this.traffic.pieces += flight.pieces;
    if (flight.ending === 'aborted') {
      this.traffic.aborted++;
      this.#lastAbort = now;
    }
    if (flight.firstAt !== null && !target.inProcess)
      server.speed.stream(flight.pieces - 1, now - flight.firstAt);
    if (flight.failure !== null && !target.inProcess) {
      server.breaker.failure(flight.failure, now);
      if (flight.failure.kind === 'contextTooLong') server.halvings++;
    } else if (flight.ending === 'complete') server.breaker.success();
    if (!this.#rules.cache) return;
    // The first candidate is added last: the newest is found first.
    for (const [index, text] of [...flight.texts.entries()].toReversed()) {
      const entry = {
        place: question.place,
        text,
        id: flight.id,
        complete: flight.finished(index),
        tail: index === 0 ? flight.tail : null,
      };
      if (text.trim() !== '') this.#cache.add(entry, now);
    }
  }
}

/** Whether code follows the cursor on its line, so that the answer can only be the rest of that line. */
function midLine(request: CompletionRequest): boolean {
  return looseRest(restOfLine(request)) !== '';
}
