import type { CompletionResult, SkipReason } from '../completion/types.ts';
import { outdatedReason } from './guardMessages.ts';
import { t } from './words.ts';

/** Why nothing was asked, after a colon. */
export const skips: Record<SkipReason, string> = {
  midWord: t('the cursor is inside a word'),
  selection: t('text is selected'),
  manyCursors: t('there is more than one cursor'),
  statementComplete: t('the statement is complete'),
  insideLiteral: t('the cursor is inside a string or number'),
  undoRedo: t('the last change was an undo or redo'),
  pasted: t('the last change was a paste'),
  external: t('the file was changed by something else'),
  tooLarge: t('the file is too large'),
  afterEscape: t('a suggestion was dismissed here'),
  shortComment: t('the comment is too short to go by'),
  deleted: t('the last change was a deletion'),
  snippet: t('a snippet is being filled in'),
  knownEmpty: t('the service had nothing for this place a moment ago'),
  breakerOpen: t('the service failed several times and gets a short pause'),
  retryLater: t('the service asked to wait'),
  widgetUnstable: t('the list of completions is changing'),
  excluded: t('this file is one of those in qiskitInline.exclude'),
  notQiskit: t('the file does not import Qiskit'),
  untrusted: t('the workspace is not trusted'),
  notReady: t('no service is ready to be asked'),
  manual: t('suggestions come only when they are asked for'),
};

/** Why an explicit request for a suggestion gave none. */
export function noSuggestion(result: Extract<CompletionResult, { kind: 'skipped' | 'empty' }>): string {
  if (result.kind === 'skipped') return t('No suggestion: {0}.', skips[result.reason]);
  if (result.outdated !== undefined) return t('No suggestion: {0}.', outdatedReason(result.outdated));
  const reason =
    result.rule === null ? t('there was nothing to add here') : t('the answer does not fit here');
  return t('No suggestion: {0}.', reason);
}
