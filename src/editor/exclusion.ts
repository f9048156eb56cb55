import { workspace, type Disposable, type Uri } from 'vscode';

import { globTest, type PathTest } from '../completion/globs.ts';
import type { Settings } from './settings.ts';

/** Knows which files are left alone: nothing is suggested in them, and nothing of them goes into a prompt. */
export class Exclusion implements Disposable {
  readonly #settings: Settings;
  readonly #tests = new Map<string, PathTest>();
  readonly #subscription: Disposable;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#subscription = settings.onDidChange(() => this.#tests.clear());
  }

  /** Whether `qiskitInline.exclude` means a file, or the notebook of a cell. */
  has(uri: Uri): boolean {
    const folder = folderOf(uri);
    const key = folder?.toString() ?? '';
    const test = this.#tests.get(key) ?? globTest(this.#settings.exclude(folder ?? uri));
    this.#tests.set(key, test);
    return test(pathIn(uri, folder));
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

/** The workspace folder that a file, or a notebook of which this is a cell, lies in. */
export function folderOf(uri: Uri): Uri | undefined {
  const own = workspace.getWorkspaceFolder(uri)?.uri;
  // The URI of a cell has the path of its notebook, and a scheme of its own.
  return own ?? workspace.workspaceFolders?.find(({ uri: { path } }) => uri.path.startsWith(`${path}/`))?.uri;
}

/** The path of a file from its workspace folder on; the whole path where it lies in none. */
export function pathIn(uri: Uri, folder: Uri | undefined): string {
  return folder === undefined ? uri.path : uri.path.slice(folder.path.replace(/\/$/, '').length + 1);
}
