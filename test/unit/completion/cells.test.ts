import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { commentMagics, definedIn, raisedAt, render, type Cell } from '../../../src/completion/cells.ts';

const CODE: Cell = { kind: 'code', language: 'python', text: '', ran: null, error: null };

describe('commentMagics', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['%matplotlib inline\nx = 1', '# %matplotlib inline\nx = 1'],
    ['if x:\n    !pip install qiskit', 'if x:\n    # !pip install qiskit'],
    ['files = !ls\nn, m = %sql select', '# files = !ls\n# n, m = %sql select'],
    ['qc?\n??qc\n%timeit?', '# qc?\n# ??qc\n# %timeit?'],
    ['x = 7 % 3\ny = (7\n  % 3)', 'x = 7 % 3\ny = (7\n  % 3)'],
    ['s = """\n%not\n!one?\n"""', 's = """\n%not\n!one?\n"""'],
    ['assert a != b  # why?', 'assert a != b  # why?'],
    ['print("what?")', 'print("what?")'],
  ];
  for (const [text, expected] of cases)
    it(JSON.stringify(text), () => assert.equal(commentMagics(text), expected));

  it('only ever puts signs of comments in, and nothing the second time', () => {
    const line = fc.constantFrom('%a', '!b', 'x = !c', 'y = 1', '"""', '    z?', '(', ')', '# d', '');
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const text = lines.join('\n');
        const once = commentMagics(text);
        assert.equal(once.split('\n').length, lines.length);
        assert.equal(once.replaceAll('# ', ''), text.replaceAll('# ', ''));
        assert.equal(commentMagics(once), once);
      }),
    );
  });
});

describe('definedIn', () => {
  it('names what a cell gives a value to, and not what it only uses', () => {
    const code = [
      'import numpy as np, os.path',
      'from qiskit import QuantumCircuit, transpile as t',
      'a = b = f(c=1)',
      'd, (e, *g) = h',
      'qc.name = "x"; counts[0] = 2',
      'i: int = 3',
      'j: str',
      'for k, l in pairs:',
      '    m = k',
      'with open("x") as n, Session() as o:',
      '    pass',
      'async def p(q):',
      '    r = q',
      '    return r',
      'class S(T):',
      '    u = 1',
      '    def v(self): w = 2',
      'if x == y:',
      '    z = 1',
      'else:',
      '    aa = 1',
      'bb += 1',
      'print(cc=1)',
    ].join('\n');
    assert.deepEqual(
      definedIn(code).toSorted(),
      'QuantumCircuit S a aa b d e g i j k l m n np o os p t z'.split(' '),
    );
  });
});

describe('raisedAt', () => {
  it('is the line of the cell', () => {
    assert.equal(raisedAt('Traceback\nCell \u001B[0;32mIn[8], line 3\u001B[0m\n----> 3 x'), 3);
    assert.equal(raisedAt('Input In [2], in <cell line: 4>()\n      3 y\n----> 4 x()'), 4);
    assert.equal(raisedAt('KeyboardInterrupt'), null);
  });
});

describe('render', () => {
  it('makes prose of markdown: the heading and what leads over to the code', () => {
    const text =
      '# Title\n\nFirst.\n\n- second\n\n```python\nx = 1\n```\n\n$$a$$\n\n> **Third** of `four`.\n';
    assert.equal(
      render({ ...CODE, kind: 'markdown', text }).text,
      '# Title\n# second\n# **Third** of `four`.\n',
    );
  });

  it('leaves out other languages, cells that a magic hands to them, and what is too long', () => {
    for (const cell of [
      { ...CODE, language: 'sql', text: 'SELECT 1' },
      { ...CODE, text: '%%bash\nls' },
      { ...CODE, text: '  \n' },
    ])
      assert.equal(render(cell).text, '');
    const long = render({ ...CODE, text: 'x = 1\n'.repeat(5_000) }).text;
    assert.ok(long.length <= 4_001 && long.endsWith('x = 1\n'));
  });

  it('says whether a cell is about Qiskit, also inside functions', () => {
    assert.ok(render({ ...CODE, text: 'def f():\n    from qiskit_aer import AerSimulator' }).usesQiskit);
    assert.ok(!render({ ...CODE, text: 'import math' }).usesQiskit);
  });
});
