import { lex } from '../../src/qiskit/lexer.ts';
import { luck } from './random.ts';

/** How often a model is surprised by the next word, by what kind of word it is. */
const SURPRISE = { comment: 0.4, string: 0.34, number: 0.26, lineStart: 0.27, other: 0.165 };
const KEYWORDS = new Set(
  'and as assert break class continue def del elif else except False finally for from global if import in is lambda None nonlocal not or pass raise return True try while with yield'.split(
    ' ',
  ),
);
/** What closes each thing that the lexer knows to be open. */
const CLOSERS: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  d: '"""',
  '"': '"',
  b: '"',
  f: '}',
};
const WORD = /[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?/gu;

/**
 * A model that knows a program by heart except for its surprises: at some words it goes another, plausible way and never
 * finds back. Which words these are depends on the program alone, so that asking twice gives the same answer.
 */
export class Oracle {
  readonly #program: string;
  readonly #seed: string;
  /** Offsets at which the model goes wrong, ascending. */
  readonly #surprises: number[] = [];
  readonly #words: string[] = [];

  constructor(program: string, seed: string) {
    this.#program = program;
    this.#seed = seed;
    for (const match of program.matchAll(WORD)) this.#consider(match[0], match.index);
  }

  /** What the model writes after the first `offset` characters of the program. */
  continue(offset: number): string {
    const at = this.#surprises.find((surprise) => surprise >= offset);
    if (at === undefined) return this.#program.slice(offset);
    return this.#program.slice(offset, at) + this.#astray(at);
  }

  /** What the model writes behind text that is not in the program. */
  astray(offset: number): string {
    return this.#astray(offset + 1_000_000);
  }

  #consider(word: string, start: number): void {
    if (/^[\p{L}_]/u.test(word) && !KEYWORDS.has(word)) this.#words.push(word);
    const line = this.#program.slice(this.#program.lastIndexOf('\n', start) + 1, start);
    if (luck(this.#seed, start) >= SURPRISE[kindOf(word, line)]) return;
    // Sometimes the first letters are as expected, and the word is not.
    const shared = luck(this.#seed, start, 1) < 0.6 ? 0 : Math.min(word.length - 1, 2);
    this.#surprises.push(start + shared);
  }

  #astray(at: number): string {
    const indent = /^[ ]*/.exec(this.#lineAt(at))?.[0] ?? '';
    const lines = [1, 2, 3, 4, 5, 6].map((turn) => `${indent}${this.#statement(at, turn)}`);
    return `${this.#word(at, 0)}${this.#ending(at)}\n${lines.join('\n')}\n`;
  }

  /** How the statement ends that went astray: what the program had open there is closed. */
  #ending(at: number): string {
    const { stack } = lex(this.#program.slice(0, at)).end;
    const closed = stack
      .split('')
      .toReversed()
      .map((frame) => CLOSERS[frame] ?? '');
    const argument = luck(this.#seed, at, 4) < 0.5 ? '0' : '0, 1';
    return stack === '' ? `(${argument})` : closed.join('');
  }

  /** A statement that is nowhere in the program, of its words. */
  #statement(at: number, turn: number): string {
    const [first, second, third] = [1, 2, 3].map((part) => this.#word(at, turn * 10 + part)) as [
      string,
      string,
      string,
    ];
    const index = Math.floor(luck(this.#seed, at, turn, 5) * 9);
    return luck(this.#seed, at, turn, 6) < 0.5
      ? `${first}.${second}(${index}, ${third})`
      : `${first}_${index} = ${second}(${third})`;
  }

  #word(at: number, turn: number): string {
    const index = Math.floor(luck(this.#seed, at, turn, 2) * this.#words.length);
    const word = this.#words[index] ?? 'value';
    return this.#program.startsWith(word, at) ? `${word}_2` : word;
  }

  #lineAt(offset: number): string {
    const at = offset % 1_000_000;
    const start = this.#program.lastIndexOf('\n', at - 1) + 1;
    return this.#program.slice(start, at);
  }
}

function kindOf(word: string, line: string): keyof typeof SURPRISE {
  if (line.includes('#')) return 'comment';
  if (/^\d/.test(word)) return 'number';
  if ((line.split('"').length - 1) % 2 === 1) return 'string';
  return line.trim() === '' ? 'lineStart' : 'other';
}
