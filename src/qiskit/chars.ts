/** Letters, `_`, and what is not ASCII; a class of characters, to be joined with others by `|`. */
export const NAME = 1;
/** Decimal digits. */
export const DIGIT = 2;
/** Spaces, tabs and form feeds. */
export const SPACE = 4;

const CLASSES = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const char = String.fromCharCode(code);
  if (/[A-Za-z_]/u.test(char)) CLASSES[code] = NAME;
  else if (/[0-9]/u.test(char)) CLASSES[code] = DIGIT;
  else if (/[ \t\f]/u.test(char)) CLASSES[code] = SPACE;
}
// Spaces, line separators and direction marks outside ASCII are not Python: they must not pass for names.
const FOREIGN_SPACE = /[\u0080-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/u;

/** The class of the UTF-16 unit at an offset; 0 for punctuation, line ends and the end of the text. */
export function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return CLASSES[code] ?? 0;
  if (Number.isNaN(code)) return 0;
  return FOREIGN_SPACE.test(String.fromCharCode(code)) ? 0 : NAME;
}

/** Where a run of characters of the given classes ends. */
export function span(text: string, from: number, classes: number): number {
  let at = from;
  while ((classAt(text, at) & classes) !== 0) at += 1;
  return at;
}

/** Where the line around an offset ends: at its line end or the end of the text. */
export function lineRest(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return text.length;
}

/** Where the line end at an offset is over. */
export function lineBreakEnd(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? at + 2 : at + 1;
}

/** Where a number ends that begins at an offset; takes unfinished and malformed ones whole. */
export function numberEnd(text: string, start: number): number {
  const exponent = !/[xXbBoO]/u.test(text.charAt(start + 1));
  let at = start + 1;
  for (;;) {
    const char = text.charAt(at);
    const sign = exponent && (char === '+' || char === '-') && /[eE]/u.test(text.charAt(at - 1));
    const goesOn = sign
      ? classAt(text, at + 1) === DIGIT
      : char === '.' || (classAt(text, at) & (NAME | DIGIT)) !== 0;
    if (!goesOn) return at;
    at += 1;
  }
}

// Operators of two and three characters, by their first one.
const LONG = new Map<string, readonly string[]>();
for (const operator of '**= //= >>= <<= ... ** // >> << <= >= == != -> += -= *= /= %= &= |= ^= @= :='.split(
  ' ',
)) {
  const first = operator.charAt(0);
  LONG.set(first, [...(LONG.get(first) ?? []), operator]);
}

/** Where the operator at an offset ends. */
export function operatorEnd(text: string, start: number): number {
  for (const operator of LONG.get(text.charAt(start)) ?? []) {
    if (text.startsWith(operator, start)) return start + operator.length;
  }
  return start + 1;
}
