import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { loadTables } from '../../../src/offline/data.ts';
import { Knowledge } from '../../../src/offline/knowledge.ts';
import { isLegal } from '../../../src/offline/legal.ts';
import { Memory } from '../../../src/offline/memory.ts';
import { advance, begin, type Path } from '../../../src/offline/path.ts';
import { surroundingsOf } from '../../../src/offline/session.ts';
import { split } from '../../../src/qiskit/statements.ts';

const knowledge = new Knowledge(loadTables());
const memory = new Memory(knowledge);
const scope = memory.scope;
const reader = { scope, infer: scope.inference, abstraction: knowledge.abstraction };
const spot = {
  ...surroundingsOf({ knowledge, memory, reader }, 0),
  lessons: [],
  after: '',
  vertical: 0,
  blank: false,
  comment: '',
  expected: [],
};

function pathOf(text: string): Path {
  const pieces = knowledge.abstraction.pieces(split(text).tail.words, scope);
  return pieces.reduce(
    (path, { token, text: written }) =>
      advance(path, { number: knowledge.number(token), text: written, probability: 1 }, spot),
    begin(spot),
  );
}

describe('what Python allows', () => {
  const forbidden: readonly (readonly [string, string])[] = [
    ['for i in range(3)', ''],
    ['for i in x', '='],
    ['return x', '='],
    ['x = a', 'b'],
    ['x = a', "'text'"],
    ['f(a', ':'],
    ['f(a =', ')'],
    ['f(', ','],
    ['from qiskit', ''],
    ['from qiskit import', ''],
    ['from qiskit import (QuantumCircuit', ''],
    ['f(a', 'as'],
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
    ['for i in range(3)', ':'],
    ['for i in range(3):', ''],
    ['return', ''],
    ['x = a', ''],
    ['x', '='],
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
