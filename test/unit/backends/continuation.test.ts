import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { Continuation } from '../../../src/backends/continuation.ts';

const PROMPT = 'from qiskit import QuantumCircuit\n\nqc = QuantumCircuit(2)\nqc.h(0)\n    qc.';

/** What comes through of an answer that arrives in pieces, and why it ended. */
function through(
  pieces: readonly string[],
  change: Partial<{ prompt: string; stop: readonly string[]; maxTokens: number }> = {},
): string {
  const continuation = new Continuation({ prompt: PROMPT, stop: [], maxTokens: 48, ...change });
  return pieces.map((piece) => continuation.push(piece)).join('') + continuation.finish();
}

describe('Continuation', () => {
  for (const [name, answer, expected] of [
    ['plain code', 'cx(0, 1)\n', 'cx(0, 1)\n'],
    ['a leading line end', '\nqc.measure_all()', '\nqc.measure_all()'],
    ['a fence', '```python\ncx(0, 1)\n```', 'cx(0, 1)'],
    ['a fence without a language', '```\ncx(0, 1)\n```\n', 'cx(0, 1)'],
    ['a fence that is never closed', '```python\ncx(0, 1)\n', 'cx(0, 1)\n'],
    ['an indented fence', '  ```python\ncx(0, 1)\n  ```', 'cx(0, 1)'],
    ['prose around a fence', 'Here is the rest:\n\n```python\ncx(0, 1)\n```\nIt entangles them.', 'cx(0, 1)'],
    ['prose after code', 'cx(0, 1)\n```\nThis is it.', 'cx(0, 1)\n'],
    ['prose alone', 'I cannot help with that.', ''],
    ['prose of two words', 'The next line adds a gate.', ''],
    ['reasoning', '<think>They want a gate.\nOK.</think>\ncx(0, 1)', 'cx(0, 1)'],
    ['reasoning without end', '<think>They want', ''],
    ['an echo of the line', 'qc.cx(0, 1)', 'cx(0, 1)'],
    ['an echo of the line with its indentation', '    qc.cx(0, 1)', 'cx(0, 1)'],
    ['an echo of two lines', 'qc.h(0)\n    qc.cx(0, 1)', 'cx(0, 1)'],
    ['an echo of everything', `\`\`\`python\n${PROMPT}cx(0, 1)\n\`\`\``, 'cx(0, 1)'],
    ['a class name', 'Statevector(qc)', 'Statevector(qc)'],
    ['a name that begins like prose', 'Note = 3', 'Note = 3'],
    ['a name that is a word', 'Here', 'Here'],
    ['nothing', '', ''],
  ] as const) {
    it(`takes ${name}, however it is cut`, () => {
      assert.equal(through([answer]), expected);
      assert.equal(through(Array.from(answer)), expected);
      const halves = Array.from({ length: answer.length }, (_, at) => [
        answer.slice(0, at),
        answer.slice(at),
      ]);
      for (const pieces of halves) assert.equal(through(pieces), expected);
    });
  }

  it('leaves a line that was there before alone', () => {
    assert.equal(through(['qc.h(0)\n', 'qc.h(1)\n'], { prompt: 'x = 1\nqc.h(0)\n' }), 'qc.h(0)\nqc.h(1)\n');
  });

  it('stops at a stop string, also one in two pieces', () => {
    const continuation = new Continuation({ prompt: '', stop: ['\n\n'], maxTokens: 48 });
    assert.equal(continuation.push('x = 1\n'), 'x = 1');
    assert.equal(continuation.push('\ny'), '');
    assert.equal(continuation.end, 'stop');
    assert.equal(continuation.push('more'), '');
  });

  it('gives back what looked like the beginning of a stop string', () => {
    const continuation = new Continuation({ prompt: '', stop: ['\n\n'], maxTokens: 48 });
    assert.equal(continuation.push('x = 1\n'), 'x = 1');
    assert.equal(continuation.push('y = 2'), '\ny = 2');
  });

  it('ends after as many characters as the tokens can have, on a whole character', () => {
    const continuation = new Continuation({ prompt: '', stop: [], maxTokens: 1 });
    assert.equal(continuation.push('1234567𝛑'), '1234567');
    assert.equal(continuation.end, 'length');
  });

  it('does not wait for code for ever', () => {
    const continuation = new Continuation({ prompt: '', stop: [], maxTokens: 48 });
    for (let count = 0; count < 2000 && continuation.end === null; count += 1)
      continuation.push('Sure, it is so. ');
    assert.equal(continuation.end, 'length');
  });

  it('gives code at once that cannot be prose or an echo', () => {
    const continuation = new Continuation({ prompt: PROMPT, stop: ['\n\n'], maxTokens: 48 });
    assert.equal(continuation.push('cx('), 'cx(');
  });

  it('gives the same whatever the pieces are', () => {
    const parts = fc.constantFrom(
      'qc.',
      'h(0)',
      '\n',
      '    ',
      '```',
      '```py\n',
      'Sure, here',
      ' is it:',
      'x = 1',
      '`',
      '<think>',
      '</think>',
      'Q',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 10 }), (pieces) => {
        assert.equal(through(pieces), through([pieces.join('')]));
      }),
      { numRuns: 500 },
    );
  });
});
