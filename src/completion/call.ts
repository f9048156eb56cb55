/** Thrown inside a call that was canceled; never leaves the engine. */
export class Canceled extends Error {
  override readonly name = 'Canceled';
}

/** Starts something that calls `wake` once, and returns what takes it back. */
export type Arm = (wake: () => void) => () => void;

/** One call of the engine, from the editor's question to its answer. Once it is canceled, everything it waits for lets go at once. */
export class Call {
  readonly #waits = new Set<() => void>();
  #canceled = false;
  readonly #unlisten: () => void;

  constructor(signal: AbortSignal) {
    const cancel = () => {
      this.cancel();
    };
    signal.addEventListener('abort', cancel, { once: true });
    this.#unlisten = () => {
      signal.removeEventListener('abort', cancel);
    };
    if (signal.aborted) this.cancel();
  }

  /** Ends every wait of the call with `Canceled`. */
  cancel(): void {
    this.#canceled = true;
    this.#unlisten();
    for (const end of this.#waits) end();
  }

  /** Lets go of the signal; called once the call has its result. */
  close(): void {
    this.#unlisten();
  }

  /** Waits for the first of some wake-ups; throws `Canceled` when the call is canceled first. */
  async wait(...arms: readonly Arm[]): Promise<void> {
    this.check();
    const disarms: (() => void)[] = [];
    let end: (() => void) | null = null;
    try {
      await new Promise<void>((resolve, reject) => {
        end = () => {
          reject(new Canceled());
        };
        this.#waits.add(end);
        for (const arm of arms) disarms.push(arm(resolve));
      });
    } finally {
      if (end !== null) this.#waits.delete(end);
      for (const disarm of disarms) disarm();
    }
  }

  /** Throws `Canceled` when the call is canceled. */
  check(): void {
    if (this.#canceled) throw new Canceled();
  }
}
