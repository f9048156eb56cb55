import type { CompletionBackend } from '../backends/types.ts';
import { wallClock } from '../completion/clock.ts';
import { failureOf } from '../completion/failure.ts';
import type { CompletionResult, Failure, FailureKind, Trigger } from '../completion/types.ts';
import { attempt, stateOf, type AttemptDeps } from './attempt.ts';
import type { Connected, ConnectionState } from './connection.ts';
import { passes } from './failure.ts';
import type { DisclaimerGate, TokenSource } from './gate.ts';
import { LOADING, Retries } from './retries.ts';
import { Warmup } from './warmup.ts';

/** What a link is made for. */
export interface LinkDeps {
  readonly backend: CompletionBackend;
  /** The model in the settings; empty for the first one of the service. */
  readonly model: string;
  /** Changes whenever the account does. */
  readonly account: string;
  readonly gate: DisclaimerGate;
  readonly tokens: TokenSource;
  /** Called when `state` may have changed. */
  readonly changed: () => void;
  /** Called when the service can be asked, for the first time or again: what was held against it is over. */
  readonly recovered: () => void;
  /** Called when the service refused a request because the disclaimer of a model is not accepted any more. */
  readonly refused: (model: string) => void;
}

/** Typing asks for a service that was away this long after the last attempt, if the timer has not done so. */
const typingRetryMs = 5_000;
/** Failures that say nothing answers at the address. */
const absent = new Set<FailureKind>(['unreachable', 'tls', 'timeout', 'loading']);

/** A model that takes so long to answer its first small request is being loaded. */
const lateMs = 3_000;

/** One service with one account and one configured model: connects to it, and goes on trying while it is away. Made anew when any of them changes. */
export class Link {
  readonly #deps: LinkDeps;
  readonly #end = new AbortController();
  #attempt: Promise<Connected> | null = null;
  #outcome: Connected | null = null;
  #endedAt = 0;
  /** Counts attempts and outcomes, so that a slow attempt does not take away what a later one has found. */
  #turn = 0;
  /** A failure of the last request since the service connected. */
  #trouble: Failure | null = null;
  #running = 0;
  /** The model that has been asked how it fills in the middle, and has taken long to say so. */
  #late: string | null = null;
  readonly #retries = new Retries(wallClock);
  readonly #warmup: Warmup | null;

