import assert from 'node:assert/strict';
import { test } from 'node:test';

import { flicker } from '../../bench/flicker.ts';

/** A state for each `[text, at]`, each in a frame of its own. */
function counted(
  states: readonly (readonly [string, number])[],
  keys: readonly (readonly [string, number])[],
) {
  return flicker({
    states: states.map(([text, at], frame) => ({ text, at, frame })),
    keys: keys.map(([key, at]) => ({ key, at })),
  });
}

test('a text that takes the place of another without a key is a change', () => {
  assert.equal(
    counted(
      [
        ['first', 100],
        ['second', 300],
      ],
      [['a', 50]],
    ).changed,
    1,
  );
});

test('a text that its key shortened is none, also when it appeared right before the frame of that key', () => {
  const after = 'from qiskit import transpile';
  const of = (key: string, text: string) =>
    counted(
      [
        [text, 101],
        [after, 112],
      ],
      [[key, 100]],
    ).changed;
  assert.equal(of('x', `x${after}`), 0);
  assert.equal(of('Enter', `\n${after}`), 0);
  assert.equal(of('Enter', `x${after}`), 1);
});

test('a text that vanishes and is back within half a second counts, as it was or shortened by the keys between', () => {
  const back = (text: string, at: number, key: string) =>
    counted(
      [
        ['\nqc.h(0)', 100],
        ['', 200],
        [text, at],
      ],
      [[key, 190]],
    ).returned;
  assert.equal(back('\nqc.h(0)', 400, 'x'), 1);
  assert.equal(back('qc.h(0)', 400, 'Enter'), 1);
  assert.equal(back('qc.h(1)', 400, 'Enter'), 0);
  assert.equal(back('\nqc.h(0)', 800, 'x'), 0);
});

test('what the editor draws anew after a key sooner than it asks anyone is counted apart', () => {
  const back = (at: number) => {
    const { returned, redrawn } = counted(
      [
        ['\nqc.h(0)', 100],
        ['', 200],
        ['qc.h(0)', at],
      ],
      [['Enter', 190]],
    );
    return [returned, redrawn];
  };
  assert.deepEqual(back(217), [0, 1]);
  assert.deepEqual(back(241), [1, 0]);
});
