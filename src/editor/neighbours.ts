import {
  TabInputText,
  window,
  workspace,
  type Disposable,
  type NotebookDocument,
  type TextDocument,
  type Uri,
} from 'vscode';

import { mostAlike, neighbourPieces, type Offered } from '../completion/neighbours.ts';
import { importsIn, modulePaths, type Signature } from '../completion/signatures.ts';
import type { ContextPiece } from '../completion/surroundings.ts';
import type { Imported } from '../qiskit/importing.ts';
import { folderOf, pathIn } from './exclusion.ts';
import type { SourceFile, SourceFiles } from './sourceFiles.ts';

/** What neighbouring files give to a document. */
export interface Near {
  readonly pieces: readonly ContextPiece[];
  /** Whether a module of the workspace that is imported uses Qiskit. */
  readonly usesQiskit: boolean;
}

/** A file or a notebook. */
export type Owner = TextDocument | NotebookDocument;

const nothing: Near = { pieces: [], usesQiskit: false };
/** Milliseconds without a key before it is looked whether something else is near. */
const quietMs = 1_500;
/** Most modules and open tabs that are read, and how far a name is followed through modules that only hand it on. */
const mostModules = 16;
const mostTabs = 12;
const mostHops = 2;
/** Characters of a text in which imports and names are looked for, and lines around the cursor that are compared. */
const searched = 200_000;
const comparedLines = 20;

interface State {
  near: Near;
  /** What had changed anywhere when it was looked last. */
  seen: number;
  alike: ContextPiece | null;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Looks in the background at what a document imports and what else is open; what was found last is there at once. */
export class Neighbours implements Disposable {
  readonly #files: SourceFiles;
  readonly #states = new WeakMap<Owner, State>();
  readonly #subscriptions: Disposable[];
  /** Counts whatever may change what is near. */
  #changes = 1;

  constructor(files: SourceFiles) {
    this.#files = files;
    const changed = (): void => {
      this.#changes += 1;
    };
    const watcher = workspace.createFileSystemWatcher('**/*.py');
    this.#subscriptions = [
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
      workspace.onDidChangeTextDocument(changed),
      workspace.onDidChangeConfiguration(changed),
      workspace.onDidGrantWorkspaceTrust(changed),
      window.tabGroups.onDidChangeTabs(changed),
    ];
  }

