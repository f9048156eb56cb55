import type { Evidence } from './evidence.ts';
import { BLOCKS } from './legal.ts';
import type { Path } from './path.ts';
import { END, rowOf } from './sequences.ts';
import type { Spot } from './spot.ts';
import { isOperand } from './style.ts';

/** The bracket that closes another one. */
export const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** After a value: the bracket that closes what is open, or the end of the statement. */
export function closers(path: Path, spot: Spot): Evidence[] {
  const last = path.words.at(-1);
  if (!last) return [];
  const nextLine = last.text === ',' && spot.vertical > 0 && spot.blank && path.text === '';
  if (!nextLine && !isOperand(last) && last.kind !== 'open') return [];
  const bracket = path.brackets.at(-1);
  const block = BLOCKS.has(path.words[0]?.text ?? '') && last.text !== ':';
  const end = block ? spot.knowledge.number(':') : END;
  const number = bracket ? spot.knowledge.number(CLOSERS[bracket.text] ?? ')') : end;
  return [{ kind: 'floor', row: rowOf(new Map([[number, 1]])) }];
}
