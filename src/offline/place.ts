import type { Word } from '../qiskit/statements.ts';

/** Where a value begins: a statement, what is assigned, what is printed, inside other brackets, or elsewhere. */
export function placeOfValue(words: readonly Word[], start: number): string {
  if (start === 0) return 's';
  let depth = 0;
  for (let at = start - 1; at >= 0; at -= 1) {
    if (words[at]?.kind === 'close') depth += 1;
    if (words[at]?.kind === 'open') depth -= 1;
    if (depth < 0) return words[0]?.text === 'print' && words[1] === words[at] ? 'p' : 'g';
  }
  return words[start - 1]?.text === '=' ? 'a' : 'o';
}
