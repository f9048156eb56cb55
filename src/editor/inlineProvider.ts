import {
  InlineCompletionItem,
  InlineCompletionTriggerKind,
  Range,
  workspace,
  type CancellationToken,
  type InlineCompletionItemProvider,
  type TextDocument,
} from 'vscode';

import type { Engine } from '../completion/engine.ts';
import type {
  CompletionRequest,
  CompletionResult,
  SkipReason,
  Suggestion,
  Trigger,
} from '../completion/types.ts';
import { acceptedCommand } from '../manifest.ts';
import type { Connected } from './connection.ts';
import type { Documents } from './documents.ts';
import type { Exclusion } from './exclusion.ts';
import type { Fallback } from './fallback.ts';
import type { FirstKeys } from './firstKeys.ts';
import { thrown, type Log } from './log.ts';
import type { Notices } from './notices.ts';
import type { Patience } from './patience.ts';
import type { Reports } from './reports.ts';
import { requestAt, type Place } from './request.ts';
import type { ServiceConnection } from './serviceConnection.ts';
import type { Settings } from './settings.ts';
import type { Surrounds } from './surroundings.ts';
import type { Waiting } from './waiting.ts';

type Question = Parameters<InlineCompletionItemProvider['provideInlineCompletionItems']>;

/** What the provider is joined to. */
export interface ProviderDeps {
  readonly connection: ServiceConnection;
  readonly engine: Engine;
  /** Asks the embedded engine while the service is away. */
  readonly standIn: Engine;
  readonly fallback: Fallback;
  readonly documents: Documents;
  readonly firstKeys: FirstKeys;
  readonly surrounds: Surrounds;
  readonly exclusion: Exclusion;
  readonly reports: Reports;
  readonly waiting: Waiting;
  readonly notices: Notices;
  readonly patience: Patience;
  readonly settings: Settings;
  readonly log: Log;
}

/** Answers VS Code's question for ghost text. */
export class InlineProvider implements InlineCompletionItemProvider {
  readonly #deps: ProviderDeps;
  /** What was asked last. */
  #latest: CompletionRequest | null = null;
  readonly #large = new WeakSet<TextDocument>();

  constructor(deps: ProviderDeps) {
    this.#deps = deps;
  }

  async provideInlineCompletionItems(
    ...[document, position, context, token]: Question
  ): Promise<InlineCompletionItem[]> {
    try {
      return await this.#provide({ document, version: document.version, position, context }, token);
    } catch (error) {
      this.#deps.log.error(`No suggestion because of a defect: ${thrown(error)}`);
      return [];
    }
  }

