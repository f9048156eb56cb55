import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { postprocess, postprocessor } from '../../../src/completion/postprocess.ts';
import type { CompletionRequest, Unit } from '../../../src/completion/types.ts';
import { isCode } from '../../../src/qiskit/grammar.ts';
import { lex } from '../../../src/qiskit/lexer.ts';
import { readGolden, requestAt } from './golden.ts';

const LINE: Unit = { kind: 'line' };

/** The document with the suggestion taken, the cursor at its end; null when it was dropped. */
function taken(
  marked: string,
  answer: string,
  options: { unit?: Unit; changes?: Partial<CompletionRequest> } = {},
): string | null {
  const request = requestAt(marked, options.changes);
  const result = postprocess(answer, request, options.unit ?? LINE);
  if (result.kind === 'dropped') return null;
  return `${request.before}${result.text}‸${request.after.slice(result.replaceAfter)}`;
}

describe('postprocess', () => {
  for (const { name, request, unit, answer, expected } of readGolden('postprocess')) {
    it(name, () => {
      const result = postprocess(answer, request, unit);
      if (expected.kind === 'dropped') assert.deepEqual(result, { kind: 'dropped', rule: expected.rule });
      else {
        assert.ok(result.kind === 'kept' && expected.kind === 'becomes', JSON.stringify(result));
        assert.deepEqual([result.text, result.replaceAfter], [expected.text, expected.replaceAfter]);
      }
    });
  }

  it('names the rules that changed an answer, in their order', () => {
    const result = postprocess('qc.cx(0, 1)<|endoftext|>', requestAt('qc.h(0)\nqc.‸'), LINE);
    assert.deepEqual(result, {
      kind: 'kept',
      text: 'cx(0, 1)',
      replaceAfter: 0,
      changed: ['control', 'echo'],
    });
    assert.deepEqual(postprocess('h(0)', requestAt('qc.‸'), LINE), {
      kind: 'kept',
      text: 'h(0)',
      replaceAfter: 0,
      changed: [],
    });
  });
});

const PROGRAMS = new URL('../../bench/programs/', import.meta.url);
/** Every so many-th token of a program is a place to complete at. */
const STRIDE = 9;

