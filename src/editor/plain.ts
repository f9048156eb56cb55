/** Longest text from outside that a row, a title or a message shows, in characters. */
const LONGEST = 200;

/** Control characters, and the marks that reverse or hide text: with them a name could pass for another one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu;

/** Text from a server or a file as one harmless line: no control or direction marks, no icons by `$(name)`, at most `longest` characters. */
export function plain(text: string, longest = LONGEST): string {
  const line = text.replace(UNSEEN, ' ').replaceAll('$(', '$ (').trim();
  const characters = Array.from(line.slice(0, 2 * longest));
  return characters.length <= longest && line.length <= 2 * longest
    ? line
    : `${characters.slice(0, longest - 1).join('')}…`;
}
