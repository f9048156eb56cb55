import type { CompletionBackend, Disclaimer } from '../backends/types.ts';
import { failureOf } from '../completion/failure.ts';
import { standing, type Answers } from './answers.ts';
import type { DisclaimerAnswer } from './gate.ts';

/** A model of a service that is reached by a network. */
export interface Place {
  readonly backend: CompletionBackend;
  readonly origin: string;
  readonly model: string;
}

/** What is known of a model's disclaimer: `none` when there is nothing to accept. */
export type Standing = DisclaimerAnswer | 'none';

/** The disclaimer of a model, and what was said to it. */
export type Terms =
  | { readonly disclaimer: null; readonly standing: 'none' }
  | { readonly disclaimer: Disclaimer; readonly standing: DisclaimerAnswer };

/** Whether what is known will do, and who waits for the answer. */
export interface ReadOptions {
  readonly fresh: boolean;
  readonly signal: AbortSignal;
}

const NOTHING: Terms = { disclaimer: null, standing: 'none' };

/** Statuses by which a server says that it has no such route. */
const NO_ROUTE = new Set([404, 405, 501]);

/** The place of a model, or null for engines that are part of this process. */
export function placeOf(backend: CompletionBackend, model: string): Place | null {
  return backend.origin === null || backend.disclaimers === null
    ? null
    : { backend, origin: backend.origin, model };
}

/** The disclaimers of all models that were asked about in this window. */
export class TermsBook {
  readonly #answers: Answers;
  readonly #known = new Map<string, Terms>();
  readonly #reading = new Map<string, Promise<Terms>>();
  readonly #ended = new AbortController();

  constructor(answers: Answers) {
    this.#answers = answers;
  }

  /** What is known without asking. */
  known(place: Place): Terms | null {
    return this.#known.get(keyOf(place)) ?? null;
  }

  /** What is known, or what the service says; throws BackendError, and the signal's reason on abort. */
  async read(place: Place, { fresh, signal }: ReadOptions): Promise<Terms> {
    signal.throwIfAborted();
    const known = fresh ? null : this.known(place);
    return known ?? untilAborted(this.#join(place), signal);
  }

  /** Notes what the user said to a disclaimer; resolves when it is kept. */
  async settle(place: Place, disclaimer: Disclaimer, answer: 'accepted' | 'rejected'): Promise<void> {
    this.#reading.delete(keyOf(place));
    this.#known.set(keyOf(place), { disclaimer, standing: answer });
    await this.#answers.set(place, { ...disclaimer, accepted: answer === 'accepted' });
  }

  /** Drops what the service said to an account that is not used any more. Answers of the user are kept. */
  forget(origin: string): void {
    for (const map of [this.#known, this.#reading]) {
      for (const key of map.keys()) if (key.startsWith(`${origin} `)) map.delete(key);
    }
  }

  /** Gives up what is being read. */
  end(): void {
    this.#ended.abort();
  }

  /** Asks the service, once for all who want to know at the same time. */
  #join(place: Place): Promise<Terms> {
    const key = keyOf(place);
    const running = this.#reading.get(key);
    if (running) return running;
    const reading = this.#fetch(place)
      .then(async (terms) => {
        // Unless the user answered, or changed the account, meanwhile.
        if (this.#reading.get(key) === reading) await this.#learn(place, terms);
        return terms;
      })
      .finally(() => {
        if (this.#reading.get(key) === reading) this.#reading.delete(key);
      });
    this.#reading.set(key, reading);
    return reading;
  }

  async #learn(place: Place, terms: Terms): Promise<void> {
    this.#known.set(keyOf(place), terms);
    // Kept too when it was accepted elsewhere, so that a changed text is noticed.
    if (terms.standing === 'accepted') {
      await this.#answers.set(place, { ...terms.disclaimer, accepted: true });
    }
  }

  async #fetch({ backend, origin, model }: Place): Promise<Terms> {
    try {
      const disclaimer = await backend.disclaimers?.read(model, this.#ended.signal);
      if (!disclaimer) return NOTHING;
      return { disclaimer, standing: standing(disclaimer, this.#answers.get(origin, model)) };
    } catch (error) {
      if (NO_ROUTE.has(failureOf(error).status ?? 0)) return NOTHING;
      throw error;
    }
  }
}

function keyOf({ origin, model }: Place): string {
  return `${origin} ${model}`;
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- whoever aborts chooses the reason
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
