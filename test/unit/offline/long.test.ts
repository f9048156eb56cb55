import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { shortened } from '../../../src/offline/long.ts';
import { split } from '../../../src/qiskit/statements.ts';

/** What is left of a statement. */
function left(text: string): string[] {
  return shortened(split(text).tail.words).map((word) => word.text);
}

function rows(count: number): string {
  return Array.from({ length: count }, (_, at) => `("${String(at)}", ${String(at)}.5)`).join(', ');
}

describe('shortened', () => {
  it('leaves a statement of usual length as it is', () => {
    const { words } = split(`op = SparsePauliOp.from_list([${rows(20)}, (`).tail;
    assert.equal(shortened(words), words);
  });

  it('keeps the first and the last elements of long lists, open ones and closed ones', () => {
    const row = (at: number): string[] => ['(', `"${String(at)}"`, ',', `${String(at)}.5`, ')'];
    const all = (...rows: number[]): string[] => rows.flatMap((at) => row(at).concat(','));
    const begin = ['op', '=', 'f', '(', '[', ...all(0, 1)];
    assert.deepEqual(left(`op = f([${rows(1000)}, ("x`), [
      ...begin,
      ...all(993, 994, 995, 996, 997, 998, 999),
      '(',
      '"x',
    ]);
    assert.deepEqual(left(`op = f([${rows(1000)}], n`), [
      ...begin,
      ...all(992, 993, 994, 995, 996, 997, 998),
      ...row(999),
      ']',
      ',',
      'n',
    ]);
  });

  it('has as many words for any length', () => {
    const lengths = [300, 3000].map(
      (count) => left(`d = {"a": [${rows(count)}], "b": {${rows(count)}`).length,
    );
    assert.equal(lengths[0], lengths[1]);
  });

  it('forgets what stands under a bracket that nobody closed', () => {
    const text = `x = foo(1,\n${'qc = QuantumCircuit(2)\nqc.h(0)\n'.repeat(500)}qc.cx(0, `;
    const words = left(text);
    assert.ok(words.length < 300, String(words.length));
    assert.deepEqual(words.slice(0, 6), ['x', '=', 'foo', '(', '1', ',']);
    assert.deepEqual(words.slice(-6), ['qc', '.', 'cx', '(', '0', ',']);
  });
});
