import { isBalanced } from './balance.ts';
import { withText } from './site.ts';
import type { Draft, Rule, Site } from './site.ts';
import { isVisible } from './visibility.ts';

/** Text right of the cursor that only closes what is open. */
const CLOSING = /^[)\]}"'\s]*[:,;]?\s*(?:#.*)?$/u;

/** Longest text behind the cursor that an answer may cover. */
const LONGEST_OVERLAP = 200;
/** Ways to cover it that are tried. */
const ATTEMPTS = 16;

/**
 * Settles the answer with what is right of the cursor: what the answer says again is covered by it, and an answer of several lines before
 * other code keeps its first line only.
 */
export const coverOverlap: Rule = (draft, site) => {
  const rest = site.rest.trimEnd();
  if (rest === '') return draft;
  let { text } = draft;
  if (text.includes('\n') && !CLOSING.test(rest)) text = text.slice(0, text.indexOf('\n'));
  text = text.trimEnd();
  // Nothing new, or nothing at all.
  if (rest.startsWith(text)) return null;
  const options = candidates(text, rest);
  const sound =
    options.slice(0, ATTEMPTS).find((replaceAfter) => isBalanced({ text, replaceAfter }, site)) ?? 0;
  const best = sound === draft.replaceAfter ? withText(draft, text) : { text, replaceAfter: sound };
  if (isBalanced(best, site)) return best;
  const shorter = cutEnd(best, site);
  return shorter === null ? best : coverOverlap(shorter, site);
};

/** How many characters of the rest the text may cover, the most plausible number first. */
function candidates(text: string, rest: string): number[] {
  const found: number[] = [];
  const line = text.slice(text.lastIndexOf('\n') + 1);
  for (let length = Math.min(line.length, rest.length, LONGEST_OVERLAP); length > 0; length -= 1) {
    const covered = rest.slice(0, length);
    if (line.endsWith(covered) && startsWord(line, length) && isVisible(text, covered)) found.push(length);
  }
  found.push(0);
  if (isVisible(text, rest)) found.push(rest.length);
  return found;
}

/** Whether the last characters of a line do not begin in the middle of a word. */
function startsWord(line: string, length: number): boolean {
  const at = line.length - length;
  return !(/[\p{L}\p{N}_]$/u.test(line.slice(0, at)) && /^[\p{L}\p{N}_]/u.test(line.slice(at)));
}

/** The draft without closers at its end that the rest of the line has already. */
function cutEnd(draft: Draft, site: Site): Draft | null {
  let { text } = draft;
  for (let attempt = 0; attempt < ATTEMPTS && /[)\]}"']$/u.test(text); attempt += 1) {
    text = text.slice(0, -1).trimEnd();
    if (text !== '' && isBalanced({ text, replaceAfter: 0 }, site)) return { text, replaceAfter: 0 };
  }
  return null;
}
