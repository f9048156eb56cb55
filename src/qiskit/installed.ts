import type { Api } from './api.ts';
import { type Surface, packageOf } from './lookup.ts';
import { type Offered, offeredBy } from './offered.ts';
import { versionOf } from './releases.ts';
import { compareVersions, type Versions } from './versions.ts';

/** The files of the folder that packages are installed in. Paths are relative to it, with `/`. */
export interface PackageFiles {
  /** Text of a file; null when there is none. */
  read(path: string): Promise<string | null>;
  /** Names of what is in a folder; null when there is none. */
  list(path: string): Promise<readonly string[] | null>;
}

/** What is known of a module. */
type Known =
  | { readonly kind: 'absent' }
  /** Compiled: its names cannot be read. */
  | { readonly kind: 'compiled' }
  | { readonly kind: 'read'; readonly offered: Offered; readonly below: ReadonlySet<string> };

/** Modules deep that `*` imports are followed. */
const DEPTH = 3;

/**
 * The surface of installed packages, read module by module when first asked for, in the background: an answer is undefined until then.
 * Compiled modules are answered by the table that comes with the product, where that is of the same release.
 */
export class InstalledSurface implements Surface {
  readonly #files: PackageFiles;
  readonly #api: Api;
  readonly #versions: Versions;
  readonly #known = new Map<string, Known>();
  readonly #reading = new Map<string, Promise<void>>();
  readonly #told: () => void;

  /** `told` is called whenever something more is known. */
  constructor(
    files: PackageFiles,
    facts: { readonly api: Api; readonly versions: Versions },
    told: () => void = () => undefined,
  ) {
    this.#files = files;
    this.#api = facts.api;
    this.#versions = facts.versions;
    this.#told = told;
  }

  hasModule(module: string): boolean | undefined {
    if (packageOf(module) !== module && !this.#isInstalled(module)) return undefined;
    const known = this.#look(module);
    return known === undefined
      ? undefined
      : known.kind !== 'absent' || (this.#hidden(module) ? undefined : false);
  }

  offers(module: string, name: string): boolean | undefined {
    return this.#isInstalled(module) ? this.#offers(module, name, 0) : undefined;
  }

  /** A package that is not in this folder may still be found elsewhere. */
  #isInstalled(module: string): boolean {
    const root = packageOf(module);
    const known = root === undefined ? undefined : this.#look(root);
    return known !== undefined && known.kind !== 'absent';
  }

  /** Waits until everything that was asked for has been read. */
  async settled(): Promise<void> {
    while (this.#reading.size > 0) await Promise.all(this.#reading.values());
  }

  #offers(module: string, name: string, depth: number): boolean | undefined {
    const known = this.#look(module);
    if (known === undefined) return undefined;
    if (known.kind === 'absent') return this.#hidden(module) ? undefined : false;
    if (known.kind === 'compiled') return this.#shipped(module, name);
    const { offered, below } = known;
    if (offered.names.has(name) || below.has(name) || offered.all?.includes(name) === true) return true;
    let answer: boolean | undefined = offered.open ? undefined : false;
    for (const star of depth < DEPTH ? offered.stars : []) {
      const target = resolved(star, module, this.#isPackage(module));
      const there = packageOf(target) === undefined ? undefined : this.#offers(target, name, depth + 1);
      if (there === true) return true;
      if (there === undefined) answer = undefined;
    }
    return depth >= DEPTH && offered.stars.length > 0 ? undefined : answer;
  }

  /** Whether a module that is no file may be put together by the package above it when that is imported. */
  #hidden(module: string): boolean {
    const above = module.slice(0, Math.max(module.lastIndexOf('.'), 0));
    const known = above === '' ? undefined : this.#look(above);
    return known?.kind === 'compiled' || (known?.kind === 'read' && known.offered.open);
  }

  #shipped(module: string, name: string): boolean | undefined {
    const root = packageOf(module);
    const own = this.#api.versions[root ?? ''];
    const installed = root === undefined ? undefined : versionOf(root, this.#versions);
    if (own === undefined || installed === undefined || !this.#api.hasModule(module)) return undefined;
    return sameRelease(own, installed) ? this.#api.exports(module).has(name) : undefined;
  }

  #isPackage(module: string): boolean {
    const known = this.#known.get(module);
    return known?.kind === 'read' && known.below.size > 0;
  }

  #look(module: string): Known | undefined {
    const known = this.#known.get(module);
    if (known === undefined && !this.#reading.has(module)) {
      const reading = this.#read(module).finally(() => {
        this.#reading.delete(module);
        this.#told();
      });
      this.#reading.set(module, reading);
    }
    return known;
  }

  async #read(module: string): Promise<void> {
    const path = module.replaceAll('.', '/');
    const cut = path.lastIndexOf('/');
    const [folder, name] = [path.slice(0, Math.max(cut, 0)), path.slice(cut + 1)];
    const inside = await this.#files.list(path);
    if (inside !== null) {
      const text = await this.#files.read(`${path}/__init__.py`);
      const below = new Set(inside.map(moduleName).filter((one) => one !== '' && one !== '__init__'));
      // A folder without code of its own still holds modules.
      this.#known.set(module, { kind: 'read', offered: offeredBy(text ?? ''), below });
      return;
    }
    const text = await this.#files.read(`${path}.py`);
    if (text !== null) {
      this.#known.set(module, { kind: 'read', offered: offeredBy(text), below: new Set() });
      return;
    }
    const beside = (await this.#files.list(folder)) ?? [];
    const compiled = beside.some((file) => file.startsWith(`${name}.`) && COMPILED.test(file));
    this.#known.set(module, { kind: compiled ? 'compiled' : 'absent' });
  }
}

const COMPILED = /\.(?:so|pyd|dll)$/u;

/** The module that a file or folder of a package is; empty for other files. */
function moduleName(file: string): string {
  if (/^[A-Za-z_]\w*$/u.test(file) && file !== '__pycache__') return file;
  return /^([A-Za-z_]\w*)(?:\.py|\..*(?:so|pyd|dll))$/u.exec(file)?.[1] ?? '';
}

/** The full path of a module that another one names. */
function resolved(named: string, from: string, isPackage: boolean): string {
  const dots = /^\.*/u.exec(named)?.[0].length ?? 0;
  if (dots === 0) return named;
  const parts = from.split('.');
  const kept = parts.slice(0, parts.length - dots + (isPackage ? 1 : 0));
  const rest = named.slice(dots);
  return [...kept, ...(rest === '' ? [] : [rest])].join('.');
}

function sameRelease(one: string, other: string): boolean {
  const short = (version: string): string => version.split('.').slice(0, 2).join('.');
  return compareVersions(short(one), short(other)) === 0;
}
