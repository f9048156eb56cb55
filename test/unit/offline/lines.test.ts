import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createOfflineEngine } from '../../../src/offline/engine.ts';
import { LINE_SIGNS, lineSigns, sortLines } from '../../../src/offline/lines.ts';
import { advance, type Path } from '../../../src/offline/path.ts';
import { LINE_WEIGHTS } from '../../../src/offline/weights.ts';
import { knowledge, placeIn } from './desk.ts';

const head = 'from qiskit import QuantumCircuit\nqc = QuantumCircuit(2)\nspare = 1\nprint(qc)\n';

function finished(
  text: string,
  guess: readonly string[],
  probability: number,
): { path: Path; signs: number[] } {
  const { path, spot } = placeIn(head + text);
  const grown = guess.reduce((one, piece) => {
    const token = spot.reader.abstraction.name(piece, spot.reader.scope);
    const next = advance(one, { number: knowledge.number(token), text: piece, probability: 1 }, spot);
    const written = one.text + piece;
    return { ...next, text: written, marks: [...one.marks, { end: written.length, probability }] };
  }, path);
  const done = { ...grown, probability, done: true };
  return { path: done, signs: lineSigns(done, spot) };
}

describe('finished lines', () => {
  const signOf = (signs: readonly number[], name: (typeof LINE_SIGNS)[number]): number | undefined =>
    signs[LINE_SIGNS.indexOf(name)];

  it('have a sign for each weight', () => {
    assert.equal(finished('print(', ['qc', ')'], 0.5).signs.length, LINE_WEIGHTS.length);
    assert.equal(LINE_SIGNS.length, LINE_WEIGHTS.length);
  });

  it('are told apart by what is written above and by names that are not used yet', () => {
    const same = finished('print(', ['qc', ')'], 0.5).signs;
    const other = finished('print(', ['spare', ')'], 0.5).signs;
    assert.deepEqual([signOf(same, 'justWritten'), signOf(other, 'justWritten')], [1, 0]);
    assert.deepEqual([signOf(same, 'unusedName'), signOf(other, 'unusedName')], [0, 1]);
  });

  it('that repeat the line above come after those that use something new', () => {
    const { spot } = placeIn(`${head}print(`);
    const same = finished('print(', ['qc', ')'], 0.5).path;
    const other = finished('print(', ['spare', ')'], 0.4).path;
    assert.equal(sortLines([same, other], spot)[0], other);
  });
});

describe('words that nothing known begins with', () => {
  it('are gone on with', () => {
    const asked = (before: string): string[] =>
      createOfflineEngine()
        .complete({ before, after: '', indentation: { tabs: false, size: 4 }, explicit: true })
        .map(({ text }) => text);
    assert.ok(asked(`${head}print(unheard_of`).includes(')'));
    assert.ok(asked('import numpy as np\nx = np.unheard').some((text) => text.startsWith('(')));
  });
});
