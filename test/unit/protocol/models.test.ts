import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parseModel, parseModels } from '../../../src/protocol/models.ts';

const ids = (value: unknown): readonly string[] | undefined => parseModels(value)?.map(({ id }) => id);

describe('parseModels', () => {
  it('reads OpenAI listings in their order', () => {
    assert.deepEqual(ids({ object: 'list', data: [{ id: 'b' }, { id: 'a' }] }), ['b', 'a']);
  });

  it('reads listings by `models`, bare lists, and names by `identifier`, `model` and `name`', () => {
    assert.deepEqual(ids({ models: [{ name: 'n', model: 'm' }, { name: 'only' }] }), ['m', 'only']);
    assert.deepEqual(ids([{ identifier: 'stack' }]), ['stack']);
  });

  it('takes null for no models', () => {
    assert.deepEqual(ids({ object: 'list', data: null }), []);
  });

  it('prefers `data` to the `models` beside it', () => {
    assert.deepEqual(ids({ data: [{ id: 'd' }], models: [{ name: 'm' }] }), ['d']);
    assert.deepEqual(ids({ data: null, models: [{ name: 'm' }] }), ['m']);
  });

  it('leaves out what has no name, and repetitions', () => {
    assert.deepEqual(ids({ data: [{ id: 'a' }, null, 3, {}, { id: '' }, { id: 'a' }] }), ['a']);
  });

  for (const value of [null, 'x', 4, {}, { data: 'x' }, { data: {} }, [[[]]], [{ a: 1 }]]) {
    it(`refuses ${JSON.stringify(value)}`, () => assert.equal(parseModels(value), null));
  }
});

describe('parseModel', () => {
  it('reads owner, creation and context length', () => {
    assert.deepEqual(parseModel({ id: 'a', owned_by: 'me', created: 5, meta: { n_ctx: 4096 } }), {
      id: 'a',
      owner: 'me',
      created: 5,
      context: 4096,
    });
    assert.equal(parseModel({ id: 'a', max_model_len: 8192 })?.context, 8192);
  });

  it('ignores numbers that are none', () => {
    const model = parseModel({ id: 'a', created: 1e300, max_model_len: -5, meta: { n_ctx: '4096' } });
    assert.deepEqual(model, { id: 'a', owner: null, created: null, context: null });
  });
});