  async #provide(place: Place, token: CancellationToken): Promise<InlineCompletionItem[]> {
    const { firstKeys, patience, waiting, log } = this.#deps;
    firstKeys.asked();
    const ended = patience.asked();
    const askedAt = performance.now();
    const invoked = place.context.triggerKind === InlineCompletionTriggerKind.Invoke;
    const original = waiting.original(place);
    const trigger = original ?? (invoked ? 'explicit' : 'automatic');
    const items = await this.#answer({ place, trigger, askedAt }, token);
    const canceled = token.isCancellationRequested;
    const found = items.length > 0;
    const afterMs = performance.now() - askedAt;
    log.trace(`Answered after ${afterMs.toFixed(1)} ms, suggestions: ${items.length}`);
    // Once only: what was asked for again is not asked for a third time.
    if (original === null) ended({ place, trigger, canceled, found, afterMs });
    return items;
  }

  async #answer(
    { place, trigger, askedAt }: Pick<Asking, 'place' | 'askedAt'> & { readonly trigger: Trigger },
    token: CancellationToken,
  ): Promise<InlineCompletionItem[]> {
    const { connection, documents, exclusion, fallback, notices, surrounds, waiting } = this.#deps;
    if (exclusion.has(place.document.uri)) {
      if (trigger === 'explicit') notices.answered({ kind: 'skipped', reason: 'excluded' });
      return this.#nothing('excluded', trigger);
    }
    const unwanted = trigger === 'automatic' ? this.#unwanted(place.document) : null;
    if (unwanted !== null) return this.#nothing(unwanted, trigger);
    // Before anything is awaited: the document may go on meanwhile.
    const request = { ...requestAt(place, { documents, surrounds }), trigger };
    const { signal, dispose } = signalOf(token);
    this.#latest = request;
    try {
      let connected = await connection.target(trigger, signal);
      while (connected.kind === 'connected' && !signal.aborted) {
        const items = await this.#suggest({ place, request, connected, askedAt, signal });
        if (items !== null) return items;
        // Not the same service without a look: that it is another one now may be why all was dropped.
        connected = await connection.target(trigger, signal);
      }
      if (connected.kind === 'connected') return [];
      // Not what was taken back by whoever asked for it; the editor may do so by itself, as while the command palette is open.
      if (!signal.aborted || trigger === 'automatic') waiting.remember(place, trigger);
      if (signal.aborted) return [];
      if (trigger === 'explicit') notices.blocked(connected.state);
      if (!fallback.standsIn(connected.state)) return this.#nothing('notReady', trigger);
      return await this.#standIn({ place, request, connected: fallback.connected, askedAt, signal });
    } finally {
      dispose();
    }
  }

  /** Asks the service; null where what the engine knew was dropped meanwhile: the editor still waits, and would not ask again by itself. */
  async #suggest(asking: Asking): Promise<InlineCompletionItem[] | null> {
    const { place, request, connected, signal } = asking;
    const { connection, engine, fallback, waiting, notices, settings, log } = this.#deps;
    const { backend } = connected;
    engine.setMode(settings.trigger(place.document.uri));
    const done = connection.work();
    let result: CompletionResult;
    try {
      result = await engine.suggest(request, connected.target, signal);
    } finally {
      done();
    }
    connection.observe(backend, result);
    log.trace(`Asked (${request.trigger}): ${outline(result)}`);
    if (signal.aborted) return [];
    if (result.kind === 'canceled') return this.#latest === request ? null : [];
    waiting.forget();
    if (request.trigger === 'explicit' || this.#isNews(place.document, result)) notices.answered(result);
    if (isDeferred(result)) waiting.rememberFailed(place, request.trigger);
    if (fallback.follows(result) && fallback.standsIn(connection.state))
      return this.#standIn({ ...asking, connected: fallback.connected });
    return this.#items(asking, result.kind === 'suggested' ? result.suggestions : []);
  }

  /** Asks the embedded engine in the place of a service that is away. */
  async #standIn(asking: Asking): Promise<InlineCompletionItem[]> {
    const { standIn, settings, waiting, log } = this.#deps;
    const { place, request, connected, signal } = asking;
    standIn.setMode(settings.trigger(place.document.uri));
    let result: CompletionResult;
    do result = await standIn.suggest(request, connected.target, signal);
    while (result.kind === 'canceled' && !signal.aborted && this.#latest === request);
    log.trace(`Asked the embedded engine instead (${request.trigger}): ${outline(result)}`);
    if (signal.aborted) return [];
    if (result.kind !== 'suggested') return this.#items(asking, []);
    // What is seen now is not to be taken away when the service comes back.
    waiting.forget();
    return this.#items(asking, result.suggestions);
  }

  /** The whole line up to the cursor is part of each item: a range that stays the same while the user types does not flicker. */
  #items({ place, connected, askedAt }: Asking, suggestions: readonly Suggestion[]): InlineCompletionItem[] {
    const { document, version, position, context } = place;
    // Its text has gone on already, and word of that being of no use any more is on its way.
    if (document.version !== version) return [];
    const line = document.lineAt(position.line).text;
    const entry = context.selectedCompletionInfo;
    const start = entry?.range.start ?? position.with({ character: 0 });
    const typed = line.slice(start.character, position.character);
    const replaceBefore = entry === undefined ? null : typed.length;
    const keys = this.#deps.reports.returned({
      document,
      position,
      backend: connected.backend,
      suggestions,
      replaceBefore,
      afterMs: performance.now() - askedAt,
    });
    return suggestions.map(({ id, text, replaceAfter }, index) => {
      const range = new Range(start, position.translate(0, replaceAfter));
      const command = { command: acceptedCommand, title: '', arguments: [keys[index], id] };
      return new InlineCompletionItem(entry === undefined ? typed + text : text, range, command);
    });
  }

  /** A file that is too large gets no suggestion at all, which is worth a word in the status bar, once. */
  #isNews(document: TextDocument, result: CompletionResult): boolean {
    if (result.kind !== 'skipped' || result.reason !== 'tooLarge' || this.#large.has(document)) return false;
    this.#large.add(document);
    return true;
  }

  #nothing(reason: SkipReason, trigger: Trigger): InlineCompletionItem[] {
    const { engine, reports, log } = this.#deps;
    log.trace(`Not asked (${trigger}): ${reason}`);
    engine.pass(reason, trigger);
    reports.nothing();
    return [];
  }

  /** Why suggestions do not come by themselves here; null when they do. */
  #unwanted(document: TextDocument): SkipReason | null {
    const { settings, surrounds } = this.#deps;
    if (!workspace.isTrusted) return 'untrusted';
    if (settings.trigger(document.uri) === 'manual') return 'manual';
    if (settings.files(document.uri) === 'python' || surrounds.usesQiskit(document)) return null;
    return 'notQiskit';
  }
}

interface Asking {
  readonly place: Place;
  readonly request: CompletionRequest & { readonly trigger: Trigger };
  readonly connected: Extract<Connected, { kind: 'connected' }>;
  /** Milliseconds of the clock when the editor asked. */
  readonly askedAt: number;
  readonly signal: AbortSignal;
}

/** A signal that aborts when a token of the editor is cancelled. */
function signalOf(token: CancellationToken): {
  readonly signal: AbortSignal;
  readonly dispose: () => void;
} {
  const abort = new AbortController();
  if (token.isCancellationRequested) abort.abort();
  const subscription = token.onCancellationRequested(() => abort.abort());
  return { signal: abort.signal, dispose: () => subscription.dispose() };
}

/** Whether it would be answered once the service is there again. */
function isDeferred(result: CompletionResult): boolean {
  if (result.kind === 'skipped') return result.reason === 'breakerOpen' || result.reason === 'retryLater';
  return result.kind === 'failed';
}

/** How a call ended, without a character of code. */
function outline(result: CompletionResult): string {
  switch (result.kind) {
    case 'suggested':
      return `suggested, ${result.suggestions[0]?.origin ?? 'nothing'}`;
    case 'skipped':
      return `skipped, ${result.reason}`;
    case 'empty':
      return `empty, ${result.rule ?? 'no text'}`;
    case 'failed':
      return `failed, ${result.failure.kind}`;
    case 'canceled':
      return 'canceled';
  }
}
