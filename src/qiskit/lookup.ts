import type { Api } from './api.ts';
import { standingOf, type Standing } from './releases.ts';
import type { PackageName, Removal } from './removals.ts';
import type { Versions } from './versions.ts';

/** What an installed package really holds; undefined where that is not known, or not yet. */
export interface Surface {
  /** Whether a module can be imported. */
  hasModule(module: string): boolean | undefined;
  /** Whether a module offers a name, as one of its own or as a module below it. */
  offers(module: string, name: string): boolean | undefined;
}

/** The installation that code is judged for. */
export interface Installation {
  readonly versions: Versions;
  /** The packages on disk; null where they cannot be read. */
  readonly surface: Surface | null;
}

/** What is wrong with an import path, or only ageing. */
export interface PathFinding {
  /** The path as far as it is gone. */
  readonly path: string;
  readonly standing: Exclude<Standing, 'fine'>;
  /** What is known about it; null for a path that the installed package just does not have. */
  readonly removal: Removal | null;
  /** Where the same thing is today; null where nothing is that can take its place unseen. */
  readonly rename: string | null;
}

const PACKAGES: readonly PackageName[] = ['qiskit', 'qiskit_ibm_runtime', 'qiskit_aer'];

// Classes that an owner stands for besides those derived from it.
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  Bit: ['Qubit', 'Clbit', 'AncillaQubit'],
  PassManager: ['StagedPassManager'],
};

/** The package that an import path belongs to; undefined for others than Qiskit's. */
export function packageOf(path: string): PackageName | undefined {
  const first = path.split('.', 1)[0];
  return PACKAGES.find((name) => name === first);
}

