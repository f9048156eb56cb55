import type { ApiTable } from '../src/qiskit/api.ts';

// Compacts the public API of the Qiskit packages into the table that `src/qiskit/api.ts` reads.

interface Member {
  readonly kind?: string;
  readonly params?: readonly string[];
  readonly sig?: string;
  readonly ret?: string;
  /** Class that declares it. */
  readonly from?: string;
  readonly dep?: { readonly self?: unknown; readonly args?: readonly { readonly arg: string }[] };
}

interface Entry extends Member {
  readonly kind: string;
  readonly bases?: readonly string[];
  readonly methods?: Readonly<Record<string, Member>>;
  readonly attrs?: readonly string[];
  readonly of?: string;
}

interface Package {
  readonly version: string;
  readonly modules: Readonly<Record<string, { readonly exports?: Readonly<Record<string, string>> }>>;
  readonly objects: Readonly<Record<string, Entry>>;
}

/** The shape of `qiskit-surface.json`. */
export interface Surface {
  readonly packages: Readonly<Record<string, Package>>;
  readonly flat: Readonly<
    Record<string, { readonly home: string; readonly members: Readonly<Record<string, Member>> }>
  >;
}

/** The shape of `qiskit-removals.json`. */
export interface Removals {
  readonly entries: readonly {
    readonly symbol: string;
    readonly package: string;
    readonly removed_in: string | null;
    readonly deprecated_in: string | null;
  }[];
}

// Members that instances get at run time, which no source file declares.
const AT_RUN_TIME: Readonly<Record<string, readonly string[]>> = {
  BackendV2: ['name:str', 'description:str', 'backend_version:str', 'online_date'],
  IBMBackend: [
    'name:str',
    'backend_version:str',
    'processor_type:dict',
    'basis_gates:list[str]',
    'simulator:bool',
    'default_rep_delay:float',
  ],
  CircuitInstruction: ['qubits:tuple', 'clbits:tuple'],
  Target: ['num_qubits:int', 'dt:float'],
  Result: ['results:list', 'job_id:str', 'success:bool', 'backend_name:str'],
  AerSimulator: ['name:str'],
  CouplingMap: ['graph'],
  PubResult: ['join_data(names=)BitArray'],
  DAGOpNode: ['op:Instruction', 'qargs:tuple', 'cargs:tuple', 'name:str'],
  Parameter: ['name:str'],
  ParameterVector: ['name:str', 'params:list[Parameter]'],
  QubitProperties: ['t1:float', 't2:float', 'frequency:float'],
  IBMQubitProperties: ['t1:float', 't2:float', 'frequency:float'],
};

const SKIPPED =
  /\._|(?:^|\.)(?:formats|ast|optionals|type_keys|test|tests|exceptions|deprecation|lazy_tester|capi)(?:\.|$)|^qiskit\.utils|^qiskit_ibm_runtime\.(?:api|utils|accounts|models|options_models|fake_provider\.backends)/;
const PREFIX: Readonly<Record<string, string>> = {
  qiskit: 'terra',
  qiskit_ibm_runtime: 'runtime',
  qiskit_aer: 'aer',
};

