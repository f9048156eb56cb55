import type { CompletionResult, SkipReason } from '../completion/types.ts';
import { outdatedReason } from './guardMessages.ts';

/** Why nothing was asked, after a colon. */
export const skips: Record<SkipReason, string> = {
  midWord: 'the cursor is inside a word',
  selection: 'text is selected',
  manyCursors: 'there is more than one cursor',
  statementComplete: 'the statement is complete',
  insideLiteral: 'the cursor is inside a text or number',
  undoRedo: 'the last change was an undo or redo',
  pasted: 'the last change was a paste',
  external: 'the file was changed by something else',
  tooLarge: 'the file is too large',
  afterEscape: 'a suggestion was dismissed here',
  shortComment: 'the comment is too short to go by',
  deleted: 'the last change was a deletion',
  snippet: 'a snippet is being filled in',
  knownEmpty: 'the service had nothing for this place',
  breakerOpen: 'the service failed several times, and is given a pause',
  retryLater: 'the service asked to wait',
  widgetUnstable: 'the list of completions is changing',
  excluded: 'this file is one of those in qiskitInline.exclude',
  notQiskit: 'the file does not import Qiskit',
  untrusted: 'the workspace is not trusted',
  notReady: 'there was no service to ask',
  manual: 'suggestions come only when they are asked for',
};

/** Why an explicit request for a suggestion gave none. */
export function noSuggestion(result: Extract<CompletionResult, { kind: 'skipped' | 'empty' }>): string {
  if (result.kind === 'skipped') return `No suggestion: ${skips[result.reason]}.`;
  if (result.outdated !== undefined) return `No suggestion: ${outdatedReason(result.outdated)}.`;
  const reason = result.rule === null ? 'there was nothing to add here' : 'what came does not fit here';
  return `No suggestion: ${reason}.`;
}
