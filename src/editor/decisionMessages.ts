import type { Decision } from '../completion/decisions.ts';
import type { Suggestion } from '../completion/types.ts';
import { failureWords } from './failureMessages.ts';
import { skips } from './skipMessages.ts';
import { t } from './words.ts';

/** What a rule of the post-processing has against a text, after "an answer came, but". A rule that is not listed is called by its name. */
const rules: Readonly<Record<string, string>> = {
  control: t('it held nothing but control marks of the model'),
  chat: t('it was an explanation and no code'),
  echo: t('it only repeated what is left of the cursor'),
  newline: t('it began on a line where it does not belong'),
  indentation: t('its indentation fits no block here'),
  scope: t('nothing of it belongs to the block at the cursor'),
  overlap: t('it only repeated what is right of the cursor'),
  brackets: t('it closed brackets that are not open'),
  soundness: t('it would have left the line broken'),
  blocks: t('it would have left a block without its lines'),
  duplicates: t('it only repeated the lines around it'),
  repetition: t('it repeated itself'),
  trim: t('it had nothing to show'),
  visibility: t('the editor could not have shown it here'),
  guard: t('it used what the installed Qiskit does not have'),
  rejected: t('you dismissed the same one here before'),
};

const origins: Record<Suggestion['origin'], string> = {
  cache: t('from an answer that was there before'),
  inflight: t('from a request that was running before'),
  network: t('from a request of its own'),
};

/** How one call of the engine ended, in words and without a character of code. */
export function decisionSentence(decision: Decision): string {
  const { kind, reason, rule, failure, origin } = decision;
  switch (kind) {
    case 'suggested':
      return t('A suggestion was given, {0}.', origins[origin ?? 'network']);
    case 'skipped':
      return t('Nothing was asked: {0}.', reason === null ? t('there was no need') : skips[reason]);
    case 'empty':
      return rule === null
        ? t('An answer came, but it was empty.')
        : t('An answer came, but {0}.', rules[rule] ?? t('the rule "{0}" dropped it', rule));
    case 'failed':
      return failure === null ? t('The request failed.') : failureWords(failure);
    case 'canceled':
      return t('The text changed before there was an answer.');
  }
}

/** When it was and what it took: `3 s ago, while typing · waited 120 ms for the next key · took 340 ms`. */
export function decisionFacts({ at, trigger, delayMs, tookMs }: Decision, now: number): string {
  const seconds = Math.max(0, Math.round((now - at) / 1_000));
  const ago = seconds < 120 ? t('{0} s ago', seconds) : t('{0} min ago', Math.round(seconds / 60));
  const asked = trigger === 'explicit' ? t('asked for') : t('while typing');
  const waited =
    delayMs === null || delayMs < 1 ? [] : [t('waited {0} ms for the next key', Math.round(delayMs))];
  const took = tookMs < 1 ? [] : [t('took {0} ms', Math.round(tookMs))];
  return [`${ago}, ${asked}`, ...waited, ...took].join(' · ');
}
