import type { Word } from '../qiskit/statements.ts';

/** The piece that a path goes on with. */
export interface Step {
  readonly number: number;
  /** What is written; keyword arguments as `name=`. */
  readonly text: string;
  readonly probability: number;
}

/** The words that a piece is written as, one space behind the offset `after`. */
export function wordsOf(step: Step, after: number): Word[] {
  const { text } = step;
  const start = after + 1;
  if (/^\w+=$/u.test(text)) {
    const end = start + text.length - 1;
    return [
      { kind: 'name', text: text.slice(0, -1), start, end },
      { kind: 'operator', text: '=', start: end, end: end + 1 },
    ];
  }
  return [{ kind: kindOf(text), text, start, end: start + text.length }];
}

function kindOf(text: string): Word['kind'] {
  if (/^[([{]$/u.test(text)) return 'open';
  if (/^[)\]}]$/u.test(text)) return 'close';
  if (/^[A-Za-z]{0,2}["']/u.test(text)) return 'string';
  if (/^\.?\d/u.test(text)) return 'number';
  return /^[A-Za-z_]/u.test(text) ? 'name' : 'operator';
}
