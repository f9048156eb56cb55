import type { Abstraction } from '../src/offline/abstraction.ts';
import { placeOf } from '../src/offline/attributes.ts';
import type { OfflineTables } from '../src/offline/tables.ts';
import {
  bump,
  byFrequency,
  cutRare,
  cutRareNames,
  cutRareRows,
  encode,
  END,
  round,
  rows,
  type Rows,
  type Store,
  textOf,
} from './offlineRows.ts';

/** What names are kept of in large number. */
const DEFINITIONS = ['function', 'method', 'class', 'parameter'];

/** Weight of what is seen once in one program. */
export const ONCE = 3;
/** Pieces of a long statement. */
const LONG = 28;

/** Counts of statements, calls, attributes, values and names, and the tables that they make. */
export class Counts {
  readonly abstraction: Abstraction;
  readonly statements: Store = new Map();
  readonly calls: Store = new Map();
  readonly after: Rows = new Map();
  readonly attributes: Rows = new Map();
  readonly values: Rows = new Map();
  readonly names: Rows = new Map();
  readonly assigned: Rows = new Map();
  readonly imports: Rows = new Map();
  readonly pairs: Rows = new Map();

  constructor(abstraction: Abstraction) {
    this.abstraction = abstraction;
  }

  /** Counts an attribute of a value of no known type, by the label that its name has. */
  unknown(label: string, name: string, weight: number): void {
    bump(this.attributes, `~${label}`, name, weight);
    bump(this.attributes, '~', name, weight);
  }

  /** Counts an attribute of a value of this type, and of its kind. */
  attribute(type: string, name: string, weight: number): void {
    bump(this.attributes, type, name, weight);
    bump(this.attributes, '*', name, weight);
    const group = this.abstraction.placeholder(type);
    if (group !== '<v>') bump(this.attributes, group, name, weight);
  }

  /** The tables of what was counted; rows of little weight are cut. */
  tables(): Pick<
    OfflineTables,
    | 'vocabulary'
    | 'statements'
    | 'calls'
    | 'after'
    | 'attributes'
    | 'values'
    | 'names'
    | 'assigned'
    | 'imports'
    | 'pairs'
  > {
    this.#cut();
    const vocabulary = [...new Set(['', END, ...byFrequency([this.statements, this.calls])])];
    const numbers = new Map(vocabulary.map((token, at) => [token, at]));
    const numberOf = (token: string): number => numbers.get(token) ?? 0;
    const order = new Map<string, number>();
    this.#placed(this.statements, 0);
    this.#placed(this.calls, 1);
    const statements = encode(this.statements, numberOf, order);
    const calls = encode(this.calls, numberOf, new Map());
    const after: Record<string, string> = {};
    for (const [head, row] of this.after) {
      const pairs = [...row]
        .flatMap(([key, count]) => {
          const at = order.get(key);
          return at === undefined ? [] : [{ at, count: round(count) }];
        })
        .toSorted((a, b) => a.at - b.at);
      const steps = pairs.map(({ at, count }, place) => `${at - (pairs[place - 1]?.at ?? 0)} ${count}`);
      if (steps.length > 0) after[head] = steps.join(' ');
    }
    return {
      vocabulary,
      statements,
      calls,
      after: textOf(after),
      attributes: textOf(rows(this.attributes, ' ', 60, new Map([['*', 300]]))),
      values: textOf(rows(this.values, '\t', 10)),
      names: rows(this.names, ' ', 8, new Map(DEFINITIONS.map((kind) => [kind, 300]))),
      assigned: rows(this.assigned, '\t', 5),
      imports: rows(this.imports, '\t', 40),
      pairs: rows(this.pairs, ' ', 6),
    };
  }

  /** Takes out what is seen once in one program and tells nothing of others: arguments, values, names, what follows a statement. Statements stay, as what their pieces follow does tell, but for long ones, which do not come again. */
  #cut(): void {
    cutRare(this.calls, ONCE);
    for (const from of [this.assigned, this.pairs, this.values, this.names]) cutRareNames(from, ONCE);
    const single = new Set<string>();
    for (const [key, { tokens, weight }] of this.statements) {
      if (weight > ONCE) continue;
      if (tokens.length > LONG) this.statements.delete(key);
      else single.add(key);
    }
    for (const row of this.after.values())
      for (const [key, count] of row) if (count <= ONCE && single.has(key)) row.delete(key);
    cutRareRows(this.after, ONCE);
  }

  /** Counts attributes by where the value stands that they are asked of. */
  #placed(store: Store, first: number): void {
    for (const { tokens, weight } of store.values()) {
      if (tokens[0] === 'from' || tokens[0] === 'import') continue;
      for (let at = first + 1; at < tokens.length - 1; at += 1) {
        const name = tokens[at + 1] ?? '';
        if (
          tokens[at] !== '.' ||
          !/^[A-Za-z_]\w*$/u.test(name) ||
          !/^(?:<\w+>|\w+)$/u.test(tokens[at - 1] ?? '')
        )
          continue;
        const place = first === 1 ? 'g' : placeOf(tokens.slice(0, at - 1));
        bump(this.attributes, `${tokens[at - 1] ?? ''}@${place}`, name, weight);
      }
    }
  }
}
