import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { circumstances, circumstancesOf } from '../../../src/offline/circumstances.ts';
import { attributeCandidates } from '../../../src/offline/mixture.ts';
import { SIGNS } from '../../../src/offline/signs.ts';
import { TRUST } from '../../../src/offline/weights.ts';
import { knowledge, placeIn } from './desk.ts';

const head = `import numpy as np
from qiskit import QuantumCircuit
qc = QuantumCircuit(2)
`;

/** Keys of the rows that are looked up at the end of a text, by circumstance. */
function keysAt(text: string, before = ''): ReadonlyMap<string, readonly string[]> {
  const { spot } = placeIn(text);
  const asked = { type: 'QuantumCircuit', variable: 'qc', before, place: 's' };
  return new Map(circumstancesOf(asked, { records: spot.memory.records, indent: spot.indent }));
}

describe('the circumstances that an attribute is asked in', () => {
  it('are what was asked of the same variable the two times before', () => {
    const text = `${head}qc.h(0)\nother.x(0)\nqc.cx(0, 1)\n`;
    assert.deepEqual(keysAt(text).get('twice'), ['QuantumCircuit>>h>cx']);
    assert.deepEqual(keysAt(head).get('twice'), ['QuantumCircuit>>^>^']);
  });

  it('are the head of the block, and whether the statement is its first', () => {
    const loop = `${head}for i in range(2):\n    `;
    assert.deepEqual(keysAt(loop).get('block'), ['QuantumCircuit{sfor1']);
    assert.deepEqual(keysAt(`${loop}qc.h(i)\n    `).get('block'), ['QuantumCircuit{sfor']);
  });

  it('are the words of the function', () => {
    const text = `${head}def bell_pairs(qc):\n    `;
    assert.deepEqual(keysAt(text).get('functionWords'), ['QuantumCircuit^bell', 'QuantumCircuit^pair']);
  });

  it('are how much is asked already, and whether the circuit is measured', () => {
    assert.deepEqual(keysAt(`${head}qc.h(0)\n`).get('stage'), ['QuantumCircuit!s1']);
    assert.deepEqual(keysAt(`${head}qc.h(0)\nqc.measure_all()\n`).get('stage'), ['QuantumCircuit!sm2']);
  });

  it('are the words before the value', () => {
    assert.deepEqual(keysAt(head, 'print (').get('worded'), ['QuantumCircuit~~print (']);
  });

  it('say nothing of values of which little is known', () => {
    const asked = { type: 'Statevector', variable: 'psi', before: 'x =', place: 'a' };
    assert.deepEqual(circumstancesOf(asked, { records: [], indent: 0 }), []);
  });
});

describe('what public code asks in the circumstances', () => {
  it('is counted in the tables', () => {
    const { path, spot } = placeIn(`${head}angle = 2 * np.`);
    const row = circumstances(path, spot).find(({ kind }) => kind === 'worded')?.row.counts;
    const pi = row?.get(knowledge.number('pi')) ?? 0;
    assert.ok(pi > (row?.get(knowledge.number('zeros')) ?? 0));
  });

  it('is among the signs of a name', () => {
    const { path, spot } = placeIn(`${head}for i in range(1):\n    qc.`);
    const candidates = attributeCandidates(path, spot, TRUST);
    const at = SIGNS.indexOf('block');
    const sign = (name: string): number => candidates.find((one) => one.name === name)?.signs[at] ?? 0;
    assert.ok(sign('cx') > sign('draw'));
  });
});
