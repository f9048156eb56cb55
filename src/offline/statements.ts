import { headOf } from './abstraction.ts';
import type { Evidence } from './evidence.ts';
import type { Path } from './path.ts';
import { rowOf } from './sequences.ts';
import type { Spot } from './spot.ts';

/** What known statements that begin like this one go on with, those that often follow the statement above counted once more. */
export function statements(path: Path, spot: Spot): Evidence[] {
  const { knowledge, previous } = spot;
  const found: Evidence[] = [];
  const single = path.fits.length === 1 && path.fits[0]?.factor === 1 ? path.fits[0] : undefined;
  if (single) found.push({ kind: 'shapes', row: knowledge.statements.row(single.range) });
  const shapes = new Map<number, number>();
  for (const { range, factor } of single ? [] : path.fits) {
    for (const [token, count] of knowledge.statements.row(range).counts)
      shapes.set(token, (shapes.get(token) ?? 0) + factor * count);
  }
  if (shapes.size > 0) found.push({ kind: 'shapes', row: rowOf(shapes) });
  const next = new Map<number, number>();
  const after = knowledge.after(previous);
  for (let at = 0; at < after.length; at += 2) {
    const statement = after[at] ?? 0;
    const fit = path.fits.find(({ range }) => knowledge.statements.within(range, statement));
    if (!fit) continue;
    const token = knowledge.statements.token(statement, fit.range.depth);
    if (token !== 0) next.set(token, (next.get(token) ?? 0) + fit.factor * (after[at + 1] ?? 0));
  }
  if (next.size > 0) found.push({ kind: 'transitions', row: rowOf(next) });
  const assigned = assignedTo(path, spot);
  if (assigned.size > 0) found.push({ kind: 'assigned', row: rowOf(assigned) });
  return found;
}

/** What usually is assigned to a name like the one that is assigned. */
function assignedTo(path: Path, spot: Spot): Map<number, number> {
  const row = new Map<number, number>();
  if (path.words[1]?.text !== '=' || path.words[0]?.kind !== 'name') return row;
  if (path.brackets.length > 1) return row;
  const written = headOf(path.numbers.slice(2).map((number) => spot.knowledge.token(number)));
  const so = written === '' ? [] : written.split(' ');
  for (const [head, count] of headsFor(path.words[0].text, spot)) {
    const tokens = head.split(' ');
    const next = tokens[so.length];
    if (next === undefined || !so.every((token, at) => token === tokens[at])) continue;
    // What stands in brackets is not told.
    if (/^[)\]}]$/u.test(next) && path.brackets.length > 0) continue;
    const number = spot.knowledge.number(next);
    row.set(number, (row.get(number) ?? 0) + count);
  }
  return row;
}

/** Heads of what is assigned to a name, or else to names that begin or end like it. */
function headsFor(name: string, spot: Spot): ReadonlyMap<string, number> {
  const keys = nameKeys(name);
  const exact = spot.knowledge.assigned(keys[0] ?? '');
  if (exact.size > 0 || keys.length === 1) return exact;
  const joined = new Map<string, number>();
  for (const key of keys.slice(1))
    for (const [head, count] of spot.knowledge.assigned(key))
      joined.set(head, (joined.get(head) ?? 0) + count);
  return joined;
}

/** What is known of a name by itself, by its first word and by its last: `isa_circuit`, `isa_*`, `*_circuit`. */
export function nameKeys(name: string): string[] {
  const plain = name.replace(/\d+$/u, '').toLowerCase();
  const parts = plain.split('_').filter((part) => part !== '');
  return parts.length < 2 ? [plain] : [plain, `${parts[0] ?? ''}_*`, `*_${parts.at(-1) ?? ''}`];
}
