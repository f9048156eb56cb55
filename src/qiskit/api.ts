import { compareVersions, type Versions } from './versions.ts';

/** The public API of the Qiskit packages in compact form, as `scripts/offlineApi.ts` writes it. */
export interface ApiTable {
  /** Version of each package that the table was read from. */
  readonly versions: Readonly<Record<string, string>>;
  /** Names of each module: `name` a constant, `name()` a function, `name/` a module, `name*` a class, `name()id` and `name*id` those known by another id. */
  readonly modules: Readonly<Record<string, string>>;
  /** `(parameters)return` of functions by id. */
  readonly functions: Readonly<Record<string, string>>;
  /** `bases|member;member…` of classes; a member is `name(parameters)return`, `name!(…)…` when called on the class, `name:type` or `name`. */
  readonly classes: Readonly<Record<string, string>>;
  /** Deprecated: `Name`, `Class.member`, `callable(keyword)`, with the package and the version since which; empty when that is not known. */
  readonly old: Readonly<Record<string, string>>;
  /** What a package has only since a version: rows by package and version of `module.name`, `Class#member`, `callable(keyword)`. */
  readonly since: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A method, property or attribute of a class. */
export interface Member {
  readonly name: string;
  readonly callable: boolean;
  /** Called on the class: static and class methods. */
  readonly onClass: boolean;
  /** Parameters as in `ApiTable`, without `self`. */
  readonly parameters: readonly string[];
  /** Class of the value or of the result; empty when unknown. */
  readonly type: string;
}

/**
 * Kinds of values are written as strings: a class id (`QuantumCircuit`, `int`, `list[Pauli]`), `class:ID` for the class itself,
 * `function:NAME`, `module:PATH`, or the empty string for what is not known.
 */
export type Type = string;

/** Reads the compact table on demand: nothing is expanded before it is asked for. */
export class Api {
  readonly versions: Readonly<Record<string, string>>;
  readonly #table: ApiTable;
  readonly #old: ReadonlySet<string>;
  readonly #absent: ReadonlySet<string>;
  readonly #members = new Map<string, ReadonlyMap<string, Member>>();
  readonly #exports = new Map<string, ReadonlyMap<string, Type>>();

