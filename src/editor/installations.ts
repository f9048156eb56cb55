import { EventEmitter, Uri, window, workspace, type Disposable } from 'vscode';

import { InstalledSurface, type PackageFiles } from '../qiskit/installed.ts';
import type { Installation, Lookup } from '../qiskit/lookup.ts';
import { smallText } from './environments.ts';
import type { QiskitVersions } from './versions.ts';

// What suggestions import most: read before the first of them asks.
const usual = [
  'qiskit',
  'qiskit.circuit',
  'qiskit.circuit.library',
  'qiskit.primitives',
  'qiskit.providers',
  'qiskit.providers.fake_provider',
  'qiskit.quantum_info',
  'qiskit.synthesis',
  'qiskit.transpiler',
  'qiskit.transpiler.passes',
  'qiskit.visualization',
  'qiskit_aer',
  'qiskit_aer.noise',
  'qiskit_aer.primitives',
  'qiskit_ibm_runtime',
  'qiskit_ibm_runtime.fake_provider',
];

/** Longest module that is read, in bytes; the longest of Qiskit has a tenth of it. */
const longestModule = 3_000_000;

/** Milliseconds without news after which what was read is told of. */
const settleMs = 300;

/** The packages that each file is written for: their versions, and what they really offer. */
export class Installations implements Disposable {
  readonly #versions: Pick<QiskitVersions, 'of' | 'onDidChange'>;
  readonly #lookup: () => Lookup;
  readonly #known = new Map<string, Installation>();
  readonly #changed = new EventEmitter<void>();
  readonly #learnt = new EventEmitter<void>();
  readonly #subscription: Disposable;

  /** Fires when other versions were found. */
  readonly onDidChange = this.#changed.event;
  /** Fires when more has been read of the packages that are installed. */
  readonly onDidLearn = this.#learnt.event;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(versions: Pick<QiskitVersions, 'of' | 'onDidChange'>, lookup: () => Lookup) {
    this.#versions = versions;
    this.#lookup = lookup;
    this.#subscription = versions.onDidChange(() => {
      this.#known.clear();
      this.#changed.fire();
      // Read now, so that the first suggestion does not wait for it.
      const document = window.activeTextEditor?.document;
      if (document?.languageId === 'python') this.of(document.uri);
    });
  }

  /** What a file is written for, as far as it is known by now. */
  of(uri: Uri): Installation {
    const { versions, source, sitePackages } = this.#versions.of(uri);
    // What the user says is installed is not what is on the disk.
    const folder = source === 'environment' ? sitePackages : null;
    const key = `${folder?.toString() ?? ''} ${JSON.stringify(versions)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const surface =
      folder === null
        ? null
        : new InstalledSurface(filesBelow(folder), { api: this.#lookup().api, versions }, () => this.#told());
    for (const module of surface === null ? [] : usual) surface?.offers(module, '');
    const installation: Installation = { versions, surface };
    this.#known.set(key, installation);
    return installation;
  }

  /** Modules are read one after the other: told once for a few. */
  #told(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#learnt.fire(), settleMs);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
    this.#changed.dispose();
    this.#learnt.dispose();
  }
}

function filesBelow(folder: Uri): PackageFiles {
  return {
    // Environments link to files that several of them share.
    read: (path) => smallText(Uri.joinPath(folder, path), { longest: longestModule, links: true }),
    list: async (path) => {
      try {
        return (await workspace.fs.readDirectory(Uri.joinPath(folder, path))).map(([name]) => name);
      } catch {
        return null;
      }
    },
  };
}
