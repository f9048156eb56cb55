import type { Decision } from '../completion/decisions.ts';
import type { CompletionResult, SkipReason, Suggestion } from '../completion/types.ts';
import { failureWords } from './messages.ts';

const skips: Record<SkipReason, string> = {
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
  manual: 'suggestions come only when they are asked for',
  notQiskit: 'the file does not import Qiskit',
  untrusted: 'the workspace is not trusted',
  notReady: 'there was no service to ask',
};

/** Why an explicit request for a suggestion gave none. */
export function noSuggestion(result: Extract<CompletionResult, { kind: 'skipped' | 'empty' }>): string {
  if (result.kind === 'skipped') return `No suggestion: ${skips[result.reason]}.`;
  const reason = result.rule === null ? 'there was nothing to add here' : 'what came does not fit here';
  return `No suggestion: ${reason}.`;
}

/** What a rule of the post-processing has against a text, after "an answer came, but". A rule that is not listed is called by its name. */
const rules: Readonly<Record<string, string>> = {
  control: 'it had nothing but control marks of the model in it',
  chat: 'it was talk and not code',
  echo: 'it only said again what stands left of the cursor',
  newline: 'it began on a line where nothing of it belongs',
  indentation: 'its indentation fits no block here',
  scope: 'nothing of it belongs to the block at the cursor',
  overlap: 'it only said again what stands right of the cursor',
  brackets: 'it closed brackets that are not open',
  soundness: 'it would have left the line broken',
  duplicates: 'it only said again the lines around it',
  repetition: 'it repeated itself',
  trim: 'there was nothing to see in it',
  visibility: 'the editor could not have shown it here',
  rejected: 'it is what you sent away here before',
};

const origins: Record<Suggestion['origin'], string> = {
  cache: 'from an answer that was there already',
  inflight: 'from a request that ran already',
  network: 'from a request of its own',
};

/** How one call of the engine ended, in words and without a character of code. */
export function decisionSentence(decision: Decision): string {
  const { kind, reason, rule, failure, origin } = decision;
  switch (kind) {
    case 'suggested':
      return `A suggestion was given, ${origins[origin ?? 'network']}.`;
    case 'skipped':
      return `Nothing was asked: ${reason === null ? 'there was no need' : skips[reason]}.`;
    case 'empty':
      return rule === null
        ? 'An answer came, but it was empty.'
        : `An answer came, but ${rules[rule] ?? `the rule "${rule}" dropped it`}.`;
    case 'failed':
      return failure === null ? 'The request failed.' : failureWords(failure);
    case 'canceled':
      return 'The text changed before there was an answer.';
  }
}

/** When it was and what it took: `3 s ago, while typing · waited 120 ms for the next key · took 340 ms`. */
export function decisionFacts({ at, trigger, delayMs, tookMs }: Decision, now: number): string {
  const seconds = Math.max(0, Math.round((now - at) / 1_000));
  const ago = seconds < 120 ? `${seconds} s ago` : `${Math.round(seconds / 60)} min ago`;
  const asked = trigger === 'explicit' ? 'asked for' : 'while typing';
  const waited = delayMs === null || delayMs < 1 ? [] : [`waited ${Math.round(delayMs)} ms for the next key`];
  const took = tookMs < 1 ? [] : [`took ${Math.round(tookMs)} ms`];
  return [`${ago}, ${asked}`, ...waited, ...took].join(' · ');
}
