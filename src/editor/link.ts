import type { CompletionBackend } from '../backends/types.ts';
import type { CompletionResult, Failure, FailureKind, Trigger } from '../completion/types.ts';
import { attempt, stateOf, type AttemptDeps } from './attempt.ts';
import type { Connected, ConnectionState } from './connection.ts';
import { passes } from './failure.ts';
import type { DisclaimerGate, TokenSource } from './gate.ts';

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
}

const firstRetryMs = 2_000;
const longestRetryMs = 60_000;
/** Typing asks for a service that was away this long after the last attempt, if the timer has not done so. */
const typingRetryMs = 5_000;
/** Failures that say nothing answers at the address. */
const absent = new Set<FailureKind>(['unreachable', 'tls', 'timeout', 'loading']);

/** One service with one account and one configured model: connects to it, and goes on trying while it is away. Made anew when any of them changes. */
export class Link {
  readonly #deps: LinkDeps;
  readonly #end = new AbortController();
  #attempt: Promise<Connected> | null = null;
  #outcome: Connected | null = null;
  #endedAt = 0;
  /** A failure of the last request since the service connected. */
  #trouble: Failure | null = null;
  #running = 0;
  #retryMs = firstRetryMs;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(deps: LinkDeps) {
    this.#deps = deps;
  }

  get state(): ConnectionState {
    const outcome = this.#outcome;
    if (outcome === null) return { kind: 'connecting' };
    if (outcome.kind === 'blocked') return outcome.state;
    const { model } = outcome.target;
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
    this.#deps.changed();
    return () => {
      this.#running -= 1;
      this.#deps.changed();
    };
  }

  /** Takes note of how a request ended. Some failures mean that something is missing again; the others are told until a request succeeds. */
  observe(result: CompletionResult): void {
    if (this.#end.signal.aborted || this.#outcome?.kind !== 'connected') return;
    if (result.kind === 'suggested' || result.kind === 'empty') this.#healed();
    else if (result.kind === 'failed') this.#failed(result.failure, this.#outcome.target.model);
  }

  /** Stops trying, and aborts what an attempt has asked. */
  close(): void {
    this.#cancelTimer();
    this.#end.abort();
  }

  #failed(failure: Failure, model: string): void {
    if (failure.kind === 'disclaimer') {
      this.#attempt = null;
      void this.#recheck({ kind: 'failed', failure, model });
    } else if (passes(failure.kind)) {
      this.#trouble = failure;
      if (absent.has(failure.kind)) this.#after(this.#retryMs, () => this.#probe());
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
  }

  #isStale(trigger: Trigger): boolean {
    const outcome = this.#outcome;
    if (this.#attempt === null || outcome?.kind !== 'blocked') return false;
    if (trigger === 'explicit')
      return outcome.state.kind !== 'disclaimerRejected' && outcome.state.kind !== 'disclaimerWaiting';
    return this.#timer !== undefined && Date.now() - this.#endedAt >= typingRetryMs;
  }

  #try(fresh: boolean): Promise<Connected> {
    this.#attempt ??= this.#run({ ...this.#deps, fresh, signal: this.#end.signal });
    return this.#attempt;
  }

  async #run(deps: AttemptDeps): Promise<Connected> {
    this.#cancelTimer();
    try {
      const outcome = await attempt(deps);
      if (!deps.signal.aborted) this.#settle(outcome);
      return outcome;
    } catch {
      // Only an abort is thrown: this link is closed, and another one answers.
      return { kind: 'blocked', state: { kind: 'connecting' } };
    }
  }

  #settle(outcome: Connected): void {
    this.#outcome = outcome;
    this.#endedAt = Date.now();
    this.#trouble = null;
    this.#attempt = Promise.resolve(outcome);
    if (outcome.kind === 'connected') {
      this.#retryMs = firstRetryMs;
      this.#deps.recovered();
    } else this.#retryLater(outcome.state);
    this.#deps.changed();
  }

  #retryLater(state: ConnectionState): void {
    this.#cancelTimer();
    if (state.kind !== 'noModels' && !(state.kind === 'failed' && passes(state.failure.kind))) return;
    const asked = state.kind === 'failed' ? state.failure.retryAfterMs : null;
    this.#after(asked ?? this.#retryMs, () => {
      this.#attempt = null;
      return this.#try(false);
    });
  }

  /** Asks for the models, so that a service that was away is found again also while nobody types. */
  async #probe(): Promise<void> {
    try {
      await this.#deps.backend.models(this.#end.signal);
      this.#healed();
      this.#deps.recovered();
    } catch {
      if (!this.#end.signal.aborted) this.#after(this.#retryMs, () => this.#probe());
    }
  }

  #healed(): void {
    if (this.#trouble === null) return;
    this.#cancelTimer();
    this.#trouble = null;
    this.#retryMs = firstRetryMs;
    this.#deps.changed();
  }

  /** Each wait is twice as long as the one before. */
  #after(ms: number, run: () => Promise<unknown>): void {
    this.#cancelTimer();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void run();
    }, ms);
    this.#retryMs = Math.min(2 * this.#retryMs, longestRetryMs);
  }

  #cancelTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
