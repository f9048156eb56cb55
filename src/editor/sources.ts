import {
  CodeLens,
  env,
  EventEmitter,
  languages,
  Range,
  ThemeIcon,
  Uri,
  window,
  workspace,
  type CodeLensProvider,
  type Disposable,
  type Event,
  type QuickPickItem,
  type TextDocument,
  type TextDocumentChangeEvent,
} from 'vscode';

import type { Citation } from '../completion/types.ts';
import { commands as names } from '../manifest.ts';
import { followLine } from './anchor.ts';
import { messages } from './messages.ts';
import { webAddress } from './origin.ts';
import { plain } from './plain.ts';
import { withProgress } from './progress.ts';
import { selector } from './registration.ts';

/** A suggestion that was taken, and what it draws on. */
export interface Taken {
  readonly key: string;
  readonly document: string;
  /** The line it begins on. */
  readonly line: number;
  readonly citations: Promise<readonly Citation[]>;
}

interface Place {
  readonly key: string;
  readonly document: string;
  line: number;
  /** The line as it was when the suggestion had been taken. */
  readonly text: string;
  /** Empty until the service has named them. */
  citations: readonly Citation[];
}

interface Row extends QuickPickItem {
  readonly url: string;
}

/** Places that are followed; the oldest are let go. */
const MOST_PLACES = 50;
/** A list that is longer is of no use. */
const MOST_ROWS = 20;

/** What taken suggestions draw on: a lens above each, as long as its line stays as it is, and the list of the last one. */
export class Sources implements CodeLensProvider, Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: readonly Disposable[];
  #places: Place[] = [];
  #last: Promise<readonly Citation[]> | null = null;

  readonly onDidChangeCodeLenses: Event<void> = this.#changed.event;

  constructor() {
    this.#subscriptions = [
      languages.registerCodeLensProvider(selector, this),
      workspace.onDidChangeTextDocument((event) => this.#follow(event)),
      workspace.onDidCloseTextDocument((document) => this.#forget(document.uri.toString())),
    ];
  }

  /** Takes note of a suggestion that was taken, in the document as it is now. */
  taken({ key, document: uri, line, citations }: Taken): void {
    this.#last = citations;
    const document = workspace.textDocuments.find((open) => open.uri.toString() === uri);
    if (document === undefined || line >= document.lineCount) return;
    const place: Place = { key, document: uri, line, text: document.lineAt(line).text, citations: [] };
    this.#places = [...this.#places.filter((other) => other.key !== key), place].slice(-MOST_PLACES);
    void this.#cite(place, citations);
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    const uri = document.uri.toString();
    return this.#places
      .filter((place) => place.document === uri && place.citations.length > 0)
      .map(({ key, line, citations }) => {
        const title = messages.sourcesLens(distinct(citations).length);
        const command = { command: names.showSources.id, title, arguments: [key] };
        return new CodeLens(new Range(line, 0, line, 0), command);
      });
  }

  /** Lists the sources of a suggestion, by the key that its lens has, or else of the last one that was taken; opens the one that is picked. */
  async show(key: unknown): Promise<void> {
    const place = this.#places.find((other) => other.key === key);
    const citations = place?.citations ?? (await this.#awaited());
    if (citations === null) return;
    if (citations.length === 0) {
      void window.showInformationMessage(messages.noSources);
      return;
    }
    const picked = await window.showQuickPick(distinct(citations).slice(0, MOST_ROWS).map(rowOf), {
      title: messages.sourcesTitle,
      placeHolder: messages.sourcesPlaceholder,
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (picked !== undefined) await this.#open(picked.url);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  /** The sources of the last suggestion that was taken; null when the user gives up waiting for them. */
  async #awaited(): Promise<readonly Citation[] | null> {
    const last = this.#last;
    return last === null ? [] : withProgress(messages.awaitingSources, () => last);
  }

  async #cite(place: Place, citations: Promise<readonly Citation[]>): Promise<void> {
    place.citations = await citations;
    if (place.citations.length > 0) this.#changed.fire();
  }

  async #open(url: string): Promise<void> {
    const address = webAddress(url);
    if (address === null) void window.showWarningMessage(messages.sourceUnsafe);
    else await env.openExternal(Uri.parse(address, true));
  }

  #follow({ document, contentChanges }: TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    if (contentChanges.length === 0 || !this.#places.some((place) => place.document === uri)) return;
    const changes = contentChanges.map(({ range, text }) => ({
      from: range.start.line,
      to: range.end.line,
      text,
    }));
    const lineAt = (line: number): string | null =>
      line < document.lineCount ? document.lineAt(line).text : null;
    // The editor asks for the lenses again after each change, by itself.
    this.#places = this.#places.filter((place) => {
      if (place.document !== uri) return true;
      const line = followLine(place, changes, lineAt);
      if (line !== null) place.line = line;
      return line !== null;
    });
  }

  #forget(uri: string): void {
    this.#places = this.#places.filter((place) => place.document !== uri);
  }
}

function rowOf({ url, title, text, page }: Citation): Row {
  const name = plain(title ?? '') || plain(lastPart(url));
  return {
    iconPath: new ThemeIcon('link-external'),
    label: name,
    description: page === null ? '' : messages.sourcePage(page),
    detail: [plain(url), plain(text)].filter((part) => part !== '').join(' · '),
    url,
  };
}

/** The name of the file that an address ends with, or its host. */
function lastPart(url: string): string {
  const { pathname, hostname } = new URL(url);
  return pathname.split('/').findLast((part) => part !== '') ?? hostname;
}

/** Each page once. */
function distinct(citations: readonly Citation[]): readonly Citation[] {
  const seen = new Set<string>();
  return citations.filter(({ url, page }) => {
    const name = `${url} ${page ?? ''}`;
    return !seen.has(name) && seen.add(name);
  });
}
