import type { Reason } from '../qiskit/guard.ts';
import type { Surroundings } from './surroundings.ts';

/** What asked for a suggestion: the user's typing, or the user by command or key. */
export type Trigger = 'automatic' | 'explicit';

/** What the last change of the document was, as far as the editor can tell. */
export type LastChange = 'none' | 'typed' | 'deleted' | 'undo' | 'redo' | 'pasted' | 'accepted' | 'external';

/** The entry that is selected in the suggest widget, and the text on the cursor's line that it would replace. */
export interface SelectedEntry {
  /** What the entry inserts. */
  readonly text: string;
  /** Characters left of the cursor that the entry replaces. */
  readonly replaceBefore: number;
}

/** A place that may want a suggestion. Every text has `\n` line ends and is bounded by a window, never the whole file. */
export interface CompletionRequest {
  /** Identity of the text: the URI of the file or of the notebook cell. */
  readonly document: string;
  /** The editor's version of that text. */
  readonly version: number;
  /** Text before the cursor: at least `BEFORE_WINDOW` characters where the document has them, from a line start. */
  readonly before: string;
  /** Offset in the document (UTF-16 units) at which `before` starts; 0 when it is the whole beginning. */
  readonly beforeStart: number;
  /** Text after the cursor: at least `AFTER_WINDOW` characters where the document has them. */
  readonly after: string;
  /** Code from elsewhere (earlier notebook cells, neighbouring files) that goes before `before`; stable between keystrokes; may be empty. */
  readonly context: string;
  /** Code that follows this text elsewhere (later notebook cells); may be empty. */
  readonly contextAfter: string;
  /** What `context` and `contextAfter` consist of; without it they go into prompts as they stand, cut to fit. */
  readonly surroundings?: Surroundings;
  /** Indentation of the document. `size` is in columns. */
  readonly indentation: { readonly tabs: boolean; readonly size: number };
  readonly trigger: Trigger;
  readonly selected: SelectedEntry | null;
  /** Number of cursors and whether text is selected. */
  readonly cursors: number;
  readonly selectionEmpty: boolean;
  readonly lastChange: LastChange;
  /** Length of the whole document in UTF-16 units. */
  readonly documentLength: number;
}

/** Text offered at the cursor. */
export interface Suggestion {
  /** Id of the response that produced it, as the service names it; null where the service gives none. */
  readonly id: string | null;
  /** Text to insert at the cursor (in place of the selected entry's `replaceBefore` characters, when one is selected). */
  readonly text: string;
  /** Characters right of the cursor, on its line, that the insertion replaces. */
  readonly replaceAfter: number;
  /** Where the text came from: asked for now, joined to a running request, or remembered. */
  readonly origin: 'network' | 'inflight' | 'cache';
}

/** Why nothing was asked. A closed list: `editor/messages` has a sentence for each. */
export type SkipReason =
  | 'midWord'
  | 'selection'
  | 'manyCursors'
  | 'statementComplete'
  | 'insideLiteral'
  | 'undoRedo'
  | 'pasted'
  | 'external'
  | 'tooLarge'
  | 'afterEscape'
  | 'shortComment'
  | 'deleted'
  | 'snippet'
  | 'knownEmpty'
  | 'breakerOpen'
  | 'retryLater'
  | 'widgetUnstable'
  /** `exclude` means the file. */
  | 'excluded'
  /** `trigger` is `manual`, and nobody asked. */
  | 'manual'
  /** The file does not use Qiskit, and only files that do get suggestions by themselves. */
  | 'notQiskit'
  /** The workspace is not trusted. */
  | 'untrusted'
  /** There is no service to ask yet; the state of the connection says why. */
  | 'notReady';

