import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { ContextLimits } from '../../../src/backends/context.ts';
import { BackendError } from '../../../src/backends/failures.ts';
import type { Infill, SourceRequest } from '../../../src/completion/types.ts';

const NONE: Infill = { kind: 'none' };
const request = (prompt: string): SourceRequest => ({
  model: 'm',
  prompt,
  maxTokens: 50,
  temperature: 0,
  stop: [],
});
const tooLong = (tokens: number, used: number | null) =>
  new BackendError({ kind: 'contextTooLong', context: { tokens, used } });
const LINES = Array.from({ length: 500 }, (_, line) => `qc.h(${line})\n`).join('');

describe('ContextLimits', () => {
  it('leaves prompts alone while nothing is known, and those that fit', () => {
    const limits = new ContextLimits();
    assert.equal(limits.fit(request(LINES), NONE).prompt, LINES);
    limits.note('m', 100_000);
    assert.equal(limits.fit(request(LINES), NONE).prompt, LINES);
  });

  it('keeps the end of a prompt, from a line start', () => {
    const limits = new ContextLimits();
    limits.note('m', 500);
    const { prompt } = limits.fit(request(LINES), NONE);
    assert.ok(LINES.endsWith(prompt) && prompt.startsWith('qc.'));
    assert.ok(prompt.length <= 450 * 3 && prompt.length > 450 * 2);
  });

  it('learns from a refusal how long the tokens of this text are', () => {
    const limits = new ContextLimits();
    const fitted = limits.learn(tooLong(500, LINES.length / 2), request(LINES), NONE);
    assert.ok(fitted && fitted.prompt.length <= 450 * 2 && fitted.prompt.length > 700);
    assert.equal(limits.fit(request(LINES), NONE).prompt, fitted.prompt, 'and remembers it');
    limits.note('m', 100_000);
    assert.equal(limits.fit(request(LINES), NONE).prompt, fitted.prompt, 'against the listing');
  });

  it('shortens once more where the server does not tell its count', () => {
    const limits = new ContextLimits();
    limits.note('m', 500);
    const first = limits.fit(request(LINES), NONE);
    const second = limits.learn(tooLong(500, null), first, NONE);
    assert.ok(second && second.prompt.length < first.prompt.length);
  });

  it('gives up where next to nothing would be left, and on other failures', () => {
    const limits = new ContextLimits();
    assert.equal(limits.learn(tooLong(60, 1000), request(LINES), NONE), null);
    assert.equal(limits.learn(tooLong(10, 1000), request(LINES), NONE), null);
    assert.equal(limits.learn(new BackendError({ kind: 'contextTooLong' }), request(LINES), NONE), null);
    assert.equal(limits.learn(new BackendError({ kind: 'serverError' }), request(LINES), NONE), null);
  });

  it('never cuts inside a surrogate pair', () => {
    for (const odd of ['', 'x']) {
      const limits = new ContextLimits();
      limits.note('m', 200);
      const { prompt } = limits.fit(request(odd + '🐍'.repeat(2000)), NONE);
      assert.match(prompt, /^(?:🐍)+$/u);
    }
  });

  it('cuts the code before the cursor, between the control tokens', () => {
    const psm: Infill = { kind: 'template', prefix: '<P>', suffix: '<S>', middle: '<M>', suffixFirst: false };
    const spm: Infill = { kind: 'template', prefix: '[P]', suffix: '[S]', middle: '', suffixFirst: true };
    const limits = new ContextLimits();
    limits.note('m', 500);
    assert.match(
      limits.fit(request(`<P>${LINES}<S>\nend()<M>`), psm).prompt,
      /^<P>qc\.h\(\d+\)\n[^]*499\)\n<S>\nend\(\)<M>$/,
    );
    assert.match(
      limits.fit(request(`[S]\nend()[P]${LINES}`), spm).prompt,
      /^\[S\]\nend\(\)\[P\]qc\.h\(\d+\)\n[^]*499\)\n$/,
    );
    assert.match(limits.fit(request(LINES), psm).prompt, /^qc\.h/, 'a prompt without them has none to keep');
  });
});
