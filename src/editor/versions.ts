import { EventEmitter, RelativePattern, window, workspace, type Disposable, Uri } from 'vscode';

import {
  versionOfMetadata,
  versionsComment,
  versionsOfEntries,
  versionsOfProject,
  versionsOfSetting,
  type Versions,
} from '../qiskit/versions.ts';
import { environmentsFor, pythonEnvironments, sitePackagesOf, smallText } from './environments.ts';
import { folderOf, pathIn } from './exclusion.ts';
import { thrown, type Log } from './log.ts';
import type { Settings } from './settings.ts';

/** Where versions come from; `none` when nothing is known. */
export type VersionSource = 'setting' | 'environment' | 'project' | 'none';

/** What is installed for a workspace folder. */
export interface Installed {
  readonly versions: Versions;
  readonly source: VersionSource;
  /** The environment or file that says so, for the user; empty for a setting. */
  readonly place: string;
  /** The folder that the packages are in; null when it was not found. */
  readonly sitePackages: Uri | null;
}

/** What the finder is joined to. */
export interface VersionsDeps {
  readonly settings: Settings;
  /** The environment that the editor was started in. */
  readonly shell: NodeJS.ProcessEnv;
  readonly log: Log;
}

const nothing: Installed = { versions: {}, source: 'none', place: '', sitePackages: null };
/** Files of a project that pin versions, the most exact first. */
const projectFiles = [
  'uv.lock',
  'poetry.lock',
  'pdm.lock',
  'Pipfile.lock',
  'requirements.txt',
  'pyproject.toml',
  'environment.yml',
];
/** How long they may be, in bytes: those that are written by a program, and all others. */
const longestLock = 5_000_000;
const longest = 500_000;
/** An installer writes many files. */
const settleMs = 1_000;

interface State {
  installed: Installed;
  comment: string;
  watched: Disposable[];
}

/** Finds out which Qiskit is installed, without running anything, and notices when that changes. */
export class QiskitVersions implements Disposable {
  readonly #deps: VersionsDeps;
  readonly #states = new Map<string, State>();
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Fires when other versions were found. */
  readonly onDidChange = this.#changed.event;

  constructor(deps: VersionsDeps) {
    this.#deps = deps;
    this.#subscriptions = [
      this.#changed,
      deps.settings.onDidChange(() => this.#again(0)),
      workspace.onDidChangeWorkspaceFolders(() => this.#again(0)),
      workspace.onDidGrantWorkspaceTrust(() => this.#again(0)),
      // Not every file system tells of changes, and packages are mostly installed in another window.
      window.onDidChangeWindowState(({ focused }) => focused && this.#again(settleMs)),
    ];
    void this.#watchInterpreter();
  }

  /** What is installed for a file, as far as it is known by now. */
  of(uri: Uri | undefined): Installed {
    return this.#state(uri).installed;
  }

  /** The comment line for prompts; the same text until something else is installed. */
  comment(uri: Uri | undefined): string {
    return this.#state(uri).comment;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const { watched } of this.#states.values()) dispose(watched);
    dispose(this.#subscriptions);
  }

  #state(uri: Uri | undefined): State {
    const folder = uri === undefined ? workspace.workspaceFolders?.[0]?.uri : folderOf(uri);
    const key = folder?.toString() ?? '';
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const state: State = { installed: nothing, comment: '', watched: [] };
    this.#states.set(key, state);
    void this.#look(folder, state);
    return state;
  }

  #again(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const [key, state] of this.#states)
        void this.#look(key === '' ? undefined : Uri.parse(key), state);
    }, afterMs);
  }

  async #look(folder: Uri | undefined, state: State): Promise<void> {
    try {
      const found = workspace.isTrusted ? await this.#find(folder) : nothing;
      const set = versionsOfSetting(this.#deps.settings.qiskitVersion(folder));
      const isSet = Object.keys(set).length > 0;
      const installed: Installed = isSet
        ? { ...found, versions: { ...found.versions, ...set }, source: 'setting', place: '' }
        : found;
      this.#watch(folder, state, found.sitePackages);
      if (JSON.stringify(installed) === JSON.stringify(state.installed)) return;
      state.installed = installed;
      state.comment = versionsComment(installed.versions);
      this.#deps.log.info(
        `Versions (${installed.source}): ${state.comment === '' ? 'not known' : state.comment}`,
      );
      this.#changed.fire();
    } catch (error) {
      this.#deps.log.warn(`The versions of Qiskit were not found: ${thrown(error)}`);
    }
  }

  async #find(folder: Uri | undefined): Promise<Installed> {
    for (const prefix of await environmentsFor(folder, this.#deps.shell)) {
      for (const { uri, entries } of await sitePackagesOf(prefix)) {
        const versions = { ...(await unnamed(uri, entries)), ...versionsOfEntries(entries) };
        if (Object.keys(versions).length > 0)
          return { versions, source: 'environment', place: placeOf(prefix, folder), sitePackages: uri };
      }
    }
    for (const name of folder === undefined ? [] : projectFiles) {
      const most = { longest: name.endsWith('.lock') ? longestLock : longest };
      const text = folder === undefined ? null : await smallText(Uri.joinPath(folder, name), most);
      const versions = versionsOfProject(name, text ?? '');
      if (Object.keys(versions).length > 0)
        return { versions, source: 'project', place: name, sitePackages: null };
    }
    return nothing;
  }

  /** Notices packages that come and go, in the environment that was found and in those of the folder. */
  #watch(folder: Uri | undefined, state: State, sitePackages: Uri | null): void {
    dispose(state.watched);
    const packages = 'qiskit*.{dist-info,egg-info}';
    // A folder that comes with all that is in it is told of by its own name alone.
    const environments = '{.venv,venv,.conda,env}';
    const patterns = [
      ...(sitePackages === null ? [] : [new RelativePattern(sitePackages, packages)]),
      ...(folder === undefined
        ? []
        : [
            new RelativePattern(folder, `{${projectFiles.join(',')}}`),
            new RelativePattern(folder, environments),
            new RelativePattern(folder, `${environments}/**/site-packages/${packages}`),
          ]),
    ];
    state.watched = patterns.flatMap((pattern) => {
      const watcher = workspace.createFileSystemWatcher(pattern);
      const again = (): void => this.#again(settleMs);
      return [watcher, watcher.onDidCreate(again), watcher.onDidChange(again), watcher.onDidDelete(again)];
    });
  }

  async #watchInterpreter(): Promise<void> {
    try {
      const environments = await pythonEnvironments();
      if (environments === null) return;
      this.#subscriptions.push(environments.onDidChangeActiveEnvironmentPath(() => this.#again(0)));
    } catch (error) {
      this.#deps.log.debug(`The Python extension did not start: ${thrown(error)}`);
    }
  }
}

/** Packages whose folder does not name their version, as those have that are developed in place. */
async function unnamed(folder: Uri, entries: readonly string[]): Promise<Versions> {
  const names = entries.filter((name) => /^qiskit[\w.]*\.egg-info$/.test(name));
  const texts = names.map((name) => smallText(Uri.joinPath(folder, name, 'PKG-INFO'), { longest }));
  return Object.assign({}, ...(await Promise.all(texts)).map((text) => versionOfMetadata(text ?? '')));
}

function placeOf(prefix: Uri, folder: Uri | undefined): string {
  const isInside = folder !== undefined && prefix.path.startsWith(`${folder.path}/`);
  return isInside ? pathIn(prefix, folder) : prefix.fsPath;
}

function dispose(all: readonly Disposable[]): void {
  for (const one of all) one.dispose();
}
