import { isKeyword } from '../qiskit/infer.ts';
import { isSwitch, type Variable } from '../qiskit/namespace.ts';
import type { Evidence } from './evidence.ts';
import { CALLED } from './fill.ts';
import type { Memory } from './memory.ts';
import type { Path } from './path.ts';
import { isImport } from './places.ts';
import { rowOf } from './sequences.ts';
import type { Spot } from './spot.ts';
import { isOperand } from './style.ts';

/** Any name in scope where a value may stand: a little for each, so that a name half typed is finished. */
export function visible(path: Path, spot: Spot): Evidence[] {
  const last = path.words.at(-1);
  if (isImport(path) || last?.text === '.' || (last && isOperand(last)) || (last && NO_VALUE.has(last.text)))
    return [];
  return spot.anyName.total > 0 ? [{ kind: 'visible', row: spot.anyName }] : [];
}

/** The visible variables by what they stand for, the latest last, and how much each token counts. */
export function sortNames({
  reader,
  memory,
  knowledge,
}: Pick<Spot, 'reader' | 'memory' | 'knowledge'>): Pick<Spot, 'named' | 'anyName' | 'imported'> {
  const named = new Map<string, Variable[]>();
  const row = new Map<number, number>();
  const imported = new Set<string>();
  const now = memory.records.length;
  for (const variable of reader.scope.visible().values()) {
    const { name, origin, defined } = variable;
    if (isSwitch(variable)) {
      imported.add(variable.path);
      continue;
    }
    if (name.includes('.') || name === 'self' || isKeyword(name)) continue;
    const token = reader.abstraction.name(name, reader.scope);
    const used = memory.mentioned(name);
    const number = knowledge.number(token);
    row.set(
      number,
      (row.get(number) ?? 0) + (used <= defined ? 0.5 : 0) + 1 / Math.log2(2 + now - Math.max(used, defined)),
    );
    if (origin === 'import') {
      imported.add(variable.path);
      continue;
    }
    const list = named.get(token);
    if (list) list.push(variable);
    else named.set(token, [variable]);
  }
  for (const [token, list] of named)
    if (list.length > MOST)
      named.set(token, list.toSorted((a, b) => latest(a, memory) - latest(b, memory)).slice(-MOST));
  for (const word of CALLED)
    if (reader.scope.find(word) === undefined) row.set(knowledge.number(word), ANYWHERE);
  return { named, anyName: rowOf(row), imported };
}

/** How much a function of the language counts beside the names of the program. */
const ANYWHERE = 0.08;

/** Variables of one kind that are looked at. */
const MOST = 24;

function latest(variable: Variable, memory: Memory): number {
  return Math.max(variable.defined, memory.mentioned(variable.name));
}

const NO_VALUE = new Set([
  'def',
  'class',
  'for',
  'import',
  'from',
  'as',
  'global',
  'nonlocal',
  'pass',
  'break',
  'continue',
  'else',
  'try',
]);
