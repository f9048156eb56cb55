import type { Word } from '../qiskit/statements.ts';
import type { Path } from './path.ts';
import type { Spot } from './spot.ts';

/** What the form of a finished line tells, in the order of `formSigns`. */
export const FORM_SIGNS = [
  'sameSelf',
  'sameKeyword',
  'operators',
  'endsIndexed',
  'endsAttribute',
  'short',
  'counting',
  'sameNumbers',
  'askedTwice',
] as const;

/** Guessed pieces of a short end. */
const SHORT = 2;

/** The signs of a finished line that its form gives: names that stand for themselves, operators, what it ends with, numbers that go on from a line above. */
export function formSigns(path: Path, spot: Spot): number[] {
  const { words, marks } = path;
  const from = Math.max(0, words.length - marks.length);
  const guessed = words.slice(from);
  const texts = words.map(({ text }) => text);
  const [last, before] = [guessed.at(-1), words.at(-2)];
  return [
    Number(texts.length === 5 && texts[0] === 'self' && texts[3] === '=' && texts[4] === texts[2]),
    guessed.filter((word, at) => isSame(words, word, from + at)).length,
    guessed.filter(({ text }) => /^(?:[-+*/%@]|\*\*|\/\/)$/u.test(text)).length,
    Number(last?.text === ']'),
    Number(last?.kind === 'name' && before?.text === '.'),
    Number(marks.length <= SHORT),
    ...numberSigns(path, spot),
    askedTwice(words, from),
  ];
}

/** Guessed attributes of which the line has the same, of the same name, already: `qc.depth(), qc.depth()`. */
function askedTwice(words: readonly Word[], from: number): number {
  const seen = new Set<string>();
  let twice = 0;
  for (const [at, { text, kind }] of words.entries()) {
    if (kind !== 'name' || words[at - 1]?.text !== '.' || words[at - 2]?.kind !== 'name') continue;
    const asked = `${words[at - 2]?.text ?? ''}.${text}`;
    if (at >= from && seen.has(asked)) twice += 1;
    seen.add(asked);
  }
  return twice;
}

/** Whether a word is the value of a keyword argument of its own name. */
function isSame(words: readonly Word[], { kind, text }: Word, at: number): boolean {
  return kind === 'name' && words[at - 1]?.text === '=' && words[at - 2]?.text === text && at > 2;
}

/** Whether the numbers of a line all go on by as much from those of the last line of its shape, and whether they are the same. */
function numberSigns({ echoes, words }: Path, { memory }: Spot): [counting: number, same: number] {
  const above = memory.records[echoes.at(-1) ?? -1]?.pieces;
  if (!above) return [0, 0];
  const numbers = integersIn(words);
  const others = integersIn(above);
  if (numbers.length === 0 || numbers.length !== others.length) return [0, 0];
  const steps = new Set(numbers.map((number, at) => number - (others[at] ?? 0)));
  if (steps.size > 1) return [0, 0];
  return steps.has(0) ? [0, 1] : [1, 0];
}

function integersIn(words: readonly { readonly text: string }[]): number[] {
  return words
    .map(({ text }) => text)
    .filter((text) => /^\d+$/u.test(text))
    .map(Number);
}
