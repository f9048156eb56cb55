import type { Event } from 'vscode';

import type { FieldProblem } from '../backends/requestFields.ts';
import type { CompletionBackend, ServiceName } from '../backends/types.ts';
import type { Failure, Target, Trigger } from '../completion/types.ts';

/** Where suggestions come from at this moment, or what is missing. `editor/messages` has a sentence for each. */
export type ConnectionState =
  | { readonly kind: 'off' }
  | { readonly kind: 'untrusted' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'ready'; readonly service: ServiceName; readonly model: string }
  | { readonly kind: 'working'; readonly service: ServiceName; readonly model: string }
  /** `refused` is true when a token was sent and the service did not take it. */
  | { readonly kind: 'signInNeeded'; readonly origin: string; readonly refused: boolean }
  | { readonly kind: 'disclaimerWaiting'; readonly model: string }
  | { readonly kind: 'disclaimerRejected'; readonly model: string }
  | { readonly kind: 'invalidUrl'; readonly url: string }
  /** Nothing is sent while a field of the user's own cannot be. */
  | {
      readonly kind: 'invalidRequest';
      readonly service: ServiceName;
      readonly problems: readonly FieldProblem[];
    }
  | { readonly kind: 'noModels' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly model: string };

/** Whether all there is to do is to wait for a model that is being loaded. */
export function isLoading(state: ConnectionState): boolean {
  return state.kind === 'failed' && state.failure.kind === 'loading';
}

/** A service and model that can be asked now, or the state that prevents it. */
export type Connected =
  | { readonly kind: 'connected'; readonly target: Target; readonly backend: CompletionBackend }
  | { readonly kind: 'blocked'; readonly state: ConnectionState };

/** The service in use: made from the settings, made anew when they change, and found again by itself after it was away. */
export interface Connection {
  readonly state: ConnectionState;
  /** Fires when `state` changed in kind or content. */
  readonly onDidChange: Event<ConnectionState>;
  /** The backend of the configured service; null while the URL is not usable. Replaced at every change of service or URL. */
  readonly backend: CompletionBackend | null;
  /** The model in use, or null while none is known. */
  readonly model: string | null;
  /** What can be asked now. Waits for the first connection; an explicit trigger tries again at once after a failure. */
  target(trigger: Trigger, signal: AbortSignal): Promise<Connected>;
  /** Stores `model` in the user's settings, and uses it; opens its disclaimer with the focus when that is unanswered or rejected. */
  pickModel(model: string, signal: AbortSignal): Promise<void>;
  /** Stores service and URL in the user's settings, together with the model; without one, with the model last picked there. */
  pickService(service: ServiceName, url: string, model?: string): Promise<void>;
  /** Shows the disclaimer of the model in use, with the focus. */
  showDisclaimer(signal: AbortSignal): Promise<void>;
  /** Drops what is known of the service and connects again. */
  reconnect(): void;
}
