import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { decisionOf } from '../../../src/completion/decisions.ts';
import { RULES } from '../../../src/completion/postprocess.ts';
import type { CompletionResult } from '../../../src/completion/types.ts';
import { decisionFacts, decisionSentence } from '../../../src/editor/decisionMessages.ts';
import { noSuggestion } from '../../../src/editor/skipMessages.ts';

const call = { at: 1_000, trigger: 'automatic', delayMs: 120, tookMs: 340 } as const;
const say = (result: CompletionResult): string => decisionSentence(decisionOf(result, call));

describe('complaint C18: nothing happens and nobody knows why', () => {
  it('names the gate, the rule or the failure of the last call in words', () => {
    assert.equal(say({ kind: 'skipped', reason: 'tooLarge' }), 'Nothing was asked: the file is too large.');
    assert.equal(
      say({ kind: 'empty', rule: 'duplicates' }),
      'An answer came, but it only repeated the lines around it.',
    );
    assert.equal(say({ kind: 'empty', rule: null }), 'An answer came, but it was empty.');
    const failure = { kind: 'timeout', status: null, retryAfterMs: null, detail: 'qc.h(0)' } as const;
    assert.equal(say({ kind: 'failed', failure }), 'The service did not answer in time.');
    assert.equal(say({ kind: 'canceled' }), 'The text changed before there was an answer.');
  });

  it('says where a suggestion came from, and repeats nothing of it', () => {
    for (const origin of ['cache', 'inflight', 'network'] as const) {
      const suggestion = { id: 'secret-id', text: 'qc.h(0)', replaceAfter: 0, origin };
      const sentence = say({ kind: 'suggested', suggestions: [suggestion] });
      assert.match(sentence, /^A suggestion was given, from /);
      assert.doesNotMatch(sentence, /qc|secret/);
    }
  });

  it('has words for every rule that can drop an answer', () => {
    for (const rule of [...RULES.map(([name]) => name), 'rejected'])
      assert.doesNotMatch(say({ kind: 'empty', rule }), /the rule "/, rule);
  });

  it('says when it was, who asked, and what it took', () => {
    const decision = decisionOf({ kind: 'canceled' }, call);
    assert.equal(
      decisionFacts(decision, 4_000),
      '3 s ago, while typing · waited 120 ms for the next key · took 340 ms',
    );
    const fast = decisionOf({ kind: 'canceled' }, { ...call, trigger: 'explicit', delayMs: null, tookMs: 0 });
    assert.equal(decisionFacts(fast, 601_000), '10 min ago, asked for');
  });

  it('answers a request made by hand in one line', () => {
    assert.equal(
      noSuggestion({ kind: 'skipped', reason: 'notQiskit' }),
      'No suggestion: the file does not import Qiskit.',
    );
    assert.equal(
      noSuggestion({ kind: 'empty', rule: 'trim' }),
      'No suggestion: the answer does not fit here.',
    );
  });
});
