import type { Rule } from './site.ts';
import { withText } from './site.ts';

// Written between marks that no Python code has: whatever follows them is not part of the answer.
const MARKED = [
  String.raw`<\|[A-Za-z_][\w .▁-]{0,40}\|>`,
  String.raw`<｜[^｜\n]{1,40}｜>`,
  String.raw`<fim[_-](?:prefix|suffix|middle|pad|begin|hole|end)>`,
  String.raw`<(?:end_of_(?:text|turn|sentence|utterance)|start_of_turn|endoftext)>`,
  String.raw`\[/INST\]|<</?SYS>>`,
].join('|');
// Control tokens of some model families that a program could also name in its own text.
const PLAIN = [
  String.raw`<(?:file_sep|repo_name|reponame|filename|gh_stars|issue_(?:start|comment|closed)|jupyter_(?:start|text|code|output)|commit_(?:before|msg|after)|empty_output)>`,
  String.raw`<(?:PRE|SUF|MID|EOT|EOD|EOM|bos|eos|pad|unk)>|</?s>`,
  String.raw`\[(?:PREFIX|SUFFIX|MIDDLE|INST)\]`,
].join('|');

const LEADING = new RegExp(
  String.raw`^\s*(?:<\|?fim[_-]middle\|?>|<｜fim▁(?:end|middle)｜>|<s>|<bos>|<MID>|\[MIDDLE\]|<\|(?:im_start|begin_of_text|start_header_id|end_header_id|assistant)\|>(?:assistant\n?)?)`,
  'u',
);
const STRICT = new RegExp(MARKED, 'u');
const LOOSE = new RegExp(PLAIN, 'gu');
// A mark that the token limit or a stream cut in half.
const HALF = /<(?:\|[\w.▁-]{0,40}\|?|｜[^\s>]{0,40}|fim_\w{0,10})$/u;
// Invisible characters, halves of characters, and marks that reorder text hide what would be inserted.
const INVISIBLE = /(?![\t\n])[\p{Cc}\p{Cs}\u200b\u2060\ufeff]/gu;
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/u;

/** Characters of control tokens that an answer begins with. */
export function leadingControl(text: string): number {
  let length = 0;
  for (let lead = LEADING.exec(text); lead !== null; lead = LEADING.exec(text.slice(length)))
    length += lead[0].length;
  return length;
}

/** Cuts an answer at the first control token of its model, and takes invisible characters out. Text that would be displayed in another order than it runs is dropped. */
export const stripControl: Rule = (draft, site) => {
  const { before } = site.request;
  let text = draft.text.replace(/\r\n?/gu, '\n').replace(INVISIBLE, '');
  for (let lead = LEADING.exec(text); lead !== null; lead = LEADING.exec(text))
    text = text.slice(lead[0].length);
  const strict = STRICT.exec(text);
  if (strict !== null) text = text.slice(0, strict.index);
  for (const match of text.matchAll(LOOSE)) {
    if (before.includes(match[0]) || named(match[0], before) || quoted(text, match.index, match[0].length))
      continue;
    text = text.slice(0, match.index);
    break;
  }
  text = text.replace(HALF, '');
  if (REORDERING.test(text) && !REORDERING.test(before)) return null;
  return withText(draft, text);
};

/** Whether a mark like `[PREFIX]` is an index with a name of the user's program. */
function named(mark: string, before: string): boolean {
  return mark.startsWith('[') && before.includes(mark.slice(1, -1));
}

function quoted(text: string, at: number, length: number): boolean {
  return /["']/u.test(text.charAt(at - 1)) && /["']/u.test(text.charAt(at + length));
}
