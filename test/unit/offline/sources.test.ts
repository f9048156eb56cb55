import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { attributes } from '../../../src/offline/attributes.ts';
import { isCalled } from '../../../src/offline/callable.ts';
import type { Evidence } from '../../../src/offline/evidence.ts';
import { fill } from '../../../src/offline/fill.ts';
import { stringsFor } from '../../../src/offline/literals.ts';
import { Mentions } from '../../../src/offline/mentions.ts';
import { distribution } from '../../../src/offline/mixture.ts';
import { rivalsFor } from '../../../src/offline/names.ts';
import { NAME_SIGNS } from '../../../src/offline/nameSigns.ts';
import { placeOfValue } from '../../../src/offline/place.ts';
import { placeAt, PLACES } from '../../../src/offline/places.ts';
import { resultKey, results } from '../../../src/offline/results.ts';
import { slots } from '../../../src/offline/slots.ts';
import { TRUST } from '../../../src/offline/weights.ts';
import { split } from '../../../src/qiskit/statements.ts';
import { knowledge, placeIn } from './desk.ts';

const head = `import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler
qc = QuantumCircuit(2)
`;

function rowOf(found: readonly Evidence[], kind: Evidence['kind']): ReadonlyMap<string, number> {
  const row = found.find((one) => one.kind === kind)?.row.counts ?? new Map<number, number>();
  return new Map([...row].map(([number, count]) => [knowledge.token(number), count]));
}

function shareOf(text: string, token: string): number {
  const { path, spot } = placeIn(text);
  return distribution(path, spot, TRUST).get(knowledge.number(token)) ?? 0;
}

describe('what stands at an argument', () => {
  it('is known whatever the others are', () => {
    const { path, spot } = placeIn(`${head}qc.append(unheard_of[3], `);
    assert.ok((rowOf(slots(path, spot), 'slots').get('[') ?? 0) > 0);
  });

  it('is what the document gave there before', () => {
    const { path, spot } = placeIn(`${head}plot_it(qc, "some words", size=1)\nplot_it(other(), `);
    assert.deepEqual([...rowOf(slots(path, spot), 'ownSlots').keys()], ['<str>']);
  });

  it('comes after a keyword too without being counted by position', () => {
    const { path, spot } = placeIn(`${head}plot_it(qc, size=`);
    assert.deepEqual(slots(path, spot), []);
  });
});

describe('what follows a value', () => {
  const keyOf = (text: string): string => {
    const { spot, path } = placeIn(text);
    return resultKey(path.words, path.words.length, spot.reader);
  };

  it('is counted by its type and place', () => {
    assert.equal(keyOf(`${head}x = qc.copy()`), 'QuantumCircuit~a');
    assert.equal(keyOf(`${head}print(qc.copy()`), 'QuantumCircuit~p');
    assert.equal(keyOf(`${head}f(qc.copy()`), 'QuantumCircuit~g');
    assert.equal(keyOf(`${head}x = qc`), '');
  });

  it('is asked of bits that were measured', () => {
    const text = `${head}qc.measure_all()\nresult = StatevectorSampler().run([qc]).result()\ncounts = result[0].data.meas`;
    const { path, spot } = placeIn(text);
    const row = rowOf(results(path, spot), 'results');
    assert.ok((row.get('.') ?? 0) > (row.get('$') ?? 0));
  });

  it('tells places of values apart', () => {
    const wordsOf = (text: string): Parameters<typeof placeOfValue>[0] => split(text).tail.words;
    assert.equal(placeOfValue(wordsOf('x'), 0), 's');
    assert.equal(placeOfValue(wordsOf('y = x'), 2), 'a');
    assert.equal(placeOfValue(wordsOf('y = 2 * x'), 4), 'o');
  });

  it('is weighed by the piece before', () => {
    const place = (text: string): string => placeAt(placeIn(head + text).path);
    assert.deepEqual(
      ['', 'x =', 'f(', 'f(a,', 'f(a=', 'x = 2 *', 'return', 'x = qc', 'x = f()', 'x = 3', 'qc.'].map(place),
      [...PLACES],
    );
  });

  it('is a dot after a module, and a call after a function', () => {
    assert.ok(shareOf(`${head}x = np`, '.') > 0.9);
    assert.ok(shareOf(`${head}x = np.sqrt`, '(') > 0.9);
    assert.equal(shareOf(`${head}x = np.pi`, '('), 0);
    assert.equal(isCalled('ndarray', 'shape'), false);
    assert.equal(isCalled('ndarray', 'max'), true);
    assert.equal(isCalled('QuantumCircuit', 'h'), undefined);
  });

  it('may be the end of a list with an element on each line', () => {
    const { path, spot } = placeIn(`${head}x = [\n    qc,\n`);
    const closed = distribution(path, { ...spot, vertical: 1, blank: true }, TRUST);
    assert.ok((closed.get(knowledge.number(']')) ?? 0) >= 0.3);
  });
});