  /** With known versions, what they do not have yet is not there, and what they do not deprecate yet is not old. */
  constructor(table: ApiTable, versions: Versions = {}) {
    this.#table = table;
    this.versions = table.versions;
    const known = new Map(
      Object.entries(versions).map(([name, version]) => [name.replaceAll('-', '_'), version]),
    );
    const isNewer = (name: string, version: string): boolean => {
      const has = known.get(name);
      return has !== undefined && compareVersions(has, version) < 0;
    };
    this.#old = new Set(
      Object.entries(table.old)
        .filter(([, since]) => !isNewer(...splitPair(since)))
        .map(([name]) => name),
    );
    this.#absent = new Set(
      Object.entries(table.since).flatMap(([name, rows]) =>
        Object.entries(rows)
          .filter(([version]) => isNewer(name, version))
          .flatMap(([, keys]) => keys.split(' ')),
      ),
    );
  }

  /** What a module offers, by name; empty for modules that are not in the table. */
  exports(module: string): ReadonlyMap<string, Type> {
    const known = this.#exports.get(module);
    if (known) return known;
    const names = new Map<string, Type>();
    for (const entry of (this.#table.modules[module] ?? '').split(' ')) {
      const [, name, mark, id] = /^(\w+)(\/|\(\)|\*)?(.*)$/u.exec(entry) ?? [];
      if (name === undefined || this.#absent.has(`${module}.${name}`)) continue;
      const called = id === '' || id === undefined ? name : id;
      if (mark === '/') names.set(name, `module:${module}.${name}`);
      else if (mark === '()') names.set(name, `function:${called}`);
      else names.set(name, mark === '*' ? `class:${called}` : '');
    }
    this.#exports.set(module, names);
    return names;
  }

  /** Whether a module is in the table. */
  hasModule(module: string): boolean {
    return module in this.#table.modules;
  }

  /** Every module of the table. */
  modules(): readonly string[] {
    return Object.keys(this.#table.modules);
  }

  /** Whether a class is in the table. */
  hasClass(id: string): boolean {
    return id in this.#table.classes;
  }

  /** Whether a class is another one or is derived from it, as far as the table tells. */
  isA(id: string, ancestor: string): boolean {
    if (id === ancestor) return true;
    const [bases = ''] = (this.#table.classes[id] ?? '').split('|', 1);
    return bases !== '' && bases.split(',').some((base) => base !== id && this.isA(base, ancestor));
  }

  /** Members of a class with those of its bases; empty for a class that is not in the table. */
  members(id: string): ReadonlyMap<string, Member> {
    const known = this.#members.get(id);
    if (known) return known;
    const members = new Map<string, Member>();
    this.#members.set(id, members);
    const [bases = '', own = ''] = (this.#table.classes[id] ?? '').split('|');
    for (const base of bases === '' ? [] : bases.split(',')) {
      for (const [name, member] of this.members(base)) if (!members.has(name)) members.set(name, member);
    }
    for (const text of own === '' ? [] : own.split(';')) {
      const member = parseMember(text, id);
      const owner = id.slice(id.indexOf(':') + 1);
      if (this.#absent.has(`${owner}#${member.name}`)) continue;
      members.set(member.name, {
        ...member,
        parameters: this.#present(`${owner}.${member.name}`, member.parameters),
      });
    }
    return members;
  }

  /** Parameters of a class, function or method, and the type it gives; undefined when the table does not have it. */
  call(callee: Type): { readonly parameters: readonly string[]; readonly type: Type } | undefined {
    if (callee.startsWith('class:')) {
      const id = callee.slice(6);
      if (!this.hasClass(id)) return undefined;
      const parameters = this.members(id).get('__init__')?.parameters ?? [];
      return { parameters: this.#present(id.slice(id.indexOf(':') + 1), parameters), type: id };
    }
    const text = callee.startsWith('function:') ? this.#table.functions[callee.slice(9)] : undefined;
    if (text === undefined) return undefined;
    const { parameters, type } = parseMember(`f${text}`, '');
    return { parameters: this.#present(callee.slice(9), parameters), type };
  }

  /** The parameters that a callable has in the known versions. */
  #present(callee: string, parameters: readonly string[]): readonly string[] {
    if (this.#absent.size === 0) return parameters;
    return parameters.filter((name) => !this.#absent.has(`${callee}(${name.replace('=', '')})`));
  }

  /** Whether the known versions do not have something yet: `module.name`, `Class#member`, `callable(keyword)`; false when no version is known. */
  isAbsent(key: string): boolean {
    return this.#absent.has(key);
  }

  /** Names that some class does not have yet in the known versions. */
  absentMembers(): ReadonlySet<string> {
    return new Set(
      [...this.#absent].flatMap((key) => (key.includes('#') ? [key.slice(key.indexOf('#') + 1)] : [])),
    );
  }

  /** Whether a name is deprecated or removed: `Name`, `Class.member` or `callable(keyword)`. */
  isOld(name: string): boolean {
    return this.#old.has(name);
  }
}

function splitPair(text: string): [string, string] {
  const [name = '', version = ''] = text.split(' ');
  return [name, version];
}

function parseMember(text: string, owner: string): Member {
  const call = /^(\w+)(!?)\((.*)\)(.*)$/u.exec(text);
  if (call) {
    const [, name = '', mark, inner = '', type = ''] = call;
    const parameters = inner === '' ? [] : inner.split(',');
    return { name, callable: true, onClass: mark === '!', parameters, type: type === 'Self' ? owner : type };
  }
  const [name = '', type = ''] = text.split(':');
  return { name, callable: false, onClass: false, parameters: [], type };
}
