import { DECISIONS_KEPT } from './constants.ts';
import type { CompletionResult, Failure, SkipReason, Suggestion, Trigger } from './types.ts';

/** One call of the engine and how it ended, without a character of code. */
export interface Decision {
  /** Milliseconds of the engine's clock at the call. */
  readonly at: number;
  readonly trigger: Trigger;
  readonly kind: CompletionResult['kind'];
  /** The gate that said no, for `skipped`. */
  readonly reason: SkipReason | null;
  /** The post-processing rule that dropped the answer, for `empty`. */
  readonly rule: string | null;
  /** What of Qiskit is gone that the answer used, for `empty`; the name of the API alone. */
  readonly outdated: string | null;
  readonly failure: Failure['kind'] | null;
  /** Where the text came from, for `suggested`. */
  readonly origin: Suggestion['origin'] | null;
  /** Milliseconds the engine waited for the next key before it asked; null when it did not ask. */
  readonly delayMs: number | null;
  /** Milliseconds from the call to its end. */
  readonly tookMs: number;
}

/** The last decisions, oldest first. */
export class Decisions {
  readonly #kept: Decision[] = [];

  add(decision: Decision): void {
    this.#kept.push(decision);
    if (this.#kept.length > DECISIONS_KEPT) this.#kept.shift();
  }

  list(): readonly Decision[] {
    return [...this.#kept];
  }
}

/** The record of a call that ended with `result`. */
export function decisionOf(
  result: CompletionResult,
  call: Pick<Decision, 'at' | 'trigger' | 'delayMs' | 'tookMs'>,
): Decision {
  return {
    ...call,
    kind: result.kind,
    reason: result.kind === 'skipped' ? result.reason : null,
    rule: result.kind === 'empty' ? result.rule : null,
    outdated: result.kind === 'empty' ? (result.outdated?.symbol ?? null) : null,
    failure: result.kind === 'failed' ? result.failure.kind : null,
    origin: result.kind === 'suggested' ? (result.suggestions[0]?.origin ?? null) : null,
  };
}