/** Compacts the surface; deprecated names are left out of what may be suggested. */
export function compactApi(surface: Surface, removals: Removals, since: Since): ApiTable {
  const objects = new Map<string, Entry>(
    Object.values(surface.packages).flatMap((one) => Object.entries(one.objects)),
  );
  const ids = new Map<string, string>();
  const taken = new Map<string, string>();
  const modules: Record<string, string> = {};
  const functions: Record<string, string> = {};
  const resolve = (home: string): string => {
    const entry = objects.get(home);
    return entry?.kind === 'alias' && entry.of !== undefined ? resolve(entry.of) : home;
  };
  const flat = new Map(Object.values(surface.flat).map(({ home, members }) => [resolve(home), members]));
  const idOf = (home: string): string => {
    const known = ids.get(home);
    if (known !== undefined) return known;
    const short = home.slice(home.lastIndexOf('.') + 1);
    const owner = home.replace('native:', '').split('.', 1)[0] ?? '';
    const id = taken.has(short) ? `${PREFIX[owner] ?? owner}:${short}` : short;
    taken.set(short, home);
    ids.set(home, id);
    return id;
  };
  for (const home of Object.values(surface.flat).map((one) => one.home)) idOf(resolve(home));
  for (const [, one] of Object.entries(surface.packages)) {
    for (const [module, { exports }] of Object.entries(one.modules)) {
      if (!exports || SKIPPED.test(module) || module.split('.').length > 4) continue;
      const names: string[] = [];
      for (const [name, raw] of Object.entries(exports)) {
        if (name.startsWith('_')) continue;
        const home = resolve(raw);
        const entry = objects.get(home);
        if (raw.startsWith('module:')) names.push(`${name}/`);
        else if (entry?.kind === 'class')
          names.push(name === idOf(home) ? `${name}*` : `${name}*${idOf(home)}`);
        else if (entry?.kind === 'function') {
          names.push(`${name}()`);
          functions[name] ??= signature(entry);
        } else names.push(name);
      }
      if (names.length > 0) modules[module] = names.join(' ');
    }
  }
  return {
    versions: versionsOf(surface),
    modules,
    functions,
    ...classesOf({ objects, ids, flat, idOf, resolve }),
    old: oldOf(surface, removals),
    since: sinceOf(since),
  };
}

function versionsOf(surface: Surface): Record<string, string> {
  return Object.fromEntries(Object.entries(surface.packages).map(([name, one]) => [name, one.version]));
}

interface Known {
  readonly objects: ReadonlyMap<string, Entry>;
  readonly ids: Map<string, string>;
  readonly flat: ReadonlyMap<string, Readonly<Record<string, Member>>>;
  readonly idOf: (home: string) => string;
  readonly resolve: (home: string) => string;
}

function classesOf({ objects, ids, flat, idOf, resolve }: Known): Pick<ApiTable, 'classes'> {
  const classes: Record<string, string> = {};
  const queue = [...ids.keys()];
  for (let home = queue.shift(); home !== undefined; home = queue.shift()) {
    const id = idOf(home);
    if (id in classes) continue;
    const entry = objects.get(home);
    const merged = flat.get(home);
    // Members of a known class are left to that class.
    const parents = new Set(Object.values(merged ?? {}).map((member) => resolve(member.from ?? '')));
    parents.delete(home);
    const known = [...parents].filter((parent) => flat.has(parent));
    const all = Object.entries(merged ?? entry?.methods ?? {});
    const members = Object.fromEntries(
      all.filter(([, member]) => !known.includes(resolve(member.from ?? ''))),
    );
    const bases = merged
      ? known
      : (entry?.bases ?? []).map(resolve).filter((base) => objects.get(base)?.kind === 'class');
    for (const base of bases) if (!(idOf(base) in classes)) queue.push(base);
    const attrs = (entry?.attrs ?? []).filter((name) => !(name in members) && !name.startsWith('_'));
    const rows = Object.entries(members).filter(
      ([name, member]) => (!name.startsWith('_') || name === '__init__') && !member.dep?.self,
    );
    const extra = (AT_RUN_TIME[id] ?? []).filter(
      (one) => !Object.hasOwn(members, one.split(/[:(]/u, 1)[0] ?? ''),
    );
    const text = rows
      .map(([name, member]) => name + body(member))
      .concat(attrs, extra)
      .join(';');
    classes[id] = `${bases.map(idOf).join(',')}|${text}`;
  }
  return { classes };
}

function body(member: Member): string {
  if (member.kind === 'property' || member.kind === 'attr')
    return member.ret ? `:${typeName(member.ret)}` : '';
  return (member.kind === 'static' || member.kind === 'class' ? '!' : '') + signature(member);
}

function signature(member: Member): string {
  const ret = typeName(member.ret ?? '');
  return `(${parameters(member.sig ?? `(${(member.params ?? []).join(', ')})`)})${ret}`;
}

/** Parameter names of a signature, `name=` with a default; `*` and `/` stay. */
function parameters(sig: string): string {
  const inner = sig.slice(1, sig.lastIndexOf(')'));
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= inner.length; at += 1) {
    const char = inner[at] ?? ',';
    if ('([{'.includes(char)) depth += 1;
    if (')]}'.includes(char)) depth -= 1;
    if (char === ',' && depth === 0) {
      parts.push(inner.slice(start, at).trim());
      start = at + 1;
    }
  }
  return parts
    .filter((part) => part !== '' && !part.startsWith('_'))
    .map((part) => {
      const name = /^[*/]*\w*/.exec(part)?.[0] ?? '';
      return /=/.test(part.replace(/\[[^\]]*\]/g, '')) ? `${name}=` : name;
    })
    .join(',');
}

