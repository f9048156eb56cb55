import { lineRest } from './chars.ts';
import { quotesOf } from './frames.ts';

/** Where the literal text of a string ends, and why: its closing quote, its line, a replacement field, or the text. */
export interface LiteralEnd {
  readonly end: number;
  readonly by: 'quote' | 'line' | 'field' | 'text';
}

/** How far a replacement field in a string of one line may go on over line ends, in characters. */
const FIELD_REACH = 400;

/** Reads literal text of a string that is open with the given frame. */
export function literalEnd(text: string, from: number, frame: string): LiteralEnd {
  const quotes = quotesOf(frame);
  const close = quotes?.close ?? '';
  const formatted = quotes?.formatted === true;
  const named = formatted && !quotes.raw;
  for (let at = from; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') at += escapeLength(text, at, named);
    else if (char === close.charAt(0)) {
      if (text.startsWith(close, at)) return { end: at + close.length, by: 'quote' };
    } else if (close.length === 1 && (char === '\n' || char === '\r')) return { end: at, by: 'line' };
    else if (formatted && char === '{') {
      if (text[at + 1] !== '{') return { end: at, by: 'field' };
      at += 1;
    }
  }
  return { end: text.length, by: 'text' };
}

/** Characters after a backslash that belong to its escape. */
function escapeLength(text: string, at: number, named: boolean): number {
  if (text.startsWith('\r\n', at + 1)) return 2;
  // The braces of `\N{name}` open no field.
  const end = named && text.startsWith('N{', at + 1) ? text.indexOf('}', at) : -1;
  if (end !== -1 && end < lineRest(text, at)) return end - at;
  // `\{` is a backslash and a field.
  return text[at + 1] === '{' ? 0 : 1;
}

/** Where the format specification of a field ends: before a nested field, its closing brace, or the end of its string. */
export function formatSpecEnd(text: string, from: number, close: string): number {
  for (let at = from; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '{' || char === '}') return at;
    if (close.length === 1 && (char === '\n' || char === '\r')) return at;
    if (char === close.charAt(0) && text.startsWith(close, at)) return at;
  }
  return text.length;
}

/** Whether the field of a one-line f-string goes on after a line end, which Python allows since 3.12, rather than being unfinished. */
export function fieldGoesOn(text: string, from: number, close: string): boolean {
  const limit = Math.min(text.length, from + FIELD_REACH);
  let depth = 0;
  for (let at = from; at < limit; at += 1) {
    const char = text.charAt(at);
    if (char === '(' || char === '[' || char === '{') depth += 1;
    else if (char === ')' || char === ']' || char === '}') depth -= 1;
    if (depth < 0) return char === '}' && text.slice(at, lineRest(text, at)).includes(close);
  }
  return false;
}
