import { misfit } from '../qiskit/grammar.ts';
import { lex } from '../qiskit/lexer.ts';
import { leadingControl } from './control.ts';

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

/** How far a chat message may go on before its code begins, in characters. */
const LONGEST_PREAMBLE = 400;
const FENCE_LINE = /```[^\S\n]*[\w+-]*[^\S\n]*\n/uy;

/** Whether a text begins with a line of prose. */
export function isProse(text: string): boolean {
  const [line = ''] = text.trimStart().split('\n', 1);
  if (!PROSE.test(line)) return false;
  // `sure, found = look(up)` is code: prose has words side by side, or ends like a sentence.
  return /[.!:]$/u.test(line.trimEnd()) || misfit(lex(line).tokens, line) !== -1;
}

/**
 * Characters before the code of an answer that is written like a chat message: control tokens, thoughts, prose and the line that opens the
 * code fence; 0 when the answer begins with its code, null while more text may tell.
 */
export function preambleLength(text: string, finished: boolean): number | null {
  const undecided = finished ? 0 : null;
  let at = leadingControl(text);
  if (/^\s*<think/u.test(text.slice(at))) {
    const end = text.indexOf('>', text.indexOf('</think', at));
    if (!text.includes('</think', at) || end === -1) return undecided;
    at = end + 1;
  }
  const fence = text.indexOf('```', at);
  const head = fence === -1 ? text.slice(at) : text.slice(at, fence);
  if (fence === -1) {
    const waits = head.length < LONGEST_PREAMBLE && head.trimStart().includes('\n') && isProse(head);
    return waits ? undecided : at;
  }
  if (head.trim() !== '' && !isProse(head)) return at;
  FENCE_LINE.lastIndex = fence;
  if (FENCE_LINE.test(text)) return FENCE_LINE.lastIndex;
  // Code may stand on the line of the fence.
  return text.includes('\n', fence) ? at : undecided;
}
