import {
  EndOfLine,
  env,
  TextDocumentChangeReason,
  window,
  workspace,
  type Disposable,
  type Position,
  type TextDocument,
} from 'vscode';

import type { CompletionBackend } from '../backends/types.ts';
import { Acceptance, type AcceptanceEvent, type Offer, type Verdict } from '../completion/acceptance.ts';
import { failureOf } from '../completion/failure.ts';
import type { Edit } from '../completion/progress.ts';
import type { EngineEvent, Suggestion } from '../completion/types.ts';
import type { Log } from './log.ts';
import { failureSentence } from './messages.ts';
import type { Taken } from './sources.ts';

/** A suggestion, and the service that made it. */
interface SentOffer extends Offer {
  readonly backend: CompletionBackend;
}

/** What was returned to the editor. */
export interface Returned {
  readonly document: TextDocument;
  readonly position: Position;
  readonly backend: CompletionBackend;
  readonly suggestions: readonly Suggestion[];
  /** Characters left of the cursor that the suggestions repeat because the selected entry of a list of completions replaces them. */
  readonly replaceBefore: number | null;
}

/** What the reports are joined to. */
export interface ReportDeps {
  /** The user's own switch; VS Code's telemetry level is asked here. */
  readonly enabled: () => boolean;
  /** Whether another extension's suggestion may be the one that is seen. */
  readonly rivals: () => boolean;
  /** Tells the engine what became of its suggestion. */
  readonly note: (event: EngineEvent) => void;
  /** Notes that the last change of a document was a suggestion being taken. */
  readonly accepted: (document: string) => void;
  /** Notes what a suggestion that was taken draws on. */
  readonly cited: (taken: Taken) => void;
  readonly log: Log;
}

const sendMs = 10_000;

/** Watches what becomes of each suggestion, and tells the service that made it, where the user lets us. */
export class Reports implements Disposable {
  readonly #deps: ReportDeps;
  readonly #acceptance = new Acceptance<SentOffer>();
  /** Origins that have no route for reports. */
  readonly #without = new Set<string>();
  readonly #subscriptions: Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #count = 0;

  constructor(deps: ReportDeps) {
    this.#deps = deps;
    this.#subscriptions = [
      workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
        if (contentChanges.length === 0) return;
        const edits = contentChanges.map((change) => editOf(document, change));
        const undo = reason === TextDocumentChangeReason.Undo || reason === TextDocumentChangeReason.Redo;
        this.#on({ kind: 'edited', document: document.uri.toString(), edits, undo, at: now() });
      }),
      window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        const [selection] = selections;
        if (selection === undefined || selections.length > 1 || textEditor !== window.activeTextEditor)
          return;
        const { document } = textEditor;
        const cursor = offsetAt(document, selection.active);
        this.#on({
          kind: 'moved',
          document: document.uri.toString(),
          line: selection.active.line,
          cursor,
          at: now(),
        });
      }),
      window.onDidChangeActiveTextEditor(() => this.#on({ kind: 'left', at: now() })),
    ];
  }

  /** Follows what was just returned to the editor, nothing included; gives each suggestion the key that its command carries. */
  returned({ document, position, backend, suggestions, replaceBefore }: Returned): readonly string[] {
    const unsure = replaceBefore !== null || this.#deps.rivals();
    const line = document.lineAt(position.line).text;
    const offers = suggestions.map(({ id, text, replaceAfter }): SentOffer => {
      this.#count += 1;
      return {
        key: String(this.#count),
        id,
        document: document.uri.toString(),
        line: position.line,
        cursor: offsetAt(document, position),
        typed: line.slice(0, position.character),
        text: text.slice(replaceBefore ?? 0),
        replaced: line.slice(position.character, position.character + replaceAfter),
        unsure,
        backend,
      };
    });
    this.#on({ kind: 'offered', offers, at: now() });
    return offers.map(({ key }) => key);
  }

  /** The command of an accepted suggestion was run. */
  accepted(key: string): void {
    this.#on({ kind: 'accepted', key, at: now() });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#on({ kind: 'closing', at: now() });
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #on(event: AcceptanceEvent<SentOffer>): void {
    for (const verdict of this.#acceptance.on(event)) this.#conclude(verdict);
    clearTimeout(this.#timer);
    const { due } = this.#acceptance;
    if (due !== null)
      this.#timer = setTimeout(() => this.#on({ kind: 'tick', at: now() }), Math.max(0, due - now()) + 1);
  }

  #conclude(verdict: Verdict<SentOffer>): void {
    const { offer } = verdict;
    switch (verdict.kind) {
      case 'report':
        void this.#send(offer, verdict.accepted);
        break;
      case 'taken':
        this.#deps.accepted(offer.document);
        this.#cite(offer);
        this.#deps.note({ kind: 'accepted' });
        break;
      case 'refused':
        this.#deps.note({ kind: 'rejected' });
        break;
    }
  }

  #cite({ key, document, line, id, backend }: SentOffer): void {
    if (id === null || backend.citations === undefined) return;
    this.#deps.cited({ key, document, line, citations: backend.citations(id) });
  }

  async #send({ id, backend }: SentOffer, accepted: boolean): Promise<void> {
    const { origin, report } = backend;
    if (id === null || origin === null || report === null || this.#without.has(origin)) return;
    if (!env.isTelemetryEnabled || !this.#deps.enabled()) return;
    try {
      await report(id, accepted, AbortSignal.timeout(sendMs));
      this.#deps.log.debug(`Reported ${accepted ? 'accepted' : 'rejected'} to ${origin}`);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'noRoute') this.#without.add(origin);
      this.#deps.log.debug(`Report not taken by ${origin}: ${failureSentence(failure)}`);
    }
  }
}

function now(): number {
  return performance.now();
}

/** Offset of a position as if the line ends were `\n`. */
function offsetAt(document: TextDocument, position: Position): number {
  return document.offsetAt(position) - (document.eol === EndOfLine.CRLF ? position.line : 0);
}

interface Change {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

function editOf(document: TextDocument, { range, rangeOffset, rangeLength, text }: Change): Edit {
  if (document.eol !== EndOfLine.CRLF) return { offset: rangeOffset, length: rangeLength, text };
  return {
    offset: rangeOffset - range.start.line,
    length: rangeLength - (range.end.line - range.start.line),
    text: text.replaceAll('\r\n', '\n'),
  };
}
