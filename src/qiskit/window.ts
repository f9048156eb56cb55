import { stringFrame } from './frames.ts';
import { isReserved } from './grammar.ts';
import { lex, type LexState, START } from './lexer.ts';

/** How much of each side of the first triple quote is looked at, in characters. */
const SAMPLE = 1_000;
/**
 * Whether a window of a file begins in code or inside a docstring. The text up to the first triple quote reads like prose in one case
 * and like code in the other, and the text behind it the other way round.
 */
export function windowStart(text: string): LexState {
  const at = text.search(/"""|'''/u);
  if (at === -1) return START;
  const quote = text.slice(at, at + 3);
  const next = text.indexOf(quote, at + 3);
  const ahead = proseIn(text.slice(Math.max(0, at - SAMPLE), at));
  const behind = proseIn(text.slice(at + 3, next === -1 ? at + SAMPLE : Math.min(next, at + SAMPLE)));
  return ahead > behind ? { stack: stringFrame('', quote), fresh: false } : START;
}

/** Signs of prose in a text that is read as code, per character: words side by side, quotes that do not close, foreign characters. */
function proseIn(text: string): number {
  if (text.trim() === '') return 0;
  let signs = 0;
  let wordBefore = false;
  for (const { kind, start, end } of lex(text).tokens) {
    if (kind === 'space') continue;
    const word = kind === 'name' && !isReserved(text.slice(start, end));
    if ((word && wordBefore) || kind === 'broken' || kind === 'other' || kind === 'stray') signs += 1;
    wordBefore = word;
  }
  return signs / text.length;
}
