import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { BUDGETS, WINDOW_STEP } from '../../../src/completion/constants.ts';
import { Prompts } from '../../../src/completion/prompt.ts';
import type { CompletionRequest, Infill } from '../../../src/completion/types.ts';
import { requestAt } from './golden.ts';

const NONE: Infill = { kind: 'none' };
const TEMPLATE: Infill = {
  kind: 'template',
  prefix: '<P>',
  suffix: '<S>',
  middle: '<M>',
  suffixFirst: false,
};
const budget = BUDGETS.remote;

function at(before: string, changes: Partial<CompletionRequest> = {}): CompletionRequest {
  return requestAt('‸', { before, ...changes });
}

const HALF = /(?:^|[^\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?:$|[^\udc00-\udfff])/;

const lines = (count: number): string =>
  Array.from({ length: count }, (_, line) => `qc.rx(theta[${line}], ${line % 7})\n`).join('');

describe('prompts that servers can keep', () => {
  it('begin with the same bytes from key to key, and move on in steps', () => {
    const prompts = new Prompts();
    let before = lines(400);
    let last = prompts.build(at(before), budget, NONE).prompt;
    let moves = 0;
    for (let key = 0; key < 3_000; key += 1) {
      before += key % 30 === 29 ? '\n' : 'x';
      const { prompt } = prompts.build(at(before), budget, NONE);
      assert.ok(prompt.length <= budget.before);
      if (!prompt.startsWith(last)) {
        moves += 1;
        assert.ok(last.length - prompt.length >= WINDOW_STEP - 60, 'moved by less than a step');
      }
      last = prompt;
    }
    assert.ok(moves >= 2 && moves <= Math.ceil(3_000 / (WINDOW_STEP - 60)), `${moves} moves`);
  });

  it('begin at a line, with what stands outside the text before it', () => {
    const context = '# an earlier cell\nimport qiskit';
    const { prompt } = new Prompts().build(at(lines(400), { context }), budget, NONE);
    assert.ok(prompt.startsWith('# an earlier cell\nimport qiskit\nqc.rx(theta['));
  });

  it('keep the suffix while it hardly differs, and not when the rest of the line does', () => {
    const prompts = new Prompts();
    const after = `\n${lines(40)}`;
    const first = prompts.build(at('x = ', { after }), budget, TEMPLATE).prompt;
    const edited = `${after.slice(0, 600)}z${after.slice(601)}`;
    const second = prompts.build(at('x = 1', { after: edited }), budget, TEMPLATE).prompt;
    const suffixOf = (prompt: string): string => prompt.slice(prompt.indexOf('<S>'));
    assert.equal(suffixOf(second), suffixOf(first));
    const third = prompts.build(at('x = 1', { after: `)${edited}` }), budget, TEMPLATE).prompt;
    assert.notEqual(suffixOf(third), suffixOf(first));
  });

  it('hold a window full of a document whose lines are long', () => {
    const before = `${'x'.repeat(9_000)}\ny = `;
    const { prompt } = new Prompts().build(at(before), budget, NONE);
    assert.ok(prompt.length >= budget.before - 2 * WINDOW_STEP, String(prompt.length));
  });

  it('cost the same at the end of any document', () => {
    const { prompt } = new Prompts().build(at(lines(5_000)), budget, NONE);
    assert.ok(prompt.length > budget.before / 2 && prompt.length <= budget.before);
  });
});

describe('complaint C16: the suffix is not sent, or a service refuses it', () => {
  const request = at('def f(x):\n    ', { after: '\n\nprint(f(1))\n' });

  it('it is a field only where the service is known to take one', () => {
    const build = (infill: Infill) => new Prompts().build(request, budget, infill);
    assert.deepEqual(build(NONE), { prompt: request.before });
    assert.deepEqual(build({ kind: 'suffixField' }), { prompt: request.before, suffix: request.after });
    assert.deepEqual(build(TEMPLATE), { prompt: `<P>${request.before}<S>${request.after}<M>` });
    assert.deepEqual(build({ ...TEMPLATE, suffixFirst: true }), {
      prompt: `<S>${request.after}<P>${request.before}<M>`,
    });
  });

  it('there is none where only blank lines follow', () => {
    const { prompt } = new Prompts().build({ ...request, after: '\n\n' }, budget, TEMPLATE);
    assert.equal(prompt, request.before);
  });
});

describe('prompts of any text', () => {
  const text = (length: number): fc.Arbitrary<string> =>
    fc
      .array(fc.constantFrom('qc.h(0)\n', '𝜓', 'θ = 1\n', '    ', 'שלום', '"', '\n', 'x'.repeat(90)), {
        minLength: length,
        maxLength: length * 2,
      })
      .map((parts) => parts.join(''));

  it('hold no half of a character, stay within the budget, and end at the cursor', () => {
    fc.assert(
      fc.property(
        text(60),
        text(30),
        text(20),
        fc.integer({ min: 300, max: 900 }),
        (before, after, context, size) => {
          const small = { before: size, after: size / 3, context: size / 2 };
          const { prompt, suffix = '' } = new Prompts().build(at(before, { after, context }), small, {
            kind: 'suffixField',
          });
          for (const sent of [prompt, suffix]) assert.doesNotMatch(sent, HALF);
          assert.ok(prompt.length <= small.before + small.context + 1);
          assert.ok(suffix.length <= small.after);
          const { prompt: own } = new Prompts().build(at(before), small, NONE);
          assert.ok(before.endsWith(own));
          assert.ok(own.length >= Math.min(before.length, size - 2 * Math.min(WINDOW_STEP, size / 2)));
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });
});
