import { misfit } from '../qiskit/grammar.ts';
import { lex } from '../qiskit/lexer.ts';
import { quoteAtCursor, withText } from './site.ts';
import type { Rule } from './site.ts';

const THOUGHT = /<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>\s*/gu;
const OPEN_THOUGHT = /<think(?:ing)?>/u;
const END_OF_THOUGHT = /^[\s\S]*<\/think(?:ing)?>\s*/u;
const PROSE = new RegExp(
  '^(?:' +
    [
      String.raw`here(?:'s|’s| is| are|,) `,
      String.raw`(?:sure|certainly|absolutely|of course|okay|great)[,!.:]`,
      String.raw`i(?:'m|’m| am|'ll|’ll| will| can| can't| cannot| have| apologize| need) `,
      'as an ai ',
      'you (?:can|should|need|could|may) ',
      'the (?:following|code|complete|completed|completion|answer|missing|function|solution) ',
      'this (?:code|function|completes|implementation|is|will|should|creates) ',
      'to (?:complete|create|build|implement|use|fix|run|do) ',
      "(?:let's|let’s|let me|below is|based on|in this|note that|it (?:seems|looks)|we (?:can|need)) ",
      '(?:answer|explanation|note|output|solution|completion):',
      String.raw`\*\*[A-Z][\w ]*:?\*\*|#{2,} [A-Z]`,
    ].join('|') +
    ')',
  'iu',
);

/** Takes the code out of an answer that is written like a chat message: thoughts, prose around a code fence. Prose without a fence is dropped. */
export const unwrapChat: Rule = (draft, site) => {
  let text = draft.text;
  if (text.includes('think')) {
    text = text.replace(THOUGHT, '').replace(END_OF_THOUGHT, '');
    const open = OPEN_THOUGHT.exec(text);
    if (open !== null) text = text.slice(0, open.index);
  }
  // Docstrings and comments may hold prose and fences of their own.
  if (quoteAtCursor(site) !== '' || site.outline.inComment) return withText(draft, text);
  const fence = text.indexOf('```');
  if (fence !== -1) {
    const head = text.slice(0, fence);
    const isCode = head.trim() !== '' && !isProse(head);
    if (!isCode || !insideString(head)) text = isCode ? head.trimEnd() : fenced(text.slice(fence));
  }
  return isProse(text) ? null : withText(draft, text);
};

function isProse(text: string): boolean {
  const [line = ''] = text.trimStart().split('\n', 1);
  if (!PROSE.test(line)) return false;
  // `sure, found = look(up)` is code: prose has words side by side, or ends like a sentence.
  return /[.!:]$/u.test(line.trimEnd()) || misfit(lex(line).tokens, line) !== -1;
}

/** Whether the text so far has a docstring open. */
function insideString(text: string): boolean {
  return (text.split('"""').length + text.split("'''").length) % 2 === 1;
}

/** What stands in the first code fence, up to its end or to the end of the text. */
function fenced(text: string): string {
  const body = text.replace(/^```[^\S\n]*[\w+-]*[^\S\n]*\n/u, '').replace(/^```/u, '');
  const end = body.indexOf('```');
  return (end === -1 ? body : body.slice(0, end)).replace(/\n[ \t]*$/u, '');
}
