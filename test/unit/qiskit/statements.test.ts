import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { Source, split } from '../../../src/qiskit/statements.ts';

const texts = (text: string): string[][] =>
  split(text).statements.map(({ words }) => words.map((word) => word.text));

describe('statements', () => {
  it('go on inside brackets and after backslashes', () => {
    assert.deepEqual(texts('f(a,\n  b)\nx = 1 + \\\n  2\n'), [
      ['f', '(', 'a', ',', 'b', ')'],
      ['x', '=', '1', '+', '2'],
    ]);
  });

  it('leave out comments and blank lines', () => {
    assert.deepEqual(texts('# one\n\nqc.h(0)  # two\n'), [['qc', '.', 'h', '(', '0', ')']]);
  });

  it('have an f-string as one word', () => {
    assert.deepEqual(texts('print(f"{a:>{w}} of {b}", c)\n'), [
      ['print', '(', 'f"{a:>{w}} of {b}"', ',', 'c', ')'],
    ]);
  });

  it('know their indentation and place', () => {
    const [, second] = split('if a:\n    b()\n').statements;
    assert.deepEqual([second?.indent, second?.start, second?.end], [4, 10, 14]);
  });

  it('leave the unfinished one as tail', () => {
    const { tail } = split('x = 1\nfoo(bar, "b');
    assert.deepEqual(
      tail.words.map((word) => word.text),
      ['foo', '(', 'bar', ',', '"b'],
    );
    assert.equal(tail.stack, '("');
    assert.equal(split('x = 1\n# make a bell').tail.comment, '# make a bell');
    assert.equal(split('x = "# no').tail.comment, null);
  });
});

describe('a source that is edited', () => {
  const line = fc.constantFrom(
    'x = 1\n',
    'f(a,\n',
    'b)\n',
    '"""doc\n',
    'text"""\n',
    '# c\n',
    '    y = [\n',
    ']\n',
    '\n',
    's = "a\n',
  );

  it('reads the same as a new one after any edit', () => {
    fc.assert(
      fc.property(fc.array(line), fc.array(line), fc.nat(), (first, second, cut) => {
        const before = first.join('');
        const after = before.slice(0, cut % (before.length + 1)) + second.join('');
        const source = new Source();
        source.update(before);
        const { statements, tail } = source.update(after);
        const fresh = split(after);
        assert.deepEqual(statements, fresh.statements);
        assert.deepEqual(
          [tail.words, tail.stack, tail.indent],
          [fresh.tail.words, fresh.tail.stack, fresh.tail.indent],
        );
      }),
      { numRuns: 100 },
    );
  });

  it('keeps what did not change', () => {
    const source = new Source();
    const [first] = source.update('a = 1\nb = 2\nc').statements;
    const next = source.update('a = 1\nb = 2\nc = 3\nd');
    assert.equal(next.kept, 2);
    assert.equal(next.statements[0], first);
  });
});
