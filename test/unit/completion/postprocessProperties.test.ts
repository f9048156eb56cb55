import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { postprocess } from '../../../src/completion/postprocess.ts';
import type { CompletionRequest, Processed, Unit } from '../../../src/completion/types.ts';
import { isVisible } from '../../../src/completion/visibility.ts';
import { faultsIn } from '../../../src/qiskit/grammar.ts';
import { lex } from '../../../src/qiskit/lexer.ts';
import { requestAt } from './golden.ts';

const LINE: Unit = { kind: 'line' };

const PIECES = [
  'qc.h(0)',
  'qc.cx(0, 1)',
  'qc = ',
  'QuantumCircuit(',
  '2, 2',
  ')',
  ']',
  '}',
  '[',
  '{',
  '"',
  "'",
  '"""',
  'f"{',
  '\n',
  '\n\n',
  '    ',
  '\t',
  ' ',
  'def bell():',
  'for i in range(3):',
  'if x:',
  'else:',
  'return qc',
  '# build a GHZ circuit',
  ':',
  ',',
  '.',
  ' = ',
  '\\',
  '<|endoftext|>',
  '<fim_middle>',
  '```python\n',
  '```',
  'Here is the code:',
  '<think>',
  '</think>',
  'θ',
  '𝛑',
  'שלום',
  '\ud835',
  '\u202e',
  '\r\n',
  'pi / 2',
  'None',
];
const text = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...PIECES), { maxLength }).map((parts) => parts.join(''));
const place = fc.record({
  before: text(14),
  after: text(6),
  answer: text(12),
  unit: fc.oneof(
    fc.constant(LINE),
    fc.integer({ min: 0, max: 8 }).map((indent): Unit => ({ kind: 'block', indent })),
  ),
  explicit: fc.boolean(),
  tabs: fc.boolean(),
  size: fc.constantFrom(2, 4, 8),
  whole: fc.boolean(),
});

interface Run {
  readonly request: CompletionRequest;
  readonly unit: Unit;
  readonly answer: string;
  readonly result: Processed;
}

const run = place.map(({ before, after, answer, unit, explicit, tabs, size, whole }): Run => {
  const request = requestAt(`${before.replaceAll('\r', '')}‸${after.replaceAll('\r', '')}`, {
    trigger: explicit ? 'explicit' : 'automatic',
    indentation: { tabs, size },
    beforeStart: whole ? 0 : 100,
  });
  return { request, unit, answer, result: postprocess(answer, request, unit) };
});

/** Checks each suggestion that random answers at random places leave. */
function forKept(check: (run: Run & { readonly result: Processed & { kind: 'kept' } }) => void): void {
  fc.assert(
    fc.property(run, (one) => {
      const { result } = one;
      if (result.kind === 'kept') check({ ...one, result });
    }),
    { numRuns: 400 },
  );
}

const faults = (source: string): number => faultsIn(lex(source).tokens, '');

const CONTROL = /<\|endoftext\|>|<fim_middle>|<\/?think>/u;

describe('post-processing of any answer at any place', () => {
  it('never replaces more than the rest of the line, and puts every replaced character back in order', () => {
    forKept(({ request, result }) => {
      const [rest = ''] = request.after.split('\n');
      const covered = rest.slice(0, result.replaceAfter);
      assert.equal(covered.length, result.replaceAfter);
      let found = 0;
      for (let at = 0; at < result.text.length; at += 1) if (result.text[at] === covered[found]) found += 1;
      assert.equal(found, covered.length);
    });
  });

  it('is done after one pass', () => {
    forKept(({ request, unit, result }) => {
      const again = postprocess(result.text, request, unit);
      assert.deepEqual(again, { ...result, changed: result.replaceAfter > 0 ? ['overlap'] : [] });
    });
  });

  it('lets through no control tokens, thoughts, carriage returns, halves of characters, blank ends', () => {
    forKept(({ request, result: { text: kept } }) => {
      if (!/"""|'''|#/u.test(request.before + kept)) assert.doesNotMatch(kept, CONTROL);
      assert.doesNotMatch(kept, /<\|endoftext\|>|<fim_middle>|\r|[\ud800-\udbff]$|\s$/u);
      assert.notEqual(kept.trim(), '');
    });
  });

  it('returns only what the editor would show', () => {
    forKept(({ request, result }) =>
      assert.ok(isVisible(result.text, request.after.slice(0, result.replaceAfter))),
    );
  });

  it('adds no closer that fits nothing and no string that its line cuts off', () => {
    forKept(({ request, result }) => {
      if (request.beforeStart > 0) return;
      const [rest = ''] = request.after.split('\n');
      const then = `${request.before}${result.text}${rest.slice(result.replaceAfter)}\n`;
      assert.ok(faults(then) <= faults(`${request.before}${rest}\n`));
    });
  });
});