  constructor(deps: LinkDeps) {
    this.#deps = deps;
    const { wake } = deps.backend;
    this.#warmup =
      wake === undefined
        ? null
        : new Warmup({
            clock: wallClock,
            busy: () => this.#running > 0,
            wake: () => wake(this.model ?? '', this.#end.signal),
            changed: (now) => this.#warmed(now),
          });
  }

  get state(): ConnectionState {
    const outcome = this.#outcome;
    if (this.#late !== null) return { kind: 'failed', failure: LOADING, model: this.#late };
    if (outcome === null) return { kind: 'connecting' };
    if (outcome.kind === 'blocked') return outcome.state;
    const { model } = outcome.target;
    if (this.#warmup?.loading === true) return { kind: 'failed', failure: LOADING, model };
    if (this.#trouble !== null) return { kind: 'failed', failure: this.#trouble, model };
    return { kind: this.#running > 0 ? 'working' : 'ready', service: this.#deps.backend.service, model };
  }

  /** The model in use, as far as it is known. */
  get model(): string | null {
    const outcome = this.#outcome;
    if (outcome?.kind === 'connected') return outcome.target.model;
    if (outcome?.kind === 'blocked' && 'model' in outcome.state && outcome.state.model !== '')
      return outcome.state.model;
    return this.#deps.model === '' ? null : this.#deps.model;
  }

  /** Connects, once; an earlier failure is tried again at once for an explicit trigger, and after a while for typing. Null when `signal` aborts first. */
  connect(trigger: Trigger, signal: AbortSignal): Promise<Connected | null> {
    if (this.#isStale(trigger)) this.#attempt = null;
    return Promise.race([this.#try(false), aborted(signal)]);
  }

  /** Takes note that a request runs, until the returned function is called. */
  work(): () => void {
    this.#running += 1;
    this.#warmup?.asked();
    this.#deps.changed();
    return () => {
      this.#running -= 1;
      this.#deps.changed();
    };
  }

  /** Takes note of how a request ended. Some failures mean that something is missing again; the others are told until a request succeeds. */
  observe(result: CompletionResult): void {
    if (this.#end.signal.aborted || this.#outcome?.kind !== 'connected') return;
    if (result.kind === 'suggested' || result.kind === 'empty') {
      this.#warmup?.answered();
      this.#healed();
    } else if (result.kind === 'skipped') this.#warmup?.rest();
    else if (result.kind === 'failed') this.#failed(result.failure, this.#outcome.target.model);
  }

  /** Stops trying, and aborts what an attempt has asked. */
  close(): void {
    this.#retries.cancel();
    this.#warmup?.close();
    this.#end.abort();
  }

  #failed(thrown: Failure, model: string): void {
    const failure = this.#retries.understood(thrown);
    if (failure.kind !== 'timeout') this.#warmup?.rest();
    if (failure.kind === 'disclaimer') {
      this.#attempt = null;
      void this.#recheck({ kind: 'failed', failure, model });
    } else if (passes(failure.kind)) {
      this.#trouble = failure;
      const isWaited = this.#warmup?.waiting === true;
      if (absent.has(failure.kind) && !isWaited) this.#retries.later(() => this.#probe());
      this.#deps.changed();
    } else {
      void stateOf(failure, { ...this.#deps, model }).then((state) =>
        this.#settle({ kind: 'blocked', state }),
      );
    }
  }

  /** Asks for the disclaimer anew, after a refusal that names it. */
  async #recheck(state: ConnectionState): Promise<void> {
    const outcome = await this.#try(true);
    // A service that refuses for a disclaimer it calls accepted would be asked again at every key.
    if (outcome.kind === 'connected') this.#settle({ kind: 'blocked', state });
    else if (outcome.state.kind === 'disclaimerWaiting') this.#deps.refused(outcome.state.model);
  }

  #isStale(trigger: Trigger): boolean {
    const outcome = this.#outcome;
    if (this.#attempt === null || outcome?.kind !== 'blocked') return false;
    if (trigger === 'explicit')
      return outcome.state.kind !== 'disclaimerRejected' && outcome.state.kind !== 'disclaimerWaiting';
    return this.#retries.pending && Date.now() - this.#endedAt >= typingRetryMs;
  }

  #try(fresh: boolean): Promise<Connected> {
    this.#attempt ??= this.#run({ ...this.#deps, fresh, signal: this.#end.signal });
    return this.#attempt;
  }

  async #run(given: AttemptDeps): Promise<Connected> {
    this.#retries.cancel();
    this.#turn += 1;
    const turn = this.#turn;
    let late: ReturnType<typeof setTimeout> | undefined;
    const probing = (model: string): void => {
      late = setTimeout(() => turn === this.#turn && this.#isLate(model), lateMs);
    };
    const deps = this.#warmup === null ? given : { ...given, probing };
    try {
      const outcome = await attempt(deps);
      const isOvertaken = turn !== this.#turn && outcome.kind === 'blocked';
      return deps.signal.aborted || isOvertaken ? outcome : this.#settle(outcome);
    } catch {
      // Only an abort is thrown: this link is closed, and another one answers.
      return { kind: 'blocked', state: { kind: 'connecting' } };
    } finally {
      clearTimeout(late);
    }
  }

  #isLate(model: string): void {
    this.#late = model;
    this.#deps.changed();
  }

  /** Takes in how an attempt ended, and gives it as it is to be told. */
  #settle(ended: Connected): Connected {
    const outcome = this.#told(ended);
    this.#outcome = outcome;
    this.#turn += 1;
    this.#late = null;
    this.#endedAt = Date.now();
    this.#trouble = null;
    this.#attempt = Promise.resolve(outcome);
    if (outcome.kind === 'connected') {
      this.#retries.reset();
      this.#deps.recovered();
    } else this.#retryLater(outcome.state);
    this.#deps.changed();
    return outcome;
  }

  #retryLater(state: ConnectionState): void {
    this.#retries.cancel();
    if (state.kind !== 'noModels' && !(state.kind === 'failed' && passes(state.failure.kind))) return;
    const asked = state.kind === 'failed' ? state.failure.retryAfterMs : null;
    this.#retries.later(() => {
      this.#attempt = null;
      return this.#try(false);
    }, asked);
  }

  /** Asks for the models, so that a service that was away is found again also while nobody types. */
  async #probe(): Promise<void> {
    try {
      await this.#deps.backend.models(this.#end.signal);
      this.#healed();
      this.#deps.recovered();
    } catch (error) {
      if (this.#end.signal.aborted || this.#trouble === null) return;
      const failure = this.#retries.understood(failureOf(error));
      if (passes(failure.kind)) this.#trouble = failure;
      this.#retries.later(() => this.#probe());
      this.#deps.changed();
    }
  }

  #told(outcome: Connected): Connected {
    if (outcome.kind === 'connected' || outcome.state.kind !== 'failed') return outcome;
    return {
      kind: 'blocked',
      state: { ...outcome.state, failure: this.#retries.understood(outcome.state.failure) },
    };
  }

  /** A model is being waited for, or no longer. */
  #warmed(now: 'loading' | 'awake' | 'unclear'): void {
    if (now === 'awake') {
      this.#trouble = null;
      // A request that waits as well is answered now; where none does, the place that was left is asked about again.
      if (this.#running === 0) this.#deps.recovered();
    } else if (now === 'unclear' && this.#trouble !== null) this.#retries.later(() => this.#probe());
    this.#deps.changed();
  }

  #healed(): void {
    if (this.#trouble === null) return;
    this.#retries.reset();
    this.#trouble = null;
    this.#deps.changed();
  }
}

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
