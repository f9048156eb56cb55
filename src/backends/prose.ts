/** Words with which chat models begin to talk about code; code begins with none of them when a word follows. */
const STARTERS =
  "Absolutely|Based|Below|Certainly|Continuing|Great|Here|Here's|I|I'll|I'm|In|Let|Let's|Note|Of|Okay|Sure|That|The|These|This|To|We|You";
const PROSE = new RegExp(`^(?:${STARTERS})(?:[,!.:]\\s|\\s+[A-Za-z]{2})`);
const MAY_BECOME_PROSE = new RegExp(`^(?:${STARTERS}|[A-Z][a-z']{0,11})(?:[,!.:]?\\s*[A-Za-z]?)$`);
const FENCE = /(?:^|\n)[ \t]*```[^\n`]*\n/;
const THINK_END = '</think>';

/** Where the code of an answer starts. */
export interface Opening {
  readonly code: string;
  /** Whether the code is inside a Markdown fence. */
  readonly fenced: boolean;
}

/** The code of a chat answer after reasoning, prose and an opening fence; null while it cannot be told yet, and empty for an answer that is only prose. */
export function openingOf(raw: string, ended: boolean): Opening | null {
  const answer = withoutThoughts(raw, ended);
  if (answer === null) return null;
  const text = answer.trimStart();
  if (!ended && ('```'.startsWith(text.slice(0, 3)) || MAY_BECOME_PROSE.test(text)) && !text.includes('\n'))
    return null;
  if (!text.startsWith('```') && !PROSE.test(text)) return { code: answer, fenced: false };
  const fence = FENCE.exec(text);
  if (fence !== null) return { code: text.slice(fence.index + fence[0].length), fenced: true };
  return ended ? { code: '', fenced: true } : null;
}

function withoutThoughts(raw: string, ended: boolean): string | null {
  const text = raw.trimStart();
  const isThinking = text.startsWith('<think>') || (text !== '' && '<think>'.startsWith(text) && !ended);
  if (!isThinking) return raw;
  const end = text.indexOf(THINK_END);
  if (end === -1) return ended ? '' : null;
  return text.slice(end + THINK_END.length).replace(/^\s*\n/, '');
}
