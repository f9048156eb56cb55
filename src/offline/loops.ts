import type { Variable } from '../qiskit/namespace.ts';
import type { Evidence } from './evidence.ts';
import type { Path } from './path.ts';
import { rowOf } from './sequences.ts';
import type { Spot } from './spot.ts';

/** Inside a loop, an argument or an index is likely to be what the loop counts. */
export function loops(path: Path, spot: Spot): Evidence[] {
  const last = path.words.at(-1)?.text;
  if (last === 'in') return plurals(path, spot);
  if (
    path.brackets.length === 0 ||
    last === undefined ||
    !/^[([,=]$/u.test(last) ||
    path.words[0]?.text === 'for'
  )
    return [];
  const row = new Map<number, number>();
  for (const variable of enclosing(spot)) {
    const used = path.words.some((word) => word.text === variable.name);
    const number = spot.knowledge.number(spot.reader.abstraction.placeholder(variable.type));
    row.set(number, (row.get(number) ?? 0) + (used ? 0.3 : 1));
  }
  return row.size > 0 ? [{ kind: 'loops', row: rowOf(row) }] : [];
}

/** After `for x in`: the lists that are named for more than one `x`, or else those that are not used yet. */
function plurals(path: Path, spot: Spot): Evidence[] {
  const one = loopName(path);
  const row = new Map<number, number>();
  for (const [token, variables] of spot.named) {
    for (const { name, origin } of variables)
      if (origin !== 'function' && isPlural(name, one)) row.set(spot.knowledge.number(token), 2);
  }
  return row.size > 0 ? [{ kind: 'plurals', row: rowOf(row) }] : [];
}

/** The name that the loop at the end of a path counts with; empty for several, and elsewhere. */
export function loopName(path: Path): string {
  const { words } = path;
  if (words.at(-1)?.text !== 'in') return '';
  const name = words.at(-2)?.text ?? '';
  return words.at(-3)?.text === 'for' ? name : '';
}

/** Whether a path ends where a loop says what it goes over. */
export function isLoopOver({ words }: Path): boolean {
  if (words.at(-1)?.text !== 'in') return false;
  const before = words
    .slice(0, -1)
    .findLast(({ text, kind }) => (kind !== 'name' && !/^[(),]$/u.test(text)) || text === 'for');
  return before?.text === 'for';
}

/** Whether a variable is a number, which no loop goes over: it is known to be one, or named for a count where nothing is known. */
export function isNumber({ name, type, guessed = false }: Variable): boolean {
  const known = guessed ? '' : type;
  return known === '' ? /^(?:n|num)_/u.test(name) : /^(?:loopint|int|float|bool)$/u.test(known);
}

/** Whether a name is the plural of another, or ends with it: `circuits`, `isa_circuits` for `circuit`. */
export function isPlural(many: string, one: string): boolean {
  if (one.length < 2) return false;
  const plain = many.toLowerCase();
  return [`${one}s`, `${one}es`, `${one}_list`, `${one.replace(/y$/u, '')}ies`].some(
    (form) => plain === form || plain.endsWith(`_${form}`),
  );
}

/** Variables of the loops that the statement stands in. */
export function enclosing(spot: Pick<Spot, 'memory' | 'indent' | 'named'>): Variable[] {
  const { records } = spot.memory;
  let indent = spot.indent;
  const heads = new Set<number>();
  for (let at = records.length - 1; at >= 0 && at > records.length - 60 && indent > 0; at -= 1) {
    const record = records[at];
    if (!record || record.indent >= indent) continue;
    indent = record.indent;
    if (record.pieces[0]?.token === 'for') heads.add(at);
  }
  return [...spot.named.values()]
    .flat()
    .filter((variable) => variable.origin === 'loop' && heads.has(variable.defined));
}
