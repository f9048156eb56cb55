import { columnsAt } from '../qiskit/outline.ts';
import { isProse } from './chat.ts';
import { quoteAtCursor, withText } from './site.ts';
import type { Rule, Site } from './site.ts';

const THOUGHT = /<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>\s*/gu;
const OPEN_THOUGHT = /<think(?:ing)?>/u;
const END_OF_THOUGHT = /^[\s\S]*<\/think(?:ing)?>\s*/u;
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
    if (!isCode || !insideString(head))
      text = isCode ? head.trimEnd() : placed(fenced(text.slice(fence)), site);
  }
  return isProse(text) ? null : withText(draft, text);
};

/** Code of a fence at the cursor: indented as far as the cursor, it is counted from the start of the line. */
function placed(code: string, site: Site): string {
  const columns = columnsAt(code, 0, site.request.indentation.size);
  return site.blank && site.column > 0 && columns >= site.column ? `\n${code}` : code;
}

/** Whether the text so far has a docstring open. */
function insideString(text: string): boolean {
  return (text.split('"""').length + text.split("'''").length) % 2 === 1;
}

/** What stands in the first code fence, up to its end or to the end of the text. */
function fenced(text: string): string {
  const body = text.replace(/^```[^\S\n]*[\w+-]*[^\S\n]*(?:\n|$)/u, '').replace(/^```/u, '');
  const end = body.indexOf('```');
  return (end === -1 ? body : body.slice(0, end)).replace(/\n[ \t]*$/u, '');
}
