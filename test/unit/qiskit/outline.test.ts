import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { columnsAt, openLevels, type Outline, Outliner } from '../../../src/qiskit/outline.ts';

const WHOLE = { tabSize: 4, wholeFile: true };
const read = (text: string, wholeFile = true): Outline =>
  new Outliner().read(text, { tabSize: 4, wholeFile });

describe('Outliner', () => {
  it('finds logical lines, their columns, and those that open a block', () => {
    const { lines, current } = read(
      'def f(\n    a,\n):\n    """Doc\n  x = 1\n    """\n\n    # note\n    return g(a, \\\n        1)\n  y',
    );
    assert.deepEqual(
      lines.map(({ column, keyword, opensBlock }) => [column, keyword, opensBlock]),
      [
        [0, 'def', true],
        [4, '', false],
        [4, 'return', false],
      ],
    );
    assert.deepEqual([current?.column, current?.keyword, current?.opensBlock], [2, 'y', false]);
  });

  it('knows what is open at the end', () => {
    assert.equal(read('x = f([1, "a').state.stack, `(["`);
    assert.equal(read('x = 1\n').current, null);
    assert.equal(read('x = 1\n# it').inComment, true);
    assert.equal(read('x = 1 # it').inComment, true);
    assert.equal(read('x = "# it').inComment, false);
    assert.equal(read('# a\n').inComment, false);
  });

  it('counts columns with tabs', () => {
    assert.equal(columnsAt('\tx', 0, 4), 4);
    assert.equal(columnsAt('  \tx', 0, 8), 8);
    assert.equal(columnsAt('x\n   y', 2, 4), 3);
  });

  it('finds the levels of the open blocks', () => {
    assert.deepEqual(
      openLevels(read('class A:\n    def f(self):\n        x = 1\n        y = 2\n').lines),
      [0, 4, 8],
    );
    assert.deepEqual(openLevels(read('def f():\n    x = 1\ny = 2\n').lines), [0]);
    assert.deepEqual(openLevels([]), [0]);
  });

  it('sees that a window begins inside a docstring', () => {
    const docstring =
      'Prepares a Bell pair of qubits, in the usual way.\n\n    Returns:\n        the circuit\n    """\n    qc = QuantumCircuit(2)\n    qc.h(0)\n    return qc\n';
    assert.equal(read(docstring, false).state.stack, '');
    assert.deepEqual(
      read(docstring, false).lines.map(({ keyword }) => keyword),
      ['', 'qc', 'qc', 'return'],
    );
    const closing =
      '    """\n    return QuantumCircuit(2)\n\n\ndef ghz(n):\n    """Prepares a state of n qubits that are all entangled."""\n    qc = QuantumCircuit(n)\n';
    assert.equal(read(closing, false).lines.at(-1)?.keyword, 'qc');
    const code = 'qc = QuantumCircuit(2)\n"""A note about the next lines of code."""\nqc.h(0)\n';
    assert.equal(read(code, false).lines.length, 3);
  });

  it('says the same whether it has read the text of the key before or not', () => {
    const piece = fc.constantFrom(
      'x = 1\n',
      'f(\n',
      ')\n',
      'def g():\n',
      '    return 2\n',
      '"""',
      'de',
      'f',
      '# note\n',
      '\n',
      '  ',
      '"',
      '\\\n',
      'if a:\n',
    );
    const text = fc.array(piece, { maxLength: 10 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.tuple(fc.nat(4), text), { maxLength: 5 }), (start, steps) => {
        const outliner = new Outliner();
        let now = start;
        for (const [back, typed] of steps) {
          now = now.slice(0, Math.max(0, now.length - back)) + typed;
          assert.deepEqual(outliner.read(now, WHOLE), read(now));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads only what is new behind the lines it knows', () => {
    const text = 'qc.cx(0, 1)\n'.repeat(700);
    const outliner = new Outliner();
    const first = outliner.read(text, WHOLE);
    const next = outliner.read(`${text}qc.h(0)\nqc`, WHOLE);
    assert.equal(next.lines[699], first.lines[699]);
    assert.equal(next.lines.length, 701);
    assert.notEqual(outliner.read(`# ${text}`, WHOLE).lines[698], first.lines[698]);
  });
});
