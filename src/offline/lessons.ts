import type { Evidence } from './evidence.ts';
import { labelOf, receiverKey } from './observe.ts';
import type { Path } from './path.ts';
import { type Row, rowOf } from './sequences.ts';
import type { Spot } from './spot.ts';
import type { Taught } from './taught.ts';

/** What the user's other open files go on with: in statements that begin like this one, in calls of the same thing, on values of the same class. */
export function lessons(path: Path, spot: Spot): Evidence[] {
  if (spot.lessons.length === 0) return [];
  const found: Evidence[] = [];
  const bracket = path.brackets.findLast((one) => one.callee !== null);
  const calls = sum(bracket?.taught ?? []);
  if (calls.distinct > 0) found.push({ kind: 'taughtCalls', row: calls });
  const shapes = sum(path.taught);
  if (shapes.distinct > 0) found.push({ kind: 'taughtShapes', row: shapes });
  const names = taughtNames(path, spot);
  if (names.size > 0) found.push({ kind: 'taughtNames', row: rowOf(names) });
  return found;
}

function sum(taught: readonly Taught[]): Row {
  const row = new Map<number, number>();
  for (const { sequences, range } of taught)
    for (const [token, count] of sequences.row(range).counts) row.set(token, (row.get(token) ?? 0) + count);
  return rowOf(row);
}

/** After a dot the attributes that other files use; in an import the names that other files define. */
function taughtNames(path: Path, spot: Spot): Map<number, number> {
  const row = new Map<number, number>();
  const add = (name: string, count: number): void => {
    const number = spot.knowledge.number(name);
    row.set(number, (row.get(number) ?? 0) + count);
  };
  const texts = path.words.map((word) => word.text);
  if (texts[0] === 'from') {
    for (const { module, exports } of spot.lessons) {
      if (module === '') continue;
      if (texts.length === 1) add(module, 1);
      if (texts[1] === module && texts[2] === 'import')
        for (const name of exports) if (!texts.includes(name)) add(name, 1);
    }
  } else if (texts.at(-1) === '.') {
    const dot = texts.length - 1;
    const key = receiverKey(spot.reader.infer.receiver(path.words, dot));
    if (key === '' && labelOf(path.words, dot) === '') return row;
    for (const { attributes } of spot.lessons)
      for (const [name, count] of attributes.get(key) ?? []) add(name, count);
  }
  return row;
}
