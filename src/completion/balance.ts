import { faultsIn } from '../qiskit/grammar.ts';
import { readAtCursor } from './site.ts';
import type { Draft, Site } from './site.ts';

/** What a reader of Python finds wrong at the cursor with some text put in. */
export interface Balance {
  /** Brackets that close nothing, or the wrong one, and strings that their line cuts off. */
  readonly faults: number;
  /** What is open at the end of the cursor's statement so far. */
  readonly open: string;
  /** Whether a comment in the text swallows what stands behind it. */
  readonly swallows: boolean;
}

/** Reads a text at the cursor together with what would follow it on the line. */
export function balanceOf(text: string, tail: string, site: Site): Balance {
  const { tokens, begin, end, lead } = readAtCursor(`${text}${tail}\n`, site);
  const faults = faultsIn(tokens, begin.stack);
  const border = tokens.find((token) => token.end > lead + text.length);
  const begun = border !== undefined && border.start >= lead && border.start < lead + text.length;
  return { faults, open: end.stack, swallows: tail.trim() !== '' && begun && border.kind === 'comment' };
}

/** Whether a draft leaves the line as sound as it was: nothing left open that was not, nothing closed twice. */
export function isBalanced(draft: Draft, site: Site): boolean {
  const now = balanceOf('', site.rest, site);
  const then = balanceOf(draft.text, site.rest.slice(draft.replaceAfter), site);
  if (then.swallows || then.faults > now.faults) return false;
  // A text that closes what was open behind the cursor is as good as one that leaves it open.
  return then.open === now.open || (site.rest.trim() === '' && now.open.startsWith(then.open));
}
