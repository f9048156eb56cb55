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
    ['x = [a', ':'],
    ['x = [a for a in b', ':'],
    ['x[a for a in b', ':'],
    ['x = {a, b', ':'],
    ['x = {a: b', ':'],
    ['x = {a: b for a in c', ':'],
    ['def f(a=g(b', ':'],
    ['def f(a: b', ':'],
    ['x = a', 'else'],
    ['x = [a for a in b if a', 'else'],
    ['if a', 'else'],
    ['x = f(a if b else c', 'else'],
    ['x = a if b else', 'else'],
    ['f(a,', 'if'],
    ['def f(a) -', '<v>'],
    ['f(a=1,', '<v>'],
    ['f(a=1,', '['],
    ['f(a=1, b=2,', 'a='],
    ['plot(c=1,', 'color='],
    ['plot(linewidth=1,', 'lw='],
    ['f(a=1,', "'a'"],
    ['def f(a=1, b', ')'],
    ['def f(a=1, b: int', ','],
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
    ['x[a', ':'],
    ['x = {a', ':'],
    ['x = {**a, b', ':'],
    ['x = {a: b, c', ':'],
    ['def f(a: b, c', ':'],
    ['x = a if b', 'else'],
    ['x = f(a, b if c', 'else'],
    ['x = [a if b', 'else'],
    ['x = [a for a in b if c if d', 'else'],
    ['x = a not', 'in'],
    ['f(a=1,', 'b='],
    ['f(a=1, b=g(', 'a='],
    ['plot(c=1,', 'lw='],
    ['f(a=1,', '**'],
    ['f(a=1,', ')'],
    ['f(g(a=1),', '<v>'],
    ['def f(a=1, *, b', ')'],
    ['def f(a=1, b=2', ')'],
    ['def f(a, b=g(c', ')'],
  ];
  for (const [text, token] of allowed) {
    it(`${token === '' ? 'the end' : token} after ${text}`, () => {
      assert.equal(isLegal(token, pathOf(text)), true);
    });
  }
});