  /** What is near a document, as far as it was looked. */
  of(owner: Owner): Near {
    const state = this.#states.get(owner) ?? { near: nothing, seen: 0, alike: null, timer: undefined };
    this.#states.set(owner, state);
    if (state.seen !== this.#changes) {
      clearTimeout(state.timer);
      state.timer = setTimeout(() => void this.#look(owner, state), state.seen === 0 ? 0 : quietMs);
    }
    return state.near;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #look(owner: Owner, state: State): Promise<void> {
    state.seen = this.#changes;
    const folder = folderOf(owner.uri);
    const near =
      folder === undefined || !workspace.isTrusted ? nothing : await this.#near(owner, folder, state);
    // The same object while nothing is different: prompts are put together anew for another.
    if (JSON.stringify(near) !== JSON.stringify(state.near)) state.near = near;
  }

  async #near(owner: Owner, folder: Uri, state: State): Promise<Near> {
    const code = codeOf(owner);
    const path = pathIn(owner.uri, folder);
    const { offered, files } = await this.#imported(importsIn(code), {
      folder,
      from: folderPart(path),
      hops: mostHops,
    });
    const others = await this.#open(folder, path);
    state.alike = mostAlike(aroundCursor(owner), others, state.alike);
    const used = new Set(code.match(/[^\W\d]\w*/g));
    return {
      pieces: neighbourPieces(offered, used, state.alike),
      usesQiskit: files.some((file) => file.usesQiskit),
    };
  }

  /** The modules of the workspace that are imported, and what is taken from each. */
  async #imported(
    imports: readonly Imported[],
    place: Place,
  ): Promise<{ readonly offered: readonly Offered[]; readonly files: readonly SourceFile[] }> {
    const byModule = new Map<string, Imported[]>();
    for (const one of imports) byModule.set(one.module, [...(byModule.get(one.module) ?? []), one]);
    const files: SourceFile[] = [];
    const offered: Offered[] = [];
    for (const [module, taken] of [...byModule].slice(0, mostModules)) {
      const file = await this.#module(module, place);
      if (file === null) continue;
      files.push(file);
      const whole = taken.some(({ name }) => name === '' || name === '*');
      const names = new Set(taken.map(({ name }) => name));
      const signatures = whole
        ? file.outline.signatures
        : file.outline.signatures.filter(({ name }) => names.has(name));
      offered.push({ path: file.path, signatures });
      for (const name of names) {
        const handed = await this.#handedOn(file, name, place);
        if (handed !== null) offered.push(handed);
      }
    }
    return { offered, files };
  }

  /** Where a module takes a name from that it does not define itself. */
  async #handedOn(file: SourceFile, name: string, place: Place): Promise<Offered | null> {
    if (file.outline.signatures.some((one) => one.name === name)) return null;
    const taken = file.outline.imports.find(({ local }) => local === name);
    if (taken === undefined || place.hops === 0) return null;
    const next = { ...place, from: folderPart(file.path), hops: place.hops - 1 };
    const source = await this.#module(taken.module, next);
    if (source === null) return null;
    const found: Signature | undefined = source.outline.signatures.find((one) => one.name === taken.name);
    if (found !== undefined) return { path: source.path, signatures: [found] };
    return this.#handedOn(source, taken.name, next);
  }

  async #module(module: string, { folder, from }: Place): Promise<SourceFile | null> {
    for (const path of modulePaths(module, from)) {
      const file = await this.#files.read(folder, path);
      if (file !== null) return file;
    }
    return null;
  }

  /** The other Python files that are open in tabs. */
  async #open(folder: Uri, own: string): Promise<SourceFile[]> {
    const uris = window.tabGroups.all
      .flatMap(({ tabs }) => tabs.map(({ input }) => (input instanceof TabInputText ? input.uri : null)))
      .filter((uri) => uri !== null)
      .filter((uri) => uri.path.endsWith('.py') && folderOf(uri)?.toString() === folder.toString());
    const paths = new Set(uris.map((uri) => pathIn(uri, folder)));
    paths.delete(own);
    const files: SourceFile[] = [];
    for (const path of [...paths].toSorted().slice(0, mostTabs)) {
      const file = await this.#files.read(folder, path);
      if (file !== null) files.push(file);
    }
    return files;
  }
}

interface Place {
  readonly folder: Uri;
  /** Folder of the importing file, from the workspace folder on. */
  readonly from: string;
  /** How far a name may still be followed. */
  readonly hops: number;
}

function folderPart(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function codeOf(owner: Owner): string {
  if (!('getCells' in owner)) return owner.getText().slice(0, searched);
  const cells = owner.getCells().filter(({ document }) => document.languageId === 'python');
  return cells
    .map(({ document }) => document.getText())
    .join('\n')
    .slice(0, searched);
}

/** The lines around the cursor of the editor that shows a file, or the cell that is in front. */
function aroundCursor(owner: Owner): string {
  const editor = window.activeTextEditor;
  if (editor === undefined) return '';
  const isCell = 'getCells' in owner && owner.getCells().some(({ document }) => document === editor.document);
  if (editor.document !== owner && !isCell) return '';
  const { line } = editor.selection.active;
  const { lineCount } = editor.document;
  const lines: string[] = [];
  for (let at = Math.max(0, line - comparedLines); at < Math.min(lineCount, line + comparedLines); at += 1)
    lines.push(editor.document.lineAt(at).text.slice(0, 500));
  return lines.join('\n');
}
