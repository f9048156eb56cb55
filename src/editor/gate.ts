import type { Event } from 'vscode';

import type { CompletionBackend } from '../backends/types.ts';

/** What the user said to the disclaimer of a model. */
export type DisclaimerAnswer = 'accepted' | 'rejected' | 'unanswered';

/** An answer the user gave in the panel, after the service took it. */
export interface DisclaimerEvent {
  readonly origin: string;
  readonly model: string;
  readonly answer: 'accepted' | 'rejected';
}

/** Knows which disclaimers were answered, and asks for the answers that are missing. */
export interface DisclaimerGate {
  /**
   * The answer for the disclaimer (id and version) that the service has for `model` now; `accepted` where the service has none.
   * Asks the service at most once per window, origin and model unless `fresh`; throws BackendError, and the signal's reason on abort.
   */
  check(
    backend: CompletionBackend,
    model: string,
    options: { readonly fresh: boolean; readonly signal: AbortSignal },
  ): Promise<DisclaimerAnswer>;
  /**
   * Shows the one panel. With `asked`, the user asked for it: it is shown, the focus moves there, and failures to read the disclaimer are
   * told, unless `asked` aborts. With null it leaves the focus where the user types, and does nothing after the first time in this window.
   * Never rejects.
   */
  open(backend: CompletionBackend, model: string, asked: AbortSignal | null): Promise<void>;
  readonly onDidAnswer: Event<DisclaimerEvent>;
}

/** The stored tokens, as far as a connection needs them. */
export interface TokenSource {
  /** The token bound to `origin` (scheme, host and port), or null. */
  token(origin: string): Promise<string | null>;
  /** Fires with the origin whose token was stored, replaced or deleted, also by another window. */
  readonly onDidChange: Event<string>;
}
