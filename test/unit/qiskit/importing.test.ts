import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { importedBy } from '../../../src/qiskit/importing.ts';
import { split } from '../../../src/qiskit/statements.ts';

const brought = (text: string): readonly string[] =>
  importedBy(split(text).tail.words).map(({ local, module, name }) => `${local}=${module}:${name}`);

describe('what an import statement brings', () => {
  it('is read from either kind, with aliases', () => {
    assert.deepEqual(brought('import numpy as np, qiskit.circuit'), ['np=numpy:', 'qiskit=qiskit:']);
    assert.deepEqual(brought('from qiskit import QuantumCircuit as QC, transpile'), [
      'QC=qiskit:QuantumCircuit',
      'transpile=qiskit:transpile',
    ]);
  });

  it('is read to an end where the keyword stands for a name', () => {
    for (const text of [
      'import import',
      'import a, import',
      'from import',
      'from import import',
      'import as import',
    ])
      assert.ok(brought(text).length <= 3, text);
  });

  it('is read to an end whatever is typed', () => {
    const words = fc.constantFrom(
      'import',
      'from',
      'as',
      'a',
      'b.c',
      '.',
      '..',
      ',',
      '(',
      ')',
      '*',
      '=',
      '"',
      '\\\n',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const text = parts.join(' ');
        assert.ok(brought(text).length <= parts.length);
      }),
    );
  });
});
