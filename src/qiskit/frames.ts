/**
 * What is open at a point of Python text, innermost last, one character for each: `(` `[` `{` for brackets; `'` `"` for strings of one
 * line and `s` `d` for triple quotes; `a` `b` and `y` `z` for the same four kinds of f-string, upper case when raw; `f` for a replacement
 * field of an f-string and `:` for its format specification.
 */
export type Stack = string;

interface Quotes {
  /** The text that closes the string. */
  readonly close: string;
  readonly formatted: boolean;
  readonly raw: boolean;
}

const QUOTES = ["'", '"', "'''", '"""'];
const PLAIN = `'"sd`;
const FORMATTED = 'abyz';

const FRAMES: ReadonlyMap<string, Quotes> = new Map(
  QUOTES.flatMap((close, index): [string, Quotes][] => [
    [PLAIN.charAt(index), { close, formatted: false, raw: false }],
    [FORMATTED.charAt(index), { close, formatted: true, raw: false }],
    [FORMATTED.charAt(index).toUpperCase(), { close, formatted: true, raw: true }],
  ]),
);

const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** The quotes of the string that a frame stands for; undefined for brackets, fields and format specifications. */
export function quotesOf(frame: string): Quotes | undefined {
  return FRAMES.get(frame);
}

/** The frame of a string that opens with `quote` after the given prefix letters. */
export function stringFrame(prefix: string, quote: string): string {
  const letters = prefix.toLowerCase();
  const index = QUOTES.indexOf(quote);
  // Template strings (`t"…"`, Python 3.14) have the fields of f-strings.
  if (!letters.includes('f') && !letters.includes('t')) return PLAIN.charAt(index);
  const frame = FORMATTED.charAt(index);
  return letters.includes('r') ? frame.toUpperCase() : frame;
}

/** The innermost open frame; empty when nothing is open. */
export function topOf(stack: Stack): string {
  return stack.length === 0 ? '' : stack.charAt(stack.length - 1);
}

/** Whether Python code, rather than literal text, stands inside a frame: brackets and replacement fields. */
export function isCodeFrame(frame: string): boolean {
  return frame === '(' || frame === '[' || frame === '{' || frame === 'f';
}

/** How a closing bracket fits: it closes the innermost opener, an outer one over unclosed ones, or none. */
export interface Closing {
  readonly kind: 'close' | 'mismatch' | 'stray';
  readonly stack: Stack;
}

/** What is open after a closing bracket. */
export function closeBracket(stack: Stack, closer: string): Closing {
  const opener = CLOSERS[closer] ?? '';
  const accepts = (frame: string): boolean => frame === opener || (closer === '}' && frame === 'f');
  for (let index = stack.length - 1; index >= 0; index -= 1) {
    const frame = stack.charAt(index);
    if (accepts(frame)) {
      return { kind: index === stack.length - 1 ? 'close' : 'mismatch', stack: stack.slice(0, index) };
    }
    // A bracket never closes anything outside the string or field it stands in.
    if (frame === 'f' || !isCodeFrame(frame)) break;
  }
  return { kind: 'stray', stack };
}

/** Whether only brackets are open: no string, no field. */
export function onlyBrackets(stack: Stack): boolean {
  for (const frame of stack) if (frame === 'f' || !isCodeFrame(frame)) return false;
  return true;
}

/** Index in the stack of the innermost f-string, or -1. */
export function innermostFormatted(stack: Stack): number {
  for (let index = stack.length - 1; index >= 0; index -= 1) {
    if (quotesOf(stack.charAt(index))?.formatted === true) return index;
  }
  return -1;
}
