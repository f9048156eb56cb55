import type { Clock } from '../completion/clock.ts';

/** What a warm-up is joined to. */
export interface WarmupDeps {
  readonly clock: Clock;
  /** Whether an answer is still being waited for. */
  readonly busy: () => boolean;
  /** Resolves once the model answers. */
  readonly wake: () => Promise<void>;
  /** Called when a model turns out to be loading, and when waiting for it is over: `awake` when it answers. */
  readonly changed: (now: 'loading' | 'awake' | 'unclear') => void;
}

/** A first answer that is late by so much may be waiting for the model to be loaded. */
const LATE_MS = 3_000;
/** A model that answers sooner than this was not being loaded. */
const QUICK_MS = 1_000;
/** Models are unloaded when nobody asks them; Ollama does so after five minutes. */
const IDLE_MS = 240_000;

/**
 * Some servers load a model inside the first request for it, and give up when that request is aborted, as the next key does. So where
 * the first answer is late, one small request waits for the model, whatever is typed meanwhile.
 */
export class Warmup {
  readonly #deps: WarmupDeps;
  #state: 'cold' | 'waking' | 'loading' | 'warm' = 'cold';
  #warmAt = 0;
  #cancel: (() => void) | null = null;

  constructor(deps: WarmupDeps) {
    this.#deps = deps;
  }

  /** Whether the model is known to be loading. */
  get loading(): boolean {
    return this.#state === 'loading';
  }

  /** Whether the model has been sent its small request and has not answered yet. */
  get waiting(): boolean {
    return this.#state === 'waking' || this.#state === 'loading';
  }

  /** A suggestion is being asked for. */
  asked(): void {
    const { clock } = this.#deps;
    if (this.#state === 'warm' && clock.now() - this.#warmAt > IDLE_MS) this.#state = 'cold';
    if (this.#state === 'cold') this.#cancel ??= clock.after(LATE_MS, () => this.#late());
  }

  /** The model has answered. */
  answered(): void {
    if (this.waiting) return;
    this.rest();
    this.#state = 'warm';
    this.#warmAt = this.#deps.clock.now();
  }

  /** Nothing is being asked, or the service has failed in a way that has nothing to do with a model that is loaded. */
  rest(): void {
    if (this.waiting) return;
    this.#cancel?.();
    this.#cancel = null;
  }

  /** Forgets everything; nothing is told any more. */
  close(): void {
    this.#cancel?.();
    this.#state = 'warm';
    this.#warmAt = Number.POSITIVE_INFINITY;
  }

  #late(): void {
    this.#cancel = null;
    if (this.#deps.busy()) void this.#wake();
  }

  async #wake(): Promise<void> {
    const { clock, wake, changed } = this.#deps;
    this.#state = 'waking';
    this.#cancel = clock.after(QUICK_MS, () => {
      this.#state = 'loading';
      changed('loading');
    });
    // Why it does not answer is for the next request to find out.
    const end = await wake().then(
      () => 'awake' as const,
      () => 'unclear' as const,
    );
    if (!this.waiting) return;
    const wasLoading = this.loading;
    this.#state = 'cold';
    if (end === 'awake') this.answered();
    else this.rest();
    if (wasLoading) changed(end);
  }
}