/** Finds removals by what code says. */
export class Lookup {
  readonly api: Api;
  readonly #paths = new Map<string, Removal>();
  /** Modules that entries lie in. */
  readonly #prefixes = new Set<string>();
  readonly #stems: Removal[] = [];
  /** Classes by their own name: they can be imported from the modules below their package as well. */
  readonly #classes = new Map<string, Removal[]>();
  readonly #names: Readonly<Record<'member' | 'argument' | 'value' | 'type', Map<string, Removal[]>>> = {
    member: new Map(),
    argument: new Map(),
    value: new Map(),
    type: new Map(),
  };
  readonly literals: readonly Removal[];
  readonly unpacked: readonly Removal[];

  constructor(api: Api, removals: readonly Removal[]) {
    this.api = api;
    for (const removal of removals) this.#add(removal);
    this.literals = removals.filter(({ form }) => form === 'literal');
    this.unpacked = removals.filter(({ form }) => form === 'unpacked');
  }

  #add(removal: Removal): void {
    const { form, owner, name, kind } = removal;
    if (form === 'path') {
      if (owner.endsWith('*')) this.#stems.push(removal);
      else this.#paths.set(owner, removal);
      if (kind === 'class') push(this.#classes, lastOf(owner), removal);
      for (let above = parentOf(owner); above !== ''; above = parentOf(above)) this.#prefixes.add(above);
    } else if (form === 'type') push(this.#names.type, lastOf(owner), removal);
    else if (form !== 'literal' && form !== 'unpacked') push(this.#names[form], name ?? '', removal);
  }

  /** Entries about a member, keyword or callable of that name. */
  named(form: 'member' | 'argument' | 'value' | 'type', name: string): readonly Removal[] {
    return this.#names[form].get(name) ?? [];
  }

  /** The entry about exactly this path. */
  exact(path: string): Removal | undefined {
    return this.#paths.get(path);
  }

  /** Keywords that are called `name` today. */
  renamedTo(name: string): readonly string[] {
    return [...this.#names.argument].flatMap(([old, list]) =>
      list.some(({ rename }) => rename === name) ? [old] : [],
    );
  }

  /** Whether a path is a module, so that what follows it is a name in there. */
  isModule(path: string, surface: Surface | null): boolean {
    return surface?.hasModule(path) ?? (this.api.hasModule(path) || this.#prefixes.has(path));
  }

  /** Whether a value of that type is one of the class that an entry is about. */
  owns(owner: string, type: string): boolean {
    return this.api.isA(type, owner) || FAMILIES[owner]?.includes(type) === true;
  }

  /** What is wrong with an import path in an installation; undefined when nothing is. `module` is the part before the last name. */
  path(path: string, { versions, surface }: Installation): PathFinding | undefined {
    const name = lastOf(path);
    const module = parentOf(path);
    // Every module has a name, a file and the like.
    const asked = name.startsWith('__') ? null : surface;
    const installed = module === '' ? asked?.hasModule(path) : asked?.offers(module, name);
    const known = this.#entries(path).flatMap((removal) => {
      const standing = standingOf(removal, versions);
      return standing === 'fine' ? [] : [{ removal, standing }];
    });
    const found = known.find(({ standing }) => standing === 'gone') ?? known[0];
    if (found?.standing === 'deprecated' || (found && installed !== true)) {
      const { removal } = found;
      return {
        path,
        standing: found.standing,
        removal,
        rename: this.#renamed(path, removal, { versions, surface }),
      };
    }
    // A package that is not there can be installed; a part of one cannot.
    if (installed !== false || module === '' || packageOf(path) === undefined) return undefined;
    return { path, standing: 'gone', removal: null, rename: this.#homeOf(path, surface) };
  }

  /** Entries that cover a path, the closest first. */
  #entries(path: string): Removal[] {
    const found: Removal[] = [];
    const name = lastOf(path);
    const exact = this.#paths.get(path);
    if (exact) found.push(exact);
    found.push(
      ...(this.#classes.get(name) ?? []).filter(
        ({ owner }) => owner !== path && path.startsWith(`${parentOf(owner)}.`),
      ),
    );
    const stays = STAYED.has(name);
    if (!exact && !stays)
      found.push(...this.#stems.filter(({ owner }) => path.startsWith(owner.slice(0, -1))));
    for (let above = parentOf(path); above !== ''; above = parentOf(above)) {
      const entry = this.#paths.get(above);
      if (entry) found.push(entry);
    }
    return found;
  }

  #renamed(path: string, { rename, owner, form }: Removal, installation: Installation): string | null {
    if (rename === undefined || form !== 'path') return null;
    const { surface } = installation;
    const [target, own] = [packageOf(rename), packageOf(path)];
    // A package that is known not to be there is no way out.
    if (target !== undefined && target !== own && surface?.hasModule(target) === false) return null;
    if (owner === path || lastOf(owner) === lastOf(path)) return this.#unlessAbsent(rename, surface);
    // An entry about a module: its names have moved with it if they are offered there.
    const name = lastOf(path);
    const offered = this.api.exports(rename);
    if (offered.has(name)) return this.#unlessAbsent(`${rename}.${name}`, surface);
    return /^Fake\w+$/u.test(name) && offered.has(`${name}V2`) ? `${rename}.${name}V2` : null;
  }

  #unlessAbsent(path: string, surface: Surface | null): string | null {
    return surface?.offers(parentOf(path), lastOf(path)) === false ? null : path;
  }

  /** The one module of a package that is known to offer a name that the installed one lacks where it was looked for. */
  #homeOf(path: string, surface: Surface | null): string | null {
    const name = lastOf(path);
    const root = path.split('.', 1)[0] ?? '';
    const homes = this.api
      .modules()
      .filter((module) => module.split('.', 1)[0] === root && this.api.exports(module).has(name))
      .toSorted((a, b) => a.split('.').length - b.split('.').length);
    const [first, second] = homes;
    if (first === undefined || surface?.offers(first, name) !== true) return null;
    return second?.split('.').length === first.split('.').length ? null : `${first}.${name}`;
  }
}

// Fake backends that outlived the removal of the others.
const STAYED = new Set(['FakeOpenPulse3Q']);

/** The last name of a path. */
export function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** A path without its last name; empty for a single name. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('.'), 0));
}

function push(into: Map<string, Removal[]>, key: string, removal: Removal): void {
  const list = into.get(key);
  if (list) list.push(removal);
  else into.set(key, [removal]);
}
