import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { lex, type LexState } from '../../../src/qiskit/lexer.ts';
import { python } from './python.ts';

const SPACES = new Set(['space', 'newline', 'break']);

/** Tokens as `kind text`, without blank space and line ends. */
function code(text: string, state?: LexState): string[] {
  const { tokens } = lex(text, state);
  return tokens
    .filter(({ kind }) => !SPACES.has(kind))
    .map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
}

function open(text: string): string {
  return lex(text).end.stack;
}

describe('lex', () => {
  it('tells names, numbers, strings and operators apart', () => {
    assert.deepEqual(code("x1 = .5e-3 ** 0x1F != f('a')"), [
      'name x1',
      'operator =',
      'number .5e-3',
      'operator **',
      'number 0x1F',
      'operator !=',
      'name f',
      'open (',
      "string 'a'",
      'close )',
    ]);
    assert.deepEqual(code("rb'a' U\"b\" bytes'c'"), [
      "string rb'a'",
      'string U"b"',
      'name bytes',
      "string 'c'",
    ]);
  });

  it('reads triple quotes over line ends, with quotes of the other kind and escapes in them', () => {
    assert.deepEqual(code('x = """a \'\'\' "b" \\""" c\n# no"""'), [
      'name x',
      'operator =',
      'string """a \'\'\' "b" \\""" c\n# no"""',
    ]);
    assert.equal(open('"""a\n'), 'd');
    assert.equal(open("r'''a\n\\"), 's');
  });

  it('reads f-strings of any depth, also with their own quotes inside', () => {
    assert.deepEqual(code('f"{d["a"]!r:>{w}} {{x}}"'), [
      'string f"',
      'open {',
      'name d',
      'open [',
      'string "a"',
      'close ]',
      'operator !',
      'name r',
      'operator :',
      'string >',
      'open {',
      'name w',
      'close }',
      'close }',
      'string  {{x}}"',
    ]);
    assert.deepEqual(code('f"{f"{f"{1}"}"}"').at(-1), 'string "');
    assert.equal(open('f"{f"{f"{1'), 'bfbfbf');
    assert.deepEqual(code(String.raw`f"\N{BULLET} {x}"`), [
      String.raw`string f"\N{BULLET} `,
      'open {',
      'name x',
      'close }',
      'string "',
    ]);
    assert.deepEqual(code(String.raw`rf"\N{x}"`), [
      String.raw`string rf"\N`,
      'open {',
      'name x',
      'close }',
      'string "',
    ]);
  });

  it('reads a field over line ends when it is closed later, and gives it up when it is not', () => {
    assert.equal(open('f"{\n  x\n}" + y'), '');
    assert.deepEqual(code('f"{x\ny = 1'), [
      'string f"',
      'open {',
      'name x',
      'name y',
      'operator =',
      'number 1',
    ]);
    assert.deepEqual(code('f"{x:>3\ny'), [
      'string f"',
      'open {',
      'name x',
      'operator :',
      'string >3',
      'name y',
    ]);
  });

  it('ends a string of one line with its line', () => {
    assert.deepEqual(code("x = 'it\ny = 1"), [
      'name x',
      'operator =',
      "broken 'it",
      'name y',
      'operator =',
      'number 1',
    ]);
    assert.deepEqual(code("x = 'a\\\nb'"), ['name x', 'operator =', "string 'a\\\nb'"]);
    assert.equal(open("x = 'it"), "'");
  });

  it('joins lines by brackets and backslashes, and ends logical lines elsewhere', () => {
    const { tokens } = lex('f(\n a) + \\\n 1\n\n# c\nx');
    assert.deepEqual(
      tokens.filter(({ kind }) => ['break', 'joiner', 'newline'].includes(kind)).map(({ kind }) => kind),
      ['break', 'joiner', 'newline', 'break', 'break'],
    );
  });

  it('does not let an open bracket swallow the statements after it', () => {
    const { tokens, end } = lex('qc = QuantumCircuit(2\n\ndef bell():\n    pass\n');
    assert.equal(end.stack, '');
    assert.equal(tokens.filter(({ kind }) => kind === 'newline').length, 3);
    assert.equal(open('x = [a for\n a in b if\n not c'), '[');
  });

  it('names closers that fit nothing or the wrong bracket', () => {
    assert.deepEqual(code(')'), ['stray )']);
    assert.deepEqual(code('(]'), ['open (', 'stray ]']);
    assert.deepEqual(code('([1)'), ['open (', 'open [', 'number 1', 'mismatch )']);
    assert.deepEqual(code('f"{x)}"').slice(-3), ['stray )', 'close }', 'string "']);
  });

  it('takes notebook magics and shell lines whole, and only where a statement begins', () => {
    assert.deepEqual(code("%timeit f('\n!pip install don't\nx %y"), [
      "comment %timeit f('",
      "comment !pip install don't",
      'name x',
      'operator %',
      'name y',
    ]);
  });

  it('nests no deeper than Python, whatever is opened', () => {
    for (const opener of ['(', '{[', "f'{", 'f"{x:{']) {
      const { end, tokens } = lex(opener.repeat(2000));
      assert.ok(end.stack.length <= 200, opener);
      assert.equal(tokens.at(-1)?.end, opener.length * 2000);
    }
    assert.equal(open(`${'('.repeat(200)}${')'.repeat(200)}`), '');
  });

  it('goes on where another call stopped', () => {
    const text = 'x = foo("""a\nb""", [1,\n';
    const { end } = lex(text);
    assert.deepEqual(code('2]) # c', end), ['number 2', 'close ]', 'close )', 'comment # c']);
    assert.deepEqual(code('b""" + 1', lex('"""a\n').end), ['string b"""', 'operator +', 'number 1']);
  });

  it('knows spaces that only look like names', () => {
    assert.deepEqual(code('a\u00a0b\u2028c'), ['name a', 'other \u00a0', 'name b', 'other \u2028', 'name c']);
  });

  it('finds in random Python exactly the tokens that were written, and the brackets open behind each', () => {
    fc.assert(
      fc.property(python, (pieces) => {
        const text = pieces.map((token) => token.text).join('');
        const { tokens, end } = lex(text);
        const found = tokens.map(({ kind, start, end: stop, stack }) => ({
          kind,
          text: text.slice(start, stop),
          depth: stack.replace(/[^([{f]/gu, '').length,
        }));
        assert.deepEqual(found, pieces);
        assert.equal(end.stack, '');
      }),
      { numRuns: 300 },
    );
  });

  it('cuts any text into pieces that are the text again, and never throws', () => {
    const unit = fc.constantFrom(
      '"',
      "'",
      '"""',
      "'''",
      'f"',
      "rf'",
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      ':',
      '\\',
      '\n',
      '\r\n',
      '\r',
      '#',
      ' ',
      '\t',
      'def ',
      'x',
      '1e',
      '.',
      '!',
      '=',
      '%',
      '\ud835',
      '\udf0b',
      '\u2028',
      '$',
    );
    const text = fc.oneof(
      fc.array(unit, { maxLength: 60 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (source) => {
        const { tokens } = lex(source);
        assert.equal(tokens.map(({ start, end }) => source.slice(start, end)).join(''), source);
        tokens.forEach(({ start, end }, index) => {
          assert.ok(end > start);
          assert.equal(start, tokens[index - 1]?.end ?? 0);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('can be stopped after any logical line and goes on the same', () => {
    fc.assert(
      fc.property(python, (pieces) => {
        const text = pieces.map((token) => token.text).join('');
        const whole = lex(text).tokens;
        for (const { kind, end } of whole) {
          if (kind !== 'newline') continue;
          const head = lex(text.slice(0, end));
          const tail = lex(text.slice(end), head.end).tokens;
          assert.equal(head.tokens.length + tail.length, whole.length);
        }
      }),
      { numRuns: 50 },
    );
  });
});
