import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { acceptedFields, checkRequest } from '../../../src/backends/requestFields.ts';
import type { ServiceName } from '../../../src/backends/types.ts';

const problems = (service: ServiceName, request: unknown): readonly string[] =>
  checkRequest(service, request).map((problem) =>
    'field' in problem ? `${problem.problem} ${problem.field}` : problem.problem,
  );

describe('checkRequest', () => {
  it('has nothing against no fields', () => {
    for (const service of ['offline', 'openai', 'qaip', 'llama-stack'] as const)
      assert.deepEqual(problems(service, {}), []);
  });

  it('wants an object', () => {
    for (const request of [null, [], 'x', 3]) assert.deepEqual(problems('openai', request), ['shape']);
  });

  it('keeps the fields that we own, for every service', () => {
    for (const service of ['qiskit-code-assistant', 'openai', 'llama-stack', 'libertai', 'qaip'] as const) {
      for (const field of ['model', 'prompt', 'messages', 'stream']) {
        assert.deepEqual(problems(service, { [field]: 1 }), [`owned ${field}`]);
      }
    }
  });

  it('takes anything else for services that take what their model server takes', () => {
    assert.deepEqual(problems('libertai', { mirostat: 2, mirostat_tau: 0.1, whatever: { a: [1] } }), []);
  });

  it('knows the fields of Llama Stack', () => {
    assert.deepEqual(problems('llama-stack', { seed: 1, mirostat: 2, top_p: 'x', toString: 1 }), [
      'unknown mirostat',
      'value top_p',
      'unknown toString',
    ]);
  });

  it('takes nothing for the embedded engine', () => {
    assert.deepEqual(problems('offline', { temperature: 1 }), ['unknown temperature']);
  });

  for (const [name, request, expected] of [
    [
      'good filters',
      {
        tags: ['a'],
        tag_ids: ['1'],
        source_types: ['github', 'notion'],
        file_types: ['pdf'],
        domains: ['qiskit.org'],
      },
      [],
    ],
    ['a source that there is not', { source_types: ['github', 'gitlab'] }, ['value source_types']],
    ['a file type that there is not', { file_types: ['exe'] }, ['value file_types']],
    ['a text for a list', { tags: 'a' }, ['value tags']],
    ['numbers for texts', { domains: [1] }, ['value domains']],
    ['good times', { date_from: 1_735_639_200, date_to: 1_750_000_000 }, []],
    ['a time before the first', { date_from: 1_735_639_199 }, ['value date_from']],
    ['milliseconds for seconds are still seconds', { date_from: 1.5e9 + 0.5 }, ['value date_from']],
    ['times in the wrong order', { date_from: 1_750_000_000, date_to: 1_740_000_000 }, ['range date_to']],
    ['no citations', { citation: false }, []],
    ['an unknown filter', { tag: ['a'] }, ['unknown tag']],
  ] as const) {
    it(`checks the filters of QAIP: ${name}`, () => assert.deepEqual(problems('qaip', request), expected));
  }
});

describe('acceptedFields', () => {
  it('leaves out what is wrong, and nothing else', () => {
    assert.deepEqual(acceptedFields('qaip', { tags: ['a'], file_types: ['exe'], stream: false, x: 1 }), {
      tags: ['a'],
    });
    assert.deepEqual(acceptedFields('openai', { model: 'x', mirostat: 2 }), { mirostat: 2 });
  });
});
