import type { Memento } from 'vscode';

import type { Disclaimer } from '../backends/types.ts';
import type { DisclaimerAnswer } from './gate.ts';

/** What the user said to one version of a disclaimer. */
export interface Answer {
  readonly id: string;
  readonly version: string;
  readonly accepted: boolean;
}

const PREFIX = 'qiskitInline.disclaimer:';

/** The user's answers to disclaimers, kept over restarts: the last one for each origin and model. */
export class Answers {
  readonly #state: Memento;

  constructor(state: Memento) {
    this.#state = state;
  }

  /** The last answer for a model of a service, or null. */
  get(origin: string, model: string): Answer | null {
    const value = this.#state.get<unknown>(keyOf(origin, model));
    if (typeof value !== 'object' || value === null) return null;
    const { id, version, accepted }: { id?: unknown; version?: unknown; accepted?: unknown } = value;
    if (typeof id !== 'string' || typeof version !== 'string' || typeof accepted !== 'boolean') return null;
    return { id, version, accepted };
  }

  /** Remembers an answer to `disclaimer`, in place of an earlier one for that model. */
  async set(place: { readonly origin: string; readonly model: string }, answer: Answer): Promise<void> {
    const { id, version, accepted } = answer;
    await this.#state.update(keyOf(place.origin, place.model), { id, version, accepted });
  }
}

/**
 * What an answer given earlier means for the disclaimer that the service has: another id or version is another disclaimer, even if
 * the service says it is accepted; a rejection holds whatever the service says; an acceptance only while the service knows of it.
 */
export function standing(disclaimer: Disclaimer, answer: Answer | null): DisclaimerAnswer {
  if (answer === null) return disclaimer.accepted ? 'accepted' : 'unanswered';
  if (answer.id !== disclaimer.id || answer.version !== disclaimer.version) return 'unanswered';
  if (!answer.accepted) return 'rejected';
  return disclaimer.accepted ? 'accepted' : 'unanswered';
}

function keyOf(origin: string, model: string): string {
  return `${PREFIX}${origin} ${model}`;
}
