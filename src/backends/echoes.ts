/** Shorter repetitions of the cursor's line are ordinary code. */
const LEAST_CHARACTERS = 3;
/** Lines before the cursor from which a repetition may start. */
const LINES_LIMIT = 400;

/** The ends of a prompt that an answer may repeat before it goes on: the line of the cursor, two lines of code or more, or all of it. */
export function echoesOf(prompt: string): readonly string[] {
  const found: string[] = [];
  let code = 0;
  let start = prompt.length;
  for (let count = 0; start > 0 && count < LINES_LIMIT; count += 1) {
    const end = start;
    start = prompt.lastIndexOf('\n', start - 2) + 1;
    if (prompt.slice(start, end).trim() !== '') code += 1;
    const tail = prompt.slice(start);
    const isCursorLine = !tail.includes('\n') && tail.trim().length >= LEAST_CHARACTERS;
    if (isCursorLine || code > 1 || (start === 0 && code > 0)) found.push(tail, ...unindented(tail));
  }
  return found;
}

function unindented(tail: string): readonly string[] {
  const text = tail.trimStart();
  return text === tail ? [] : [text];
}

/** `code` without what it repeats of the prompt; null while a repetition is not over yet. */
export function withoutEcho(code: string, echoes: readonly string[], ended: boolean): string | null {
  let longest = '';
  let rest = code;
  for (const echo of echoes) {
    // A line end before the repetition of the cursor's line starts another line.
    const text = echo.includes('\n') ? code.replace(/^\s*\n/, '') : code;
    if (!ended && text.length < echo.length && echo.startsWith(text)) return null;
    if (echo.length > longest.length && text.startsWith(echo)) {
      longest = echo;
      rest = text.slice(echo.length);
    }
  }
  return rest;
}
