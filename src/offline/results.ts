import { primaryStart } from '../qiskit/infer.ts';
import type { Word } from '../qiskit/statements.ts';
import type { Evidence } from './evidence.ts';
import { type Reader, receiverKey } from './observe.ts';
import type { Path } from './path.ts';
import { placeOfValue } from './place.ts';
import { isImport } from './places.ts';
import { fullRow } from './sequences.ts';
import type { Spot } from './spot.ts';
import { isOperand } from './style.ts';

/** What comes after a value that calls and attributes give, by its type and by where it stands. */
export function results(path: Path, spot: Spot): Evidence[] {
  if (isImport(path)) return [];
  const key = resultKey(path.words, path.words.length, spot.reader);
  if (key === '') return [];
  const row = new Map<number, number>();
  for (const [token, count] of spot.knowledge.attributes(key)) row.set(spot.knowledge.number(token), count);
  return row.size > 0 ? [{ kind: 'results', row: fullRow(row) }] : [];
}

/** The row of what follows the value that ends before `end`; empty where no value of a known type does, and for plain names. */
export function resultKey(words: readonly Word[], end: number, { infer }: Pick<Reader, 'infer'>): string {
  const last = words[end - 1];
  if (!last || !isOperand(last) || /^(?:def|class)$/u.test(words[0]?.text ?? '')) return '';
  const start = primaryStart(words, end);
  if (start >= end - 1) return '';
  const type = receiverKey(infer.type(words, start, end)).replace(/^list\[.*/u, 'list');
  return type === '' || type.startsWith('function:') ? '' : `${type}~${placeOfValue(words, start)}`;
}
