import type { Word } from '../qiskit/statements.ts';
import { isOperand } from './style.ts';

/** What stands in the innermost open bracket so far, or in the whole statement when none is open. */
export interface Inside {
  /** The words between its commas; of a bracket inside only the end is among them. */
  readonly elements: readonly (readonly Word[])[];
  /** Right behind a value: an index or the arguments of a call. */
  readonly behind: boolean;
}

/** Reads what stands in the innermost bracket that some words leave open. */
export function insideOf(words: readonly Word[]): Inside {
  const own: Word[] = [];
  let depth = 0;
  let at = words.length - 1;
  for (; at >= 0; at -= 1) {
    const word = words[at];
    if (!word) break;
    if (depth === 0 && word.kind !== 'open') own.push(word);
    if (word.kind === 'close') depth += 1;
    if (word.kind === 'open' && (depth -= 1) < 0) break;
  }
  const elements: Word[][] = [[]];
  for (const word of own.toReversed())
    if (word.text === ',') elements.push([]);
    else elements.at(-1)?.push(word);
  const before = words[at - 1];
  return { elements, behind: before !== undefined && isOperand(before) };
}

/** Whether one of some words is this one. */
export function has(words: readonly Word[], text: string): boolean {
  return words.some((word) => word.text === text);
}
