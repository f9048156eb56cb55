import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { preambleLength } from '../../../src/completion/chat.ts';
import { spotOf, unitEnd } from '../../../src/completion/unit.ts';
import { requestAt } from './golden.ts';

/** The text behind the preamble once all of it is there. */
const code = (text: string): string => text.slice(preambleLength(text, true) ?? 0);

describe('complaint C15: the code of a chat message', () => {
  it('begins behind prose and the line of the fence', () => {
    assert.equal(code('Sure! Here is the code:\n\n```python\nqc.h(0)\n```\n'), 'qc.h(0)\n```\n');
    assert.equal(code('```\nqc.h(0)'), 'qc.h(0)');
  });

  it('begins behind thoughts and control tokens', () => {
    assert.equal(code('<|im_start|>assistant\n<think>\nHm.\n</think>\n```py\nqc.h(0)'), 'qc.h(0)');
    assert.equal(code('<fim_middle>qc.h(0)'), 'qc.h(0)');
  });

  it('is the whole answer of a completion model', () => {
    for (const text of [
      'qc.h(0)\n',
      '"""\n```\n"""',
      'sure, found = look(up)\n',
      '    return qc',
      '',
      'x = 1\n```\n',
    ]) {
      assert.equal(preambleLength(text, true), 0, text);
    }
  });

  it('stays on the line of the fence when it is there', () => {
    assert.equal(preambleLength('```qc.h(0)```\n', false), 0);
  });

  it('is waited for while it may come, and no longer', () => {
    const message = 'Here is the code:\n```python\n';
    for (const length of [18, 20, 24, 27])
      assert.equal(preambleLength(message.slice(0, length), false), null);
    assert.equal(preambleLength(message, false), message.length);
    assert.equal(preambleLength('<think>\nno end', false), null);
    assert.equal(preambleLength('Here is the code:\n', true), 0);
    assert.equal(preambleLength(`Here is the code:\n${'It is long. '.repeat(50)}`, false), 0);
  });

  it('is measured by the display unit as if nothing stood before it', () => {
    const request = requestAt('qc = QuantumCircuit(2)\n‸');
    const text = 'Sure!\n```python\nqc.h(0)\nqc.cx(0, 1)\n```\n';
    const end = unitEnd(text, { kind: 'line' }, { ...spotOf(request), finished: false });
    assert.equal(text.slice(0, end ?? 0), 'Sure!\n```python\nqc.h(0)');
  });
});
