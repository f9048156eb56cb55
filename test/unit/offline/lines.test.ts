import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createOfflineEngine } from '../../../src/offline/engine.ts';
import { FORM_SIGNS, formSigns } from '../../../src/offline/lineForm.ts';
import { LINE_KINDS, LINE_SIGNS, linesOf, sortLines } from '../../../src/offline/lines.ts';
import { advance, type Path } from '../../../src/offline/path.ts';
import { LINE_WEIGHTS } from '../../../src/offline/weights.ts';
import { knowledge, placeIn } from './desk.ts';

const head = 'from qiskit import QuantumCircuit\nqc = QuantumCircuit(2)\nspare = 1\nprint(qc)\n';

function finished(
  text: string,
  guess: readonly string[],
  probability: number,
): { path: Path; signs: readonly number[] } {
  const { path, spot } = placeIn(head + text);
  const grown = guess.reduce((one, piece) => {
    const token = spot.reader.abstraction.name(piece, spot.reader.scope);
    const next = advance(one, { number: knowledge.number(token), text: piece, probability: 1 }, spot);
    const written = one.text + piece;
    return { ...next, text: written, marks: [...one.marks, { end: written.length, probability }] };
  }, path);
  const done = { ...grown, probability, done: true };
  return { path: done, signs: linesOf([done], spot)[0]?.signs ?? [] };
}

describe('finished lines', () => {
  const signOf = (signs: readonly number[], name: (typeof LINE_SIGNS)[number]): number | undefined =>
    signs[LINE_SIGNS.indexOf(name)];

  it('have a sign for each weight', () => {
    assert.equal(finished('print(', ['qc', ')'], 0.5).signs.length, LINE_SIGNS.length);
    for (const kind of LINE_KINDS) assert.equal(LINE_WEIGHTS[kind].length, LINE_SIGNS.length);
  });

  it('are told apart by what is written above and by names that are not used yet', () => {
    const same = finished('print(', ['qc', ')'], 0.5).signs;
    const other = finished('print(', ['spare', ')'], 0.5).signs;
    assert.deepEqual([signOf(same, 'justWritten'), signOf(other, 'justWritten')], [1, 0]);
    assert.deepEqual([signOf(same, 'unusedName'), signOf(other, 'unusedName')], [0, 1]);
  });

  it('are told apart by their form', () => {
    const twice = finished('print(qc.depth(), ', ['qc', '.', 'depth', '(', ')', ')'], 0.5).signs;
    const once = finished('print(qc.depth(), ', ['qc', '.', 'size', '(', ')', ')'], 0.5).signs;
    assert.deepEqual([signOf(twice, 'askedTwice'), signOf(once, 'askedTwice')], [1, 0]);
    const itself = finished('self.depth = ', ['depth'], 0.5).signs;
    const another = finished('self.depth = ', ['width'], 0.5).signs;
    assert.deepEqual([signOf(itself, 'sameSelf'), signOf(another, 'sameSelf')], [1, 0]);
    const named = finished('draw(', ['scale=', 'scale', ')'], 0.5).signs;
    assert.equal(signOf(named, 'sameKeyword'), 1);
    const numbers = (text: string): (number | undefined)[] => {
      const { path, spot } = placeIn(head + text);
      const signs = formSigns(path, spot);
      return (['counting', 'sameNumbers'] as const).map((name) => signs[FORM_SIGNS.indexOf(name)]);
    };
    assert.deepEqual(numbers('spare = 2'), [1, 0]);
    assert.deepEqual(numbers('spare = 1'), [0, 1]);
  });

  it('that repeat the line above come after those that use something new', () => {
    const { spot } = placeIn(`${head}print(`);
    const same = finished('print(', ['qc', ')'], 0.5).path;
    const other = finished('print(', ['spare', ')'], 0.4).path;
    assert.equal(sortLines([same, other], spot)[0]?.text, other.text);
  });
});

describe('ways to one line', () => {
  it('count together', () => {
    const { spot } = placeIn(`${head}print(`);
    const way = finished('print(', ['qc', ')'], 0.25).path;
    const [line, more] = linesOf([way, way], spot);
    assert.equal(more, undefined);
    assert.equal(line?.path.probability, 0.5);
  });
});

describe('guesses that nobody means', () => {
  const asked = (before: string): string[] =>
    createOfflineEngine()
      .complete({ before: head + before, after: '', indentation: { tabs: false, size: 4 }, explicit: true })
      .map(({ text }) => text);

  it('do not go through an empty range', () => {
    const texts = asked('for i in range');
    assert.ok(texts.length > 0 && texts.every((text) => !/\((?:0|1)\):/u.test(text)));
  });

  it('give an argument the number that the document gave it before', () => {
    const texts = asked(
      'from qiskit.primitives import StatevectorSampler\nsampler = StatevectorSampler()\nsampler.run([qc], shots=777)\nspare = 2\nprint(spare)\njob = sampler.run([qc], shots=',
    );
    assert.ok(texts.some((text) => text.startsWith('777')));
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
