import type { Tail } from '../qiskit/statements.ts';

/** How the cursor's line is used inside brackets. */
export function lineUse(before: string, tail: Tail): { vertical: number; blank: boolean } {
  const lineStart = before.lastIndexOf('\n') + 1;
  const opens: number[] = [];
  for (const [at, word] of tail.words.entries()) {
    if (word.kind === 'open') opens.push(at);
    if (word.kind === 'close') opens.pop();
  }
  // The innermost bracket that was open before this line began.
  const depth = opens.findLastIndex((at) => tail.start + (tail.words[at]?.start ?? 0) < lineStart);
  const open = tail.words[opens[depth] ?? -1];
  const next = tail.words[(opens[depth] ?? -2) + 1];
  const from = open ? tail.start + open.end : 0;
  const broken =
    open !== undefined && before.slice(from, next ? tail.start + next.start : before.length).includes('\n');
  return { vertical: broken ? depth + 1 : 0, blank: before.slice(lineStart).trim() === '' };
}

/** Lines above a statement that a comment about it may stand in. */
const ABOVE = 4;

/** The nearest comment line above the statement at the cursor. */
export function commentAbove(before: string, tail: Pick<Tail, 'start'>): string {
  let end = before.lastIndexOf('\n', tail.start - 1);
  for (let lines = 0; lines < ABOVE && end > 0; lines += 1) {
    const start = before.lastIndexOf('\n', end - 1);
    const line = before.slice(start + 1, end);
    const comment = /^\s*#+\s*(.*)$/u.exec(line)?.[1];
    if (comment !== undefined) return comment;
    if (line.trim() === '') return '';
    end = start;
  }
  return '';
}