describe('post-processing of right answers', () => {
  for (const name of readdirSync(PROGRAMS).filter((file) => file.endsWith('.py'))) {
    it(`leaves the lines of ${name} as they are`, () => {
      const process = postprocessor();
      const program = readFileSync(new URL(name, PROGRAMS), 'utf8');
      for (const [index, token] of lex(program).tokens.entries()) {
        const end = program.indexOf('\n', token.start);
        const answer = program.slice(token.start, end);
        if (index % STRIDE !== 0 || !isCode(token) || /[([{,]$/u.test(answer)) continue;
        const result = process(
          answer,
          requestAt(`${program.slice(0, token.start)}‸${program.slice(end)}`),
          LINE,
        );
        // A few closers are not worth showing, and circuits do repeat the line below.
        if (result.kind === 'dropped')
          assert.match(result.rule, answer.length < 5 ? /trim/u : /duplicates/u, answer);
        else assert.deepEqual([result.text, result.replaceAfter], [answer, 0]);
      }
    });
  }
});

describe('complaint C7: suggests code that is already below, or doubles the closing bracket', () => {
  const closers: readonly (readonly [string, string, string])[] = [
    ['qc = QuantumCircuit(‸)', '2, 2)', 'qc = QuantumCircuit(2, 2)‸'],
    ['qubits = [‸]', '0, 1]', 'qubits = [0, 1]‸'],
    ['options = {‸}', '"shots": 1024}', 'options = {"shots": 1024}‸'],
    ['name = "‸"', 'ibm_torino"', 'name = "ibm_torino"‸'],
    ["name = '‸'", "ibm_torino'", "name = 'ibm_torino'‸"],
    ['text = f"{‸}"', 'counts}"', 'text = f"{counts}"‸'],
    ['doc = """‸"""', 'Bell pair."""', 'doc = """Bell pair."""‸'],
    ['x = numpy.array([‸])', '1, 2, 3])', 'x = numpy.array([1, 2, 3])‸'],
    ['qc.append(gate, [‸])', '0, 1])', 'qc.append(gate, [0, 1])‸'],
    ['print(counts["‸"])', '00"])', 'print(counts["00"])‸'],
    ['if f(‸):', 'x):', 'if f(x):‸'],
    ['g(f(‸))', 'pi', 'g(f(pi‸))'],
    ['g(f(‸))', 'x)', 'g(f(x)‸)'],
    ['g(f(‸))', 'x))', 'g(f(x))‸'],
  ];
  for (const [at, answer, expected] of closers)
    it(`${at} ← ${answer}`, () => assert.equal(taken(at, answer), expected));

  it('does not repeat the line below', () => {
    assert.equal(taken('qc.h(0)\n‸\nqc.measure_all()\n', 'qc.measure_all()'), null);
    assert.equal(
      taken('qc.h(0)\n‸\nqc.measure_all()\n', 'qc.cx(0, 1)\nqc.measure_all()', {
        unit: { kind: 'block', indent: 0 },
      }),
      'qc.h(0)\nqc.cx(0, 1)‸\nqc.measure_all()\n',
    );
  });
});

describe('complaint C8: wrong indentation', () => {
  const block: Unit = { kind: 'block', indent: 1 };

  it('an extra level is taken back', () => {
    assert.equal(taken('def f():\n    ‸', '    qc.h(0)', { unit: block }), 'def f():\n    qc.h(0)‸');
  });

  it('a missing level is added', () => {
    assert.equal(taken('def f():\n‸', 'qc.h(0)', { unit: block }), 'def f():\n    qc.h(0)‸');
    // A block that was written at the margin says nothing of what belongs to it.
    assert.equal(taken('def f():‸', '\nqc.h(0)\n', { unit: { kind: 'block', indent: 0 } }), null);
  });

  it('on an empty line at column 0 and at column n', () => {
    assert.equal(taken('qc.h(0)\n‸', '\n\n  qc.x(0)'), 'qc.h(0)\nqc.x(0)‸');
    assert.equal(taken('if a:\n        ‸', 'qc.x(0)'), 'if a:\n        qc.x(0)‸');
  });

  it('tabs stay tabs and spaces stay spaces', () => {
    const tabs = { indentation: { tabs: true, size: 4 } };
    assert.equal(
      taken('def f():\n\t‸', 'for q in a:\n        g(q)', { unit: block, changes: tabs }),
      'def f():\n\tfor q in a:\n\t\tg(q)‸',
    );
    assert.equal(
      taken('def f():\n    ‸', 'for q in a:\n\t\tg(q)', { unit: block }),
      'def f():\n    for q in a:\n        g(q)‸',
    );
  });

  it('odd widths become the blocks of the document', () => {
    assert.equal(
      taken('def f():\n    ‸', 'for q in a:\n       g(q)\n   return a', { unit: block }),
      'def f():\n    for q in a:\n        g(q)\n    return a‸',
    );
  });
});

describe('complaint C15: control tokens and chat prose', () => {
  it('leak nothing', () => {
    assert.equal(taken('qc.‸', 'h(0)<|fim_pad|><|fim_pad|>'), 'qc.h(0)‸');
    assert.equal(taken('qc.‸', 'h(0)<｜end▁of▁sentence｜>'), 'qc.h(0)‸');
    assert.equal(taken('qc.‸', 'h(0)</s><s>[INST] more'), 'qc.h(0)‸');
    assert.equal(taken('\n‸', '```python\nqc.h(0)\n```\nThis applies a gate.'), '\nqc.h(0)‸');
    assert.equal(taken('\n‸', 'Sure! To create a circuit, you can use the class.'), null);
    assert.equal(taken('\n‸', 'The Hadamard gate puts a qubit in superposition'), null);
  });
});

describe('complaint C24: an extra blank line or trailing blanks are accepted', () => {
  it('ends with the last visible character', () => {
    assert.equal(taken('qc.‸', 'h(0)  \n\n'), 'qc.h(0)‸');
    assert.equal(taken('qc.h(0)\n‸', '\n\nqc.x(0)\n\n'), 'qc.h(0)\nqc.x(0)‸');
    assert.equal(taken('qc.h(0)\n‸\n', 'qc.x(0)\n'), 'qc.h(0)\nqc.x(0)‸\n');
    assert.equal(taken('x = ‸', ' 12'), 'x = 12‸');
  });
});
