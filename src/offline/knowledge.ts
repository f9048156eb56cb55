import { Api, type Type } from '../qiskit/api.ts';
import type { Versions } from '../qiskit/versions.ts';
import { Abstraction } from './abstraction.ts';
import { partsOf } from './hints.ts';
import type { Idiom } from './parse.ts';
import { type Row, Sequences } from './sequences.ts';
import { slotRows } from './slots.ts';
import { type OfflineTables, unpack } from './tables.ts';
import { TextRows } from './textRows.ts';

/** Counts by text. */
export type Counts = ReadonlyMap<string, number>;

const NONE: Counts = new Map();

/** The tables, ready to be asked. Rows are read when first needed. */
export class Knowledge {
  #api: Api;
  readonly abstraction: Abstraction;
  readonly statements: Sequences;
  readonly calls: Sequences;
  readonly idioms: readonly Idiom[];
  readonly #tables: OfflineTables;
  readonly #numbers = new Map<string, number>();
  readonly #tokens: string[];
  readonly #cache = {
    attributes: new Map<string, Counts>(),
    values: new Map<string, Counts>(),
    names: new Map<string, Counts>(),
    assigned: new Map<string, Counts>(),
    imports: new Map<string, Counts>(),
    pairs: new Map<string, Counts>(),
    after: new Map<string, readonly number[]>(),
  };
  readonly #texts: Readonly<Record<'attributes' | 'values' | 'after', TextRows>>;
  readonly #slots = new Map<string, ReadonlyMap<string, Row>>();
  #targets: readonly string[] | null = null;
  /** Sights of names that are assigned, once they are counted. */
  #assignments: number | null = null;
  readonly #parts = new Map<string, readonly string[]>();
  #absent: ReadonlySet<string> = new Set();

  constructor(tables: OfflineTables) {
    this.#tables = tables;
    this.#api = new Api(tables.api);
    this.abstraction = new Abstraction(tables.placeholders, tables.literals);
    this.statements = new Sequences(unpack(tables.statements));
    this.calls = new Sequences(unpack(tables.calls));
    this.#texts = {
      attributes: new TextRows(tables.attributes),
      values: new TextRows(tables.values),
      after: new TextRows(tables.after),
    };
    this.idioms = tables.idioms;
    this.#tokens = [...tables.vocabulary];
    for (const [number, token] of this.#tokens.entries()) this.#numbers.set(token, number);
  }

  /** The public API, in the versions that are known. */
  get api(): Api {
    return this.#api;
  }

  /** Knows from now on what the given versions have; the newest ones where none are given. */
  use(versions: Versions): void {
    this.#api = new Api(this.#tables.api, versions);
    this.#absent = this.#api.absentMembers();
  }

  /** The number of a token; tokens that the tables do not have get one too. */
  number(token: string): number {
    const known = this.#numbers.get(token);
    if (known !== undefined) return known;
    const number = this.#tokens.length;
    this.#tokens.push(token);
    this.#numbers.set(token, number);
    return number;
  }

  /** The token of a number. */
  token(number: number): string {
    return this.#tokens[number] ?? '';
  }

  /** Whether a name may be offered on a value of unknown type: no class of the known versions lacks it yet. */
  mayBeMember(name: string): boolean {
    return !this.#absent.has(name);
  }

  /** The words of a name, without plural endings. */
  parts(name: string): readonly string[] {
    const known = this.#parts.get(name);
    if (known) return known;
    if (this.#parts.size > MOST_PARTS) this.#parts.clear();
    const parts = partsOf(name);
    this.#parts.set(name, parts);
    return parts;
  }

  /** Statements that follow a head, with how often: `[statement, count, …]`. */
  after(head: string): readonly number[] {
    const known = this.#cache.after.get(head);
    if (known) return known;
    const row = this.#texts.after.get(head)?.split(' ').map(Number) ?? [];
    for (let at = 2; at < row.length; at += 2) row[at] = (row[at] ?? 0) + (row[at - 2] ?? 0);
    this.#cache.after.set(head, row);
    return row;
  }

  /** Attributes used on a receiver; `Class>method` gives those used next on the same variable. */
  attributes(receiver: string): Counts {
    return this.#row('attributes', receiver, ' ');
  }

  /** Literals given for an argument, `callee|position` or `callee|keyword`. */
  values(slot: string): Counts {
    return this.#row('values', slot, '\t');
  }

  /** What comes where in the arguments of known calls, by position. */
  slots(callee: string): ReadonlyMap<string, Row> {
    const known = this.#slots.get(callee);
    if (known) return known;
    const rows = slotRows(this.calls.narrow(this.calls.all, this.number(callee)), this);
    this.#slots.set(callee, rows);
    return rows;
  }

  /** Usual names for values of a placeholder. */
  names(placeholder: string): Counts {
    return this.#row('names', placeholder, ' ');
  }

  /** Heads of what is assigned to a name. */
  assigned(name: string): Counts {
    return this.#row('assigned', name, '\t');
  }

  /** Names that begin with some letters and are usually assigned, with how often. */
  targets(beginning: string): readonly (readonly [name: string, count: number])[] {
    const all = (this.#targets ??= Object.keys(this.#tables.assigned)
      .filter((name) => !name.includes('*'))
      .toSorted((a, b) => (a < b ? -1 : 1)));
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle] ?? '') < beginning) low = middle + 1;
      else high = middle;
    }
    const found: [string, number][] = [];
    for (let at = low; all[at]?.startsWith(beginning) === true; at += 1) {
      const name = all[at] ?? '';
      found.push([name, [...this.assigned(name).values()].reduce((sum, count) => sum + count, 0)]);
    }
    return found;
  }

  /** How often a name that is assigned begins with some letters. */
  targetShare(beginning: string): number {
    this.#assignments ??= sum(this.targets(''));
    return sum(this.targets(beginning)) / this.#assignments;
  }

  /** Names imported from a module; plain imports for the empty module. */
  imports(module: string): Counts {
    return this.#row('imports', module, '\t');
  }

  /** Modules that names are imported from. */
  importedModules(): readonly string[] {
    return Object.keys(this.#tables.imports);
  }

  /** What is imported together with `module.name`. */
  pairs(path: string): Counts {
    return this.#row('pairs', path, ' ');
  }

  /** The type that a variable's name gives away; the empty string when it gives none. */
  guess(name: string): Type {
    return guessType(name, this.#tables.guess);
  }

  #row(table: RowTable, key: string, separator: string): Counts {
    const cache = this.#cache[table];
    const known = cache.get(key);
    if (known) return known;
    const text = this.#textOf(table, key);
    const counts = text === undefined ? NONE : readRow(text, separator);
    cache.set(key, counts);
    return counts;
  }

  #textOf(table: RowTable, key: string): string | undefined {
    if (table === 'attributes' || table === 'values') return this.#texts[table].get(key);
    return Object.hasOwn(this.#tables[table], key) ? this.#tables[table][key] : undefined;
  }
}

