/** Where a reader of Python stands at the end of a text, as far as brackets, strings and comments go. */
export interface Standing {
  /** Brackets opened minus brackets closed; below zero when the text closes what came before it. */
  readonly depth: number;
  /** The quote of the string that is open, `'`, `"`, `'''` or `"""`; empty outside strings. */
  readonly quote: string;
  /** Whether the last line ends in a comment. */
  readonly comment: boolean;
  /** Whether the last line goes on in the next by a backslash. */
  readonly continued: boolean;
}

/** The start of a text that nothing precedes. */
export const OUTSIDE: Standing = { depth: 0, quote: '', comment: false, continued: false };

/** Reads `text` on from `from`. A string in single quotes ends with its line, as it does for Python. */
export function scan(text: string, from: Standing = OUTSIDE): Standing {
  let { depth, quote, comment } = from;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\n') {
      comment = false;
      if (quote.length === 1) quote = '';
    } else if (comment) continue;
    else if (quote !== '') {
      if (char === '\\') at++;
      else if (text.startsWith(quote, at)) {
        at += quote.length - 1;
        quote = '';
      }
    } else if (char === '#') comment = true;
    else if (char === '"' || char === "'") {
      quote = text.startsWith(char.repeat(3), at) ? char.repeat(3) : char;
      at += quote.length - 1;
    } else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
  }
  const continued = !comment && quote === '' && text.endsWith('\\');
  return { depth, quote, comment, continued };
}
