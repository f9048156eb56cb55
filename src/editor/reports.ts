import {
  EndOfLine,
  TextDocumentChangeReason,
  TextEditorSelectionChangeKind,
  window,
  workspace,
  type Disposable,
  type Position,
  type TextDocument,
  type TextEditorSelectionChangeEvent,
} from 'vscode';

import type { CompletionBackend } from '../backends/types.ts';
import { Acceptance, type AcceptanceEvent } from '../completion/acceptance.ts';
import type { Engine } from '../completion/engine.ts';
import { HELD_MS } from '../completion/ledger.ts';
import type { Edit } from '../completion/progress.ts';
import type { Offer } from '../completion/sighting.ts';
import { SnippetWatch } from '../completion/snippets.ts';
import type { EngineEvent, Suggestion } from '../completion/types.ts';
import type { Verdict } from '../completion/verdict.ts';
import type { Inserted } from './missingImports.ts';
import type { Post } from './post.ts';
import type { Taken } from './sources.ts';
import type { LocalStatistics } from './statistics.ts';

/** A suggestion, and the service that made it. */
interface SentOffer extends Offer {
  readonly backend: CompletionBackend;
  /** Milliseconds from the question to the suggestion; null where nothing was asked. */
  readonly latencyMs: number | null;
}

/** What was returned to the editor. */
export interface Returned {
  readonly document: TextDocument;
  readonly position: Position;
  readonly backend: CompletionBackend;
  readonly suggestions: readonly Suggestion[];
  /** Characters left of the cursor that the suggestions repeat because the selected entry of a list of completions replaces them. */
  readonly replaceBefore: number | null;
  /** Milliseconds since the editor asked. */
  readonly afterMs: number;
}

/** What the reports are joined to. */
export interface ReportDeps {
  readonly post: Post;
  readonly statistics: LocalStatistics;
  /** Whether another extension's suggestion may be the one that is seen. */
  readonly rivals: () => boolean;
  /** The engines that are told what became of a suggestion; each knows its own. */
  readonly engines: readonly Pick<Engine, 'note'>[];
  /** Notes that the last change of a document was a suggestion being taken. */
  readonly accepted: (document: string) => void;
  /** Notes the text of a suggestion that was taken. */
  readonly taken: (inserted: Inserted) => void;
  /** Notes what a suggestion that was taken draws on. */
  readonly cited: (taken: Taken) => void;
}

/** Watches what becomes of each suggestion, counts it, and tells the service that made it. */
export class Reports implements Disposable {
  readonly #deps: ReportDeps;
  readonly #acceptance = new Acceptance<SentOffer>();
  readonly #snippets = new SnippetWatch();
  readonly #subscriptions: Disposable[];
  /** A window that was loaded anew may still show what it was offered before. */
  readonly #session = crypto.randomUUID();
  #count = 0;