function sum(counted: readonly (readonly [string, number])[]): number {
  return counted.reduce((total, [, count]) => total + count, 0);
}

/** Tables of counts by key. */
type RowTable = 'attributes' | 'values' | 'names' | 'assigned' | 'imports' | 'pairs';

/** The type that a variable's name gives away, by known names and by what names end with; the empty string when it gives none. */
export function guessType(name: string, table: Readonly<Record<string, string>>): Type {
  const known = Object.hasOwn(table, name) ? table[name] : undefined;
  if (known !== undefined) return known;
  for (const [pattern, type] of PATTERNS) if (pattern.test(name)) return type;
  return '';
}

/** Names whose words are kept. */
const MOST_PARTS = 8000;

const PATTERNS: readonly (readonly [RegExp, Type])[] = [
  [/(?:^|_)(?:qc|circ|circuit|ansatz|feature_map|ghz|bell|tqc|oracle|qft)\d*$/u, 'QuantumCircuit'],
  [/^(?:transpiled|compiled|isa|tqc|t_qc|routed|scheduled|optimized)(?:_\w+)?$/u, 'QuantumCircuit'],
  [/(?:^|_)(?:circuits|circs|qcs)$/u, 'list[QuantumCircuit]'],
  [/(?:^|_)backend$/u, 'BackendV2'],
  [/(?:^|_)(?:sim|simulator)$/u, 'AerSimulator'],
  [/(?:^|_)sampler$/u, 'BaseSamplerV2'],
  [/(?:^|_)estimator$/u, 'BaseEstimatorV2'],
  [/(?:^|_)(?:observable|hamiltonian|operator|obs)\d*$|^H$/u, 'SparsePauliOp'],
  [/(?:^|_)observables$/u, 'list[SparsePauliOp]'],
  [/^(?:psi|state|sv|statevector|\w+_state|\w+_sv)\d*$/u, 'Statevector'],
  [/^(?:rho|sigma)$|_rho$/u, 'DensityMatrix'],
  [/^(?:inst|instr|instruction)$/u, 'CircuitInstruction'],
  [/^(?:unitary|U)$/u, 'Gate'],
  [/^(?:coeff|coefficient)$/u, 'complex'],
  [/^(?:operation|\w+_operation)$/u, 'Instruction'],
  [/^(?:gate|\w+_gate)$/u, 'Gate'],
  [/^(?:pub|pub_result|\w+_pub)$/u, 'PubResult'],
  [/^(?:ax\d|axs?|axes)$/u, 'Axes'],
  [/^(?:G|graph|\w+_graph)$/u, 'Graph'],
  [/^(?:df|\w+_df)$/u, 'DataFrame'],
  [/^(?:rng|\w+_rng)$/u, 'Generator'],
  [/^(?:target|\w+_target)$/u, 'Target'],
  [/^(?:coupling_map|cmap|coupling)$/u, 'CouplingMap'],
  [/^(?:prob_dist|dist|\w+_dist)$/u, 'dict'],
  [/^(?:bitstring|bits|key|label|word|line|text|pauli_string|name|filename)$/u, 'str'],
  [/(?:^|_)counts\d*$/u, 'counts'],
  [/^(?:num|n)_\w+$/u, 'int'],
  [/(?:^|_)job$/u, '?job'],
];

function readRow(text: string, separator: string): Counts {
  const parts = text.split(separator);
  const counts = new Map<string, number>();
  for (let at = 0; at + 1 < parts.length; at += 2) counts.set(parts[at] ?? '', Number(parts[at + 1]));
  return counts;
}
