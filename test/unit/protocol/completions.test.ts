import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parseCompletion } from '../../../src/protocol/completions.ts';

describe('parseCompletion', () => {
  it('reads a completion object', () => {
    const value = {
      id: 'cmpl-1',
      object: 'text_completion',
      choices: [{ index: 0, text: 'h(0)', finish_reason: 'stop' }],
    };
    assert.deepEqual(parseCompletion(value), {
      id: 'cmpl-1',
      choices: [{ index: 0, text: 'h(0)', finish: 'stop' }],
    });
  });

  it('takes an empty finish reason for none', () => {
    assert.equal(
      parseCompletion({ choices: [{ index: 0, text: 'a', finish_reason: '' }] })?.choices[0]?.finish,
      null,
    );
  });

  it('reads an event that only counts usage as one without choices', () => {
    assert.deepEqual(parseCompletion({ id: 'x', choices: [], usage: { total_tokens: 3 } })?.choices, []);
    assert.deepEqual(parseCompletion({ id: 'x', usage: { total_tokens: 3 } })?.choices, []);
  });

  it('takes no text together with a finish reason for no more text', () => {
    assert.deepEqual(parseCompletion({ choices: [{ text: null, finish_reason: 'length' }] })?.choices, [
      { index: 0, text: '', finish: 'length' },
    ]);
  });

  it('reads events that open an answer without any text', () => {
    for (const choice of [{ index: 0, text: null, finish_reason: null }, { index: 0 }])
      assert.deepEqual(parseCompletion({ choices: [choice] })?.choices, [
        { index: 0, text: '', finish: null },
      ]);
  });

  for (const [name, value] of Object.entries({
    'a bare text': 'x',
    null: null,
    'no choices': { id: 'x' },
    'choices that are no list': { choices: { 0: { text: 'a' } } },
    'a choice that is no object': { choices: ['a'] },
    'a text that is no string': { choices: [{ text: 1, finish_reason: null }] },
    'no text': { choices: [{ finish_reason: null }] },
    'a message of a chat': { choices: [{ index: 0, delta: { content: 'a' } }] },
    'a giant index': { choices: [{ index: 1e9, text: 'a' }] },
    'a negative index': { choices: [{ index: -1, text: 'a' }] },
    'a broken index': { choices: [{ index: '0', text: 'a' }] },
    'a broken finish reason': { choices: [{ text: 'a', finish_reason: 7 }] },
  })) {
    it(`refuses ${name}`, () => assert.equal(parseCompletion(value), null));
  }
});
