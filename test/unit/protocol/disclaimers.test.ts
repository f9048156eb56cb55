import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parseDisclaimer, parseSuccess } from '../../../src/protocol/disclaimers.ts';

describe('parseDisclaimer', () => {
  it('reads a disclaimer', () => {
    const value = { id: 'd', version: '1', title: 'T', body: '<p>x</p>', accepted: true };
    assert.deepEqual(parseDisclaimer(value), value);
  });

  it('reads numbers as id and version', () => {
    assert.deepEqual(parseDisclaimer({ id: 7, version: 1.5, body: '' }), {
      id: '7',
      version: '1.5',
      title: '',
      body: '',
      accepted: false,
    });
  });

  it('takes only true for accepted', () => {
    assert.equal(parseDisclaimer({ id: 'd', body: '', accepted: 'true' })?.accepted, false);
  });

  for (const value of [
    null,
    [],
    {},
    { id: 'd' },
    { body: 'x' },
    { id: {}, body: 'x' },
    { id: 'd', body: 5 },
  ]) {
    it(`refuses ${JSON.stringify(value)}`, () => assert.equal(parseDisclaimer(value), null));
  }
});

describe('parseSuccess', () => {
  for (const [value, expected] of [
    [{ success: true }, true],
    [{}, true],
    [true, true],
    [{ success: false }, false],
    [false, false],
    ['ok', null],
    [null, null],
    [[{ success: true }], null],
  ] as const) {
    it(`reads ${JSON.stringify(value)}`, () => assert.equal(parseSuccess(value), expected));
  }
});
