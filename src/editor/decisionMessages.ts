import type { Decision } from '../completion/decisions.ts';
import type { Suggestion } from '../completion/types.ts';
import { failureWords } from './messages.ts';
import { skips } from './skipMessages.ts';

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
  blocks: 'it would have left a block without its lines',
  duplicates: 'it only said again the lines around it',
  repetition: 'it repeated itself',
  trim: 'there was nothing to see in it',
  visibility: 'the editor could not have shown it here',
  guard: 'it used what the installed Qiskit does not have',
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