  constructor(deps: ReportDeps) {
    this.#deps = deps;
    this.#subscriptions = [
      workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
        if (contentChanges.length === 0) return;
        const edits = contentChanges.map((change) => editOf(document, change));
        const undo = reason === TextDocumentChangeReason.Undo || reason === TextDocumentChangeReason.Redo;
        const uri = document.uri.toString();
        const [edit] = edits;
        if (edit !== undefined) this.#snippets.inserted(uri, edit, now());
        this.#on({ kind: 'edited', document: uri, edits, undo, at: now() });
      }),
      window.onDidChangeTextEditorSelection((event) => this.#moved(event)),
      window.onDidChangeActiveTextEditor(() => this.#on({ kind: 'left', at: now() })),
      window.onDidChangeWindowState(({ focused }) => {
        if (!focused) this.#on({ kind: 'hidden', at: now() });
      }),
      deps.post.onDidForget((origin) =>
        this.#acceptance.forget(({ backend }) => origin === null || backend.origin === origin),
      ),
    ];
  }

  /** Follows what was just returned to the editor, nothing included; gives each suggestion the key that its command carries. */
  returned(returned: Returned): readonly string[] {
    const { document, position, backend, suggestions, replaceBefore } = returned;
    const unsure = replaceBefore !== null || this.#deps.rivals();
    const line = document.lineAt(position.line).text;
    const offers = suggestions.map(({ id, text, replaceAfter, origin }): SentOffer => {
      this.#count += 1;
      return {
        key: `${this.#session}:${this.#count}`,
        id,
        document: document.uri.toString(),
        line: position.line,
        cursor: offsetAt(document, position),
        typed: line.slice(0, position.character),
        text: text.slice(replaceBefore ?? 0),
        replaced: line.slice(position.character, position.character + replaceAfter),
        unsure,
        backend,
        latencyMs: origin === 'cache' ? null : returned.afterMs,
      };
    });
    this.#on({ kind: 'offered', offers, at: now() });
    return offers.map(({ key }) => key);
  }

  /** The editor asked, and was given nothing: it shows none of ours any more. */
  nothing(): void {
    this.#on({ kind: 'offered', offers: [], at: now() });
  }

  /** The command of an accepted suggestion was run. */
  accepted(key: string): void {
    this.#on({ kind: 'accepted', key, at: now() });
  }

  dispose(): void {
    this.#on({ kind: 'closing', at: now() });
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #on(event: AcceptanceEvent<SentOffer>): void {
    for (const verdict of this.#acceptance.on(event)) this.#conclude(verdict);
  }

  #moved({ textEditor, selections, kind }: TextEditorSelectionChangeEvent): void {
    const spans = selections.map(({ start, end }) => ({
      start: offsetAt(textEditor.document, start),
      end: offsetAt(textEditor.document, end),
    }));
    // The places of a snippet are selected by the editor; what is selected by key or mouse is the user's doing, also right after a suggestion was taken.
    const byUser =
      kind === TextEditorSelectionChangeKind.Keyboard || kind === TextEditorSelectionChangeKind.Mouse;
    if (!byUser && this.#snippets.selected(textEditor.document.uri.toString(), spans, now()))
      this.#note({ kind: 'snippet' });
    const [selection] = selections;
    if (selection === undefined || selections.length > 1 || textEditor !== window.activeTextEditor) return;
    const { document } = textEditor;
    this.#on({
      kind: 'moved',
      document: document.uri.toString(),
      line: selection.active.line,
      cursor: offsetAt(document, selection.active),
      keys: kind === TextEditorSelectionChangeKind.Keyboard,
      at: now(),
    });
  }

  #note(event: EngineEvent): void {
    for (const engine of this.#deps.engines) engine.note(event);
  }

  #cite({ key, document, line, id, backend }: SentOffer): void {
    if (id === null || backend.citations === undefined) return;
    this.#deps.cited({ key, document, line, citations: backend.citations(id) });
  }

  #conclude(verdict: Verdict<SentOffer>): void {
    const { post, statistics, accepted } = this.#deps;
    const { id, backend, document, latencyMs } = verdict.offer;
    const { service, url } = backend;
    switch (verdict.kind) {
      case 'report':
        if (id !== null && url !== null && backend.report !== null) {
          // A rejection is held back in the outbox and not here, so that it is not lost with the window.
          const time = Date.now() + (verdict.accepted ? 0 : HELD_MS);
          post.send({ id, accepted: verdict.accepted, service, url, time });
        }
        break;
      case 'withdrawn':
        if (id !== null && url !== null) post.withdraw({ id, url });
        break;
      case 'shown':
        statistics.count({ kind: 'shown', latencyMs });
        break;
      case 'inserted':
        accepted(document);
        statistics.count({ kind: 'inserted', characters: verdict.length });
        break;
      case 'taken':
        this.#cite(verdict.offer);
        this.#deps.taken(verdict.offer);
        this.#note({ kind: 'accepted' });
        statistics.count({ kind: 'accepted' });
        break;
      case 'refused':
        this.#note({ kind: 'rejected' });
        break;
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
