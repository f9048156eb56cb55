import { FileType, Uri, workspace } from 'vscode';

import { windowsOf, type CodeWindow } from '../completion/neighbours.ts';
import { outlineOf, type ModuleOutline } from '../completion/signatures.ts';
import { usesQiskit } from '../qiskit/usage.ts';
import { pathIn, type Exclusion } from './exclusion.ts';

/** A Python file of the workspace, and what was read in it. */
export interface SourceFile {
  /** From the workspace folder on. */
  readonly path: string;
  readonly outline: ModuleOutline;
  readonly windows: readonly CodeWindow[];
  readonly usesQiskit: boolean;
}

/** Longest file that is read, in bytes: a longer one is data, or made by a program. */
const longest = 100_000;
const remembered = 64;

/**
 * Reads files of trusted workspaces only, and nothing that is excluded, linked from elsewhere, or no text file: what is read here may be
 * sent to the service. Never lists a folder.
 */
export class SourceFiles {
  readonly #exclusion: Exclusion;
  readonly #known = new Map<string, { readonly version: string; readonly file: SourceFile }>();

  constructor(exclusion: Exclusion) {
    this.#exclusion = exclusion;
  }

  /** The file at a path below a workspace folder; null where there is none that may be used. */
  async read(folder: Uri, path: string): Promise<SourceFile | null> {
    const uri = Uri.joinPath(folder, path);
    // The path is printed in a comment: it must not be able to end it.
    if (!workspace.isTrusted || /[\r\n]/.test(path) || pathIn(uri, folder) !== path) return null;
    if (this.#exclusion.has(uri)) return null;
    try {
      const version = await versionOf(folder, path);
      if (version === null) return null;
      const open = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
      return await this.#fresh(uri, path, open === undefined ? version : `open ${open.version}`);
    } catch {
      // Gone, or not to be read.
      return null;
    }
  }

  async #fresh(uri: Uri, path: string, version: string): Promise<SourceFile | null> {
    const key = uri.toString();
    const known = this.#known.get(key);
    if (known?.version === version) return known.file;
    const text = await textOf(uri);
    if (text === null) return null;
    const parts = { outline: outlineOf(text), windows: windowsOf(text), usesQiskit: usesQiskit(text) };
    const file = { path, ...parts };
    this.#known.delete(key);
    this.#known.set(key, { version, file });
    const [oldest] = this.#known.keys();
    if (this.#known.size > remembered && oldest !== undefined) this.#known.delete(oldest);
    return file;
  }
}

/** What changes with the content of a file; null for what is no plain file, or reached through a link. */
async function versionOf(folder: Uri, path: string): Promise<string | null> {
  const parts = path.split('/');
  for (let end = 1; end < parts.length; end += 1) {
    const { type } = await workspace.fs.stat(Uri.joinPath(folder, ...parts.slice(0, end)));
    if (type !== FileType.Directory) return null;
  }
  const { type, size, mtime } = await workspace.fs.stat(Uri.joinPath(folder, path));
  return type === FileType.File && size <= longest ? `${size} ${mtime}` : null;
}

async function textOf(uri: Uri): Promise<string | null> {
  const open = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  const text =
    open?.getText() ?? new TextDecoder('utf-8', { fatal: true }).decode(await workspace.fs.readFile(uri));
  return text.length > longest || text.includes('\0') ? null : text.replaceAll(/\r\n?/g, '\n');
}
