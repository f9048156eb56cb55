import type { ApiTable } from '../src/qiskit/api.ts';
import { oldOf } from './offlineOld.ts';
import { body, signature } from './offlineSignatures.ts';
import type { Entry, Member, Removals, Since, Surface } from './offlineSurface.ts';

// Compacts the public API of the Qiskit packages into the table that `src/qiskit/api.ts` reads.

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
  Target: [
    'num_qubits:int',
    'dt:float',
    'granularity:int',
    'min_length:int',
    'pulse_alignment:int',
    'acquire_alignment:int',
    'qubit_properties:list[QubitProperties]',
    'concurrent_measurements:list',
    'description:str',
  ],
  PassManager: ['property_set:PropertySet'],
  StagedPassManager: [
    'init:PassManager',
    'layout:PassManager',
    'routing:PassManager',
    'translation:PassManager',
    'optimization:PassManager',
    'scheduling:PassManager',
    ...['init', 'layout', 'routing', 'translation', 'optimization', 'scheduling'].flatMap((stage) => [
      `pre_${stage}:PassManager`,
      `post_${stage}:PassManager`,
    ]),
    'property_set:PropertySet',
  ],
  PassManagerConfig: [
    'initial_layout:Layout',
    'basis_gates:list[str]',
    'coupling_map:CouplingMap',
    'layout_method:str',
    'routing_method:str',
    'translation_method:str',
    'scheduling_method:str',
    'instruction_durations',
    'approximation_degree:float',
    'seed_transpiler:int',
    'timing_constraints',
    'target:Target',
    'optimization_method:str',
  ],
  Expr: ['type', 'const'],
  Duration: [
    ...['dt', 'ps', 'ns', 'us', 'ms', 's'].map((unit) => `${unit}!(value)Duration`),
    'unit()str',
    'value()float',
  ],
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
  /\._|(?:^|\.)(?:formats|ast|optionals|type_keys|test|tests|deprecation|lazy_tester|capi)(?:\.|$)|^qiskit\.utils|^qiskit_ibm_runtime\.(?:api|utils|accounts|models|options_models|fake_provider\.backends)/;
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
          const id = functionId(name, { module, written: signature(entry), functions });
          functions[id] ??= signature(entry);
          names.push(id === name ? `${name}()` : `${name}()${id}`);
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

/** What a function is known as: its name, or with its module's where another one of that name takes or gives something else. */
function functionId(
  name: string,
  { module, written, functions }: { module: string; written: string; functions: Record<string, string> },
): string {
  if ((functions[name] ?? written) === written) return name;
  return `${module.slice(module.lastIndexOf('.') + 1)}.${name}`;
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
