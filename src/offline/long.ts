import type { Word } from '../qiskit/statements.ts';

/** Words of a statement that are read as they stand. */
const MOST = 256;
/** Elements of a bracket that stay of a longer statement: the first ones, and the last ones. */
const FIRST = 2;
const LAST = 8;

/** Where the elements of an open bracket begin among the words that stay. */
type Level = number[];

/**
 * The words of a statement without the elements in the middle of its long lists, so that a key costs about the same in a
 * list of ten as in one of ten thousand. A statement of usual length is left as it is.
 */
export function shortened(words: readonly Word[]): readonly Word[] {
  if (words.length <= MOST) return words;
  const kept: Word[] = [];
  const levels: Level[] = [];
  for (const word of words) {
    if (word.kind === 'close') levels.pop();
    kept.push(word);
    if (word.kind === 'open') levels.push([kept.length]);
    const level = levels.at(-1);
    if (level === undefined) continue;
    const begun = level.at(-1) ?? 0;
    // Statements under a bracket that nobody closed.
    if (kept.length - begun > MOST) kept.length = begun;
    if (word.text !== ',') continue;
    level.push(kept.length);
    if (level.length > FIRST + LAST) drop(kept, level);
  }
  return kept;
}

/** Takes away the first element of a bracket that is not among its first ones. */
function drop(kept: Word[], level: Level): void {
  const from = level[FIRST] ?? 0;
  const size = (level[FIRST + 1] ?? 0) - from;
  kept.splice(from, size);
  level.splice(FIRST, 1);
  for (let at = FIRST; at < level.length; at += 1) level[at] = (level[at] ?? 0) - size;
}
