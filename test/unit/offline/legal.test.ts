import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { isLegal } from '../../../src/offline/legal.ts';
import type { Path } from '../../../src/offline/path.ts';
import { placeIn } from './desk.ts';

const pathOf = (text: string): Path => placeIn(text).path;

describe('what Python allows', () => {
  const forbidden: readonly (readonly [string, string])[] = [
    ['for i in range(3)', ''],
    ['for i in x', '='],
    ['return x', '='],
    ['x = a', 'b'],
    ['x = a', "'text'"],
    ['f(1', '('],
    ["f('text'", '('],
    ['f(a', ':'],
    ['f(a =', ')'],
    ['f(', ','],
    ['from qiskit', ''],
    ['from qiskit import transpile', ':'],
    ['from qiskit import transpile', '='],
    ['from qiskit import transpile', 'QuantumCircuit'],
    ['from qiskit import', 'for'],
    ['import numpy as', ':'],
    ['from qiskit import', ''],
    ['from qiskit import (QuantumCircuit', ''],
    ['f(a', 'as'],
    ['f(a', '+='],
    ['x = [a for a in', ']'],
    ['x +', ''],
    ['f(a', ''],
    ['x', 'for'],
    ['', ')'],
  ];
  for (const [text, token] of forbidden) {
    it(`not ${token === '' ? 'the end' : token} after ${text === '' ? 'nothing' : text}`, () => {
      assert.equal(isLegal(token, pathOf(text)), false);
    });
  }

  const allowed: readonly (readonly [string, string])[] = [
    ['from', 'qiskit.circuit'],
    ['from qiskit', 'import'],
    ['from qiskit import', '('],
    ['from qiskit import (', 'transpile'],
    ['from qiskit import (transpile', ')'],
    ['from qiskit import transpile,', 'QuantumCircuit'],
    ['import numpy', 'as'],
    ['import numpy as', 'np'],
    ['for i in range(3)', ':'],
    ['for i in range(3):', ''],
    ['return', ''],
    ['x = a', ''],
    ['x', '='],
    ['x', '+='],
    ['x', ':'],
    ['x = a', 'if'],
    ['f(a,', ')'],
    ['f(', ')'],
    ['f(', '-'],
    ['x[', ':'],
    ['x[1:', ']'],
    ['f(lambda a', ':'],
    ['with f() ', 'as'],
    ['[a', 'for'],
    ['from a', 'import'],
  ];
  for (const [text, token] of allowed) {
    it(`${token === '' ? 'the end' : token} after ${text}`, () => {
      assert.equal(isLegal(token, pathOf(text)), true);
    });
  }
});