/** A return annotation cut to the class that can be followed: `list[X]`, a class name, or nothing. */
export function typeName(annotation: string): string {
  const text = annotation
    .replaceAll(/['"]|typing\.|npt\.|np\.|types\.|expr\./g, '')
    .replace(/\s*\|\s*None$/, '')
    .trim();
  if (text.includes('|')) return '';
  const list = /^(?:list|tuple|Sequence|Iterable|List)\[(\w+)(?:, \.\.\.)?\]$/.exec(text);
  if (list) return `list[${typeName(list[1] ?? '')}]`;
  const name = /^(\w+)(?:\[.*\])?$/.exec(text)?.[1] ?? '';
  if (/^(?:None|Any|T|_\w+|\w*T|Callable)$/.test(name)) return name === 'None' ? 'None' : '';
  if (/^(?:float64|complex128)$/.test(name)) return 'float';
  if (name === 'NDArray') return 'ndarray';
  return name === 'Dict' ? 'dict' : name;
}

/** Since which release of a package a name can be used, as `offlineSince.py` writes it. */
export type Since = Readonly<Record<string, Readonly<Record<string, string>>>>;

function sinceOf(since: Since): ApiTable['since'] {
  const packages: Record<string, Record<string, string>> = {};
  for (const [name, keys] of Object.entries(since)) {
    const rows: Record<string, string[]> = {};
    for (const [key, version] of Object.entries(keys)) (rows[version] ??= []).push(key);
    packages[name] = Object.fromEntries(
      Object.entries(rows).map(([version, row]) => [version, row.join(' ')]),
    );
  }
  return packages;
}

function oldOf(surface: Surface, removals: Removals): ApiTable['old'] {
  const all = new Map([...oldArguments(surface).map((name) => [name, ''] as const), ...oldNames(removals)]);
  return Object.fromEntries([...all].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Deprecated arguments of members, as `member(argument)`. */
function oldArguments(surface: Surface): string[] {
  const found = new Set<string>();
  for (const { members } of Object.values(surface.flat)) {
    for (const [name, { dep }] of Object.entries(members))
      for (const { arg } of dep?.args ?? []) found.add(`${name}(${arg})`);
  }
  return [...found];
}

/** Names that are deprecated or gone, as `Name`, `Class.method` or `callable(keyword)`; none of them is suggested. */
function oldNames(removals: Removals): [string, string][] {
  const keep = /^(?:[A-Z]\w*\.\w+|\w+\(\w+\)|[A-Z]\w+\.\w+\(\w+\)|[A-Z]\w+)$/;
  const names = removals.entries
    .filter((one) => one.removed_in === null)
    .map(({ symbol, package: owner, deprecated_in: version }): [string, string] => [
      symbol
        .split('.')
        .slice(
          /\.[a-z_]+(?:\(\w+\))?$/.test(symbol) && /\.[A-Z]\w*\.[a-z_]+(?:\(\w+\))?$/.test(symbol) ? -2 : -1,
        )
        .join('.'),
      version === null ? '' : `${owner} ${version}`,
    ]);
  return names.filter(([name]) => keep.test(name));
}
