import { stringFrame } from './frames.ts';
import { isReserved } from './grammar.ts';
import { lex, type LexState, START } from './lexer.ts';

/** How many stretches between triple quotes are looked at, and how much of each, in characters. */
const STRETCHES = 6;
const SAMPLE = 400;

/**
 * Whether a window of a file begins in code or inside a docstring. Triple quotes part a text into stretches that are code and prose in
 * turn; which of the two the first one is, shows in how they read.
 */
export function windowStart(text: string): LexState {
  const quote = /"""|'''/u.exec(text)?.[0];
  if (quote === undefined) return START;
  const stretches: string[] = [];
  for (let at = 0; at !== -1 && stretches.length < STRETCHES;) {
    const end = text.indexOf(quote, at);
    stretches.push(end === -1 ? text.slice(at, at + SAMPLE) : text.slice(sampleStart(text, at, end), end));
    at = end === -1 ? -1 : end + quote.length;
  }
  const ifCode = proseIn(stretches.filter((_, index) => index % 2 === 0));
  const ifString = proseIn(stretches.filter((_, index) => index % 2 === 1));
  return ifCode > ifString ? { stack: stringFrame('', quote), fresh: false } : START;
}

/** Where the last part of a stretch begins: at a line, so that no comment or string of it is cut. */
function sampleStart(text: string, from: number, end: number): number {
  if (end - from <= SAMPLE) return from;
  const line = text.indexOf('\n', end - SAMPLE) + 1;
  return line === 0 || line > end ? end - SAMPLE : line;
}

/** Signs of prose in texts that are read as code, per character: words side by side, quotes that do not close, foreign characters. */
function proseIn(texts: readonly string[]): number {
  let signs = 0;
  let length = 0;
  for (const text of texts) {
    let wordBefore = false;
    for (const { kind, start, end } of lex(text).tokens) {
      if (kind === 'space') continue;
      if (kind !== 'comment') length += end - start;
      const word = kind === 'name' && !isReserved(text.slice(start, end));
      if ((word && wordBefore) || kind === 'broken' || kind === 'other' || kind === 'stray') signs += 1;
      wordBefore = word;
    }
  }
  return length === 0 ? 0 : signs / length;
}