describe('names after a dot', () => {
  it('are counted by type and place', () => {
    const { path, spot } = placeIn(`${head}print(qc.copy().`);
    assert.ok((rowOf(attributes(path, spot), 'typePlaced').get('depth') ?? 0) > 0);
  });
});

describe('mentions', () => {
  const words = (text: string): Parameters<Mentions['add']>[0] =>
    split(`${text}\n`).statements[0]?.words ?? [];

  it('are of variables, not of attributes and keywords', () => {
    const mentions = new Mentions();
    mentions.add(words('run(qc.depth, shots=count)'), 0);
    assert.deepEqual(
      ['qc', 'depth', 'shots', 'count'].map((name) => mentions.count(name)),
      [1, 0, 0, 1],
    );
  });

  it('know what stood after the same words, and forget', () => {
    const mentions = new Mentions();
    mentions.add(words('x = len(values)'), 0);
    mentions.add(words('y = len(rows)'), 1);
    assert.deepEqual([...mentions.after('len', '(').keys()], ['values', 'rows']);
    mentions.forget(1);
    assert.deepEqual([...mentions.after('len', '(').keys()], ['values']);
    assert.equal(mentions.last('rows'), -1);
  });
});

describe('names that compete', () => {
  const signOf = (text: string, name: string, sign: (typeof NAME_SIGNS)[number]): number | undefined => {
    const { path, spot } = placeIn(text);
    const rivals = rivalsFor(path, spot, { likely: new Map(), partial: '' });
    return rivals.find((one) => one.text === name)?.signs[NAME_SIGNS.indexOf(sign)];
  };

  it('are told apart by whether they are used, local and named like the parameter', () => {
    const text = `${head}def noisy(angle, strength):\n    return angle\n\nangle = 0.3\nstrength = 2\nprint(angle)\nx = noisy(`;
    assert.equal(signOf(text, 'strength', 'unusedValue'), 1);
    assert.equal(signOf(text, 'angle', 'unusedValue'), 0);
    assert.equal(signOf(text, 'angle', 'sameAsParameter'), 1);
    assert.equal(signOf(text, 'strength', 'sameAsParameter'), 0);
    assert.equal(signOf(`${head}def f(a):\n    b = a\n    return `, 'qc', 'outer'), 1);
    assert.equal(signOf(`${head}def f(a):\n    b = a\n    return `, 'b', 'returned'), 1);
  });

  it('have a sign for each name', () => {
    const { path, spot } = placeIn(`${head}print(`);
    for (const { signs } of rivalsFor(path, spot, { likely: new Map(), partial: '' }))
      assert.equal(signs.length, NAME_SIGNS.length);
  });

  it('may be usual ones that begin with what is typed', () => {
    const { path, spot } = placeIn(head);
    const texts = rivalsFor(path, spot, { likely: new Map(), partial: 'fidel' }).map(({ text }) => text);
    assert.ok(texts.includes('fidelity'));
    assert.ok(texts.every((text) => text === 'qc' || text.startsWith('fidel')));
  });

  it('may be usual names of parameters', () => {
    const { path, spot } = placeIn('def run(');
    const texts = rivalsFor(path, spot, { likely: new Map(), partial: 'sho' }).map(({ text }) => text);
    assert.ok(texts.includes('shots'));
  });

  it('may be usual names of what is defined', () => {
    const { path, spot } = placeIn('def ');
    assert.ok(fill('<fn>', path, spot).some(({ text }) => text === 'oracle' || text === 'diffuser'));
  });
});

describe('texts', () => {
  it('are those of lines that begin alike', () => {
    const { path, spot } = placeIn(`${head}if basis == "X":\n    qc.h(0)\nif basis == `);
    assert.deepEqual(
      stringsFor(path, spot).map(({ text }) => text),
      ['"X"'],
    );
  });
});