/** How one call of the engine ended. */
export type CompletionResult =
  | { readonly kind: 'suggested'; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'skipped'; readonly reason: SkipReason }
  | { readonly kind: 'canceled' }
  /** The service answered, and nothing of it can be shown; `rule` names the post-processing rule that dropped it, null when the answer was empty. */
  | {
      readonly kind: 'empty';
      readonly rule: string | null;
      /** What of Qiskit is gone that the answer uses, where it was dropped for that. */
      readonly outdated?: Reason;
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Kinds of failure of a service. `disclaimer` and `forbidden` are both a 403; the disclaimer endpoint tells them apart. */
export type FailureKind =
  | 'unauthorized'
  | 'payment'
  | 'forbidden'
  | 'disclaimer'
  | 'noModel'
  /** The address answers, but has not the routes of this service. */
  | 'noRoute'
  /** The answer leads to another origin, which gets neither token nor code; `detail` is that origin. */
  | 'redirected'
  | 'rateLimited'
  | 'badRequest'
  | 'contextTooLong'
  | 'loading'
  | 'serverError'
  | 'unreachable'
  | 'tls'
  | 'timeout'
  | 'malformed'
  | 'tooLong'
  | 'cut'
  | 'gone'
  /** A mistake in a program of ours; `detail` is where. */
  | 'defect';

/** A failure of a service; `backends/failures` throws it as `BackendError`. */
export interface Failure {
  readonly kind: FailureKind;
  /** HTTP status, where there was an answer. */
  readonly status: number | null;
  /** Milliseconds to wait before the next request, where the service said so. */
  readonly retryAfterMs: number | null;
  /** What the service said, at most 300 characters of plain text, for the log; null where it said nothing. */
  readonly detail: string | null;
}

/** One request to a source of completions. */
export interface SourceRequest {
  readonly model: string;
  readonly prompt: string;
  /** Sent only to services known to use it. */
  readonly suffix?: string;
  readonly maxTokens: number;
  readonly temperature: number;
  /** At most four non-empty strings. */
  readonly stop: readonly string[];
  /** Number of candidates; 1 when left out. */
  readonly n?: number;
}

/** A document that an answer draws on, as the service cites it. */
export interface Citation {
  readonly url: string;
  /** Title where the service gives one; null otherwise. */
  readonly title: string | null;
  /** The cited passage; empty where the service leaves it out. */
  readonly text: string;
  /** Page from 1; null for documents without pages. */
  readonly page: number | null;
}

/** A piece of an answer. */
export interface SourceChunk {
  /** Id of the response; the same in all chunks of one response. */
  readonly id: string | null;
  /** Which candidate the text belongs to, from 0. */
  readonly index: number;
  readonly text: string;
  /** `stop`, `length` … once the candidate is complete; null before. */
  readonly finish: string | null;
  /** What the candidate draws on, in the piece that names it. */
  readonly citations?: readonly Citation[];
}

/**
 * Anything that can continue code: a service behind HTTP or the embedded engine. Ending the iteration early aborts the request at the socket.
 * It throws an `Error` that carries the fields of `Failure`, as `BackendError` does; anything else thrown counts as a `defect`.
 */
export interface CompletionSource {
  complete(request: SourceRequest, signal: AbortSignal): AsyncIterable<SourceChunk>;
}

/** How a model takes the text after the cursor. */
export type Infill =
  | { readonly kind: 'none' }
  /** The service's own `suffix` field. */
  | { readonly kind: 'suffixField' }
  /** Control tokens in the prompt. */
  | {
      readonly kind: 'template';
      readonly prefix: string;
      readonly suffix: string;
      readonly middle: string;
      readonly suffixFirst: boolean;
    };

/** The service and model that answer now. */
export interface Target {
  /** Identity for caches: service, origin, model and account; nothing is reused across two keys. */
  readonly key: string;
  readonly source: CompletionSource;
  readonly model: string;
  readonly infill: Infill;
  /** True for in-process sources: no delay, no concurrency limit, no breaker. */
  readonly inProcess: boolean;
}

/** How much of an answer is shown at once: one logical line, or a block by Python's indentation. */
export type Unit =
  | { readonly kind: 'line' }
  /** `indent`: columns of the block's own lines at least; a shallower line ends it. */
  | { readonly kind: 'block'; readonly indent: number };

/** What post-processing makes of an answer: text that can be shown at the cursor, or the rule that dropped it. */
export type Processed =
  /** `changed`: the rules that had something to do. */
  | {
      readonly kind: 'kept';
      readonly text: string;
      readonly replaceAfter: number;
      readonly changed: readonly string[];
    }
  | { readonly kind: 'dropped'; readonly rule: string; readonly outdated?: Reason };

/**
 * Turns raw model text, already cut to the display unit, into what can be shown at the request's cursor.
 * Pure and O(window); it runs for each suggestion from the network and for each key that is served from the cache.
 */
export type Postprocess = (text: string, request: CompletionRequest, unit: Unit) => Processed;

/** What happened to the suggestion that was returned last, as the editor saw it. */
export type EngineEvent =
  /** Taken, wholly or in part. */
  | { readonly kind: 'accepted' }
  /** Seen, then contradicted by typing or left. */
  | { readonly kind: 'rejected' }
  /** Sent away with Escape: the place stays quiet for a while and the item does not come back there. */
  | { readonly kind: 'escaped' }
  /** A snippet with several places to fill was inserted: its placeholders own Tab for a while. */
  | { readonly kind: 'snippet' };

/** The modes of the `qiskitInline.trigger` setting. */
export type TriggerMode = 'automatic' | 'relaxed' | 'manual';
