import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Abstraction, headOf } from '../../../src/offline/abstraction.ts';
import { loadTables } from '../../../src/offline/data.ts';
import { agreement, words } from '../../../src/offline/phrases.ts';
import { Style } from '../../../src/offline/style.ts';
import { Api } from '../../../src/qiskit/api.ts';
import { Scope } from '../../../src/qiskit/scope.ts';
import { split } from '../../../src/qiskit/statements.ts';

const { api: apiTable, placeholders, literals } = loadTables();
const abstraction = new Abstraction(placeholders, literals);

function shapes(text: string): string[] {
  const scope = new Scope(new Api(apiTable), () => '');
  return split(text).statements.map((statement, at) => {
    scope.enter(statement.indent);
    const tokens = abstraction.pieces(statement.words, scope).map((piece) => piece.token);
    scope.apply(statement, at);
    return tokens.join(' ');
  });
}

describe('the shape of a statement', () => {
  it('is the same in programs that name things differently', () => {
    const a = shapes('from qiskit import QuantumCircuit\nqc = QuantumCircuit(2)\nqc.h(0)\n');
    const b = shapes('from qiskit import QuantumCircuit as QC\ncirc = QC(7)\ncirc.h(3)\n');
    assert.equal(a[2], '<qc> . h ( <int> )');
    assert.deepEqual(
      a.slice(1),
      b.slice(1).map((shape) => shape.replace('QC', 'QuantumCircuit')),
    );
  });

  it('keeps keywords, operators and strings that programs share', () => {
    const [, , third] = shapes(
      "from qiskit import QuantumCircuit\nqc = QuantumCircuit(2)\nqc.draw('mpl', fold=-1)\n",
    );
    assert.equal(third, "<qc> . draw ( 'mpl' , fold= - 1 )");
  });

  it('has module paths in one piece', () => {
    assert.deepEqual(shapes('from qiskit.circuit.library import QFTGate\n'), [
      'from qiskit.circuit.library import QFTGate',
    ]);
  });

  it('has a head without what stands in brackets', () => {
    assert.equal(headOf('<qc> . cx ( <int> , <int> )'.split(' ')), '<qc> . cx ( )');
    assert.equal(headOf('if <v> == <int> :'.split(' ')), 'if');
  });
});

function gap(code: string, before: string, text: string): string {
  const style = new Style();
  for (const statement of split(code).statements) style.add(statement.words);
  return style.gap(split(before).tail.words, text);
}

describe('style', () => {
  it('is that of the document', () => {
    assert.equal(gap('f(a, b)\n', 'g(1,', '2'), ' ');
    assert.equal(gap('f(a,b)\n', 'g(1,', '2'), '');
    assert.equal(gap('x=a+b\n', 'y', '='), '');
    assert.equal(gap('x = a + b\n', 'y = c', '*'), ' ');
  });

  it('knows where no space goes', () => {
    for (const [before, text] of [
      ['qc', '.'],
      ['qc.', 'h'],
      ['f', '('],
      ['f(', 'a'],
      ['f(a', ')'],
      ['f(a', ','],
      ['f(x=', '1'],
      ['f(-', '1'],
      ['a[0', ':'],
    ]) {
      assert.equal(gap('', before ?? '', text ?? ''), '', `${before ?? ''} ${text ?? ''}`);
    }
    assert.equal(gap('', 'return', 'x'), ' ');
    assert.equal(gap('', 'for i in', 'range'), ' ');
    assert.equal(gap('', 'x = a', 'if'), ' ');
  });
});

describe('phrases', () => {
  const bell = { title: '', say: ['bell state', 'bell pair'], uses: {}, imports: [], lines: [] };

  it('are found in the words around them', () => {
    assert.equal(agreement(words('Create a Bell state'), bell), 1);
    assert.equal(agreement(words('bell states'), bell), 1);
    assert.ok(agreement(words('measure the bell state in the x basis'), bell) < 0.8);
    assert.equal(agreement(words('load the data'), bell), 0);
    assert.equal(agreement(words('create'), bell), 0);
  });
});
