import { isKeyword } from '../qiskit/infer.ts';
import type { Path } from './path.ts';
import { isOperand } from './style.ts';

/** Where a piece stands: the sources are worth more in some places than in others. */
export const PLACES = [
  'start',
  'value',
  'open',
  'comma',
  'keyword',
  'operator',
  'word',
  'name',
  'closed',
  'literal',
  'other',
] as const;

/** One of `PLACES`. */
export type Place = (typeof PLACES)[number];

/** The place at the end of a path: the start of a statement, what is assigned, after what kind of piece. */
export function placeAt(path: Path): Place {
  const last = path.words.at(-1);
  if (!last) return 'start';
  if (isImport(path) || last.text === '.') return 'other';
  if (isOperand(last)) return last.kind === 'name' ? 'name' : last.kind === 'close' ? 'closed' : 'literal';
  if (last.kind === 'open') return 'open';
  if (last.text === '=') return path.brackets.length > 0 ? 'keyword' : 'value';
  if (last.text === ',') return 'comma';
  return last.kind === 'name' && isKeyword(last.text) ? 'word' : 'operator';
}

/** Whether a path is an import statement. */
export function isImport(path: Path): boolean {
  const first = path.words[0]?.text;
  return first === 'from' || first === 'import';
}
