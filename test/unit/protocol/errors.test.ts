import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { isError, readError } from '../../../src/protocol/errors.ts';

describe('readError', () => {
  for (const [name, value, detail] of [
    ['error.message', { error: { message: 'no', type: 't' } }, 'no'],
    ['error as text', { error: 'Unauthorized' }, 'Unauthorized'],
    ['error.detail', { error: { detail: 'no' } }, 'no'],
    ['detail', { detail: 'accept the disclaimer' }, 'accept the disclaimer'],
    ['detail as a list', { detail: [{ loc: ['body', 'n'], msg: 'too big', type: 'x' }] }, 'body.n: too big'],
    [
      'error.detail.errors',
      { error: { detail: { errors: [{ loc: ['prompt'], msg: 'missing' }] } } },
      'prompt: missing',
    ],
    ['message', { object: 'error', message: 'flat' }, 'flat'],
    ['title and detail', { status: 400, title: 'Bad Request', detail: 'why' }, 'why'],
    ['title alone', { title: 'Bad Request' }, 'Bad Request'],
    ['plain text', 'upstream\r\n connect  error', 'upstream connect error'],
    ['markup', '<html><body><h1>502 Bad Gateway</h1></body></html>', '502 Bad Gateway'],
    ['nothing', {}, null],
    ['an empty body', '', null],
  ] as const) {
    it(`reads ${name}`, () => assert.equal(readError(value).detail, detail));
  }

  it('never tells what the user wrote', () => {
    const detail = [
      { loc: ['body', 'prompt'], msg: 'too long', input: 'secret = 1', ctx: { value: 'secret' } },
    ];
    assert.doesNotMatch(JSON.stringify(readError({ detail })), /secret/);
  });

  it('tells code and status inside the body', () => {
    assert.deepEqual(
      readError({ error: { code: 503, message: 'Loading model', type: 'unavailable_error' } }),
      {
        detail: 'Loading model',
        code: 'unavailable_error',
        status: 503,
        context: null,
      },
    );
    assert.equal(readError({ error: { code: 'model_not_found' } }).code, 'model_not_found');
    assert.equal(readError({ error: { code: 200 } }).status, null);
  });

  for (const [name, value, context] of [
    [
      'n_ctx',
      { error: { code: 400, n_ctx: 512, n_prompt_tokens: 900, type: 'exceed_context_size_error' } },
      [512, 900],
    ],
    [
      'vLLM, older',
      {
        message:
          "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens (4744 in the messages, 256 in the completion).",
      },
      [4096, 4744],
    ],
    [
      'vLLM',
      {
        error: {
          message:
            "This model's maximum context length is 4096 tokens. However, your request has 5000 input tokens.",
        },
      },
      [4096, 5000],
    ],
    [
      'TGI',
      {
        error:
          '`inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000 `inputs` tokens and 256 `max_new_tokens`',
      },
      [4096, 5000],
    ],
  ] as const) {
    it(`reads the limit of a prompt that ${name} names`, () => {
      assert.deepEqual(readError(value).context, { tokens: context[0], used: context[1] });
    });
  }

  it('gives at most 300 plain characters for any body', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary', maxLength: 2000 })), (value) => {
        for (const body of [value, { error: value }, { detail: value }, { message: value }]) {
          const { detail } = readError(body);
          assert.ok(detail === null || (detail.length > 0 && detail.length <= 300));
          assert.doesNotMatch(detail ?? '', /\p{Cc}/u);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('isError', () => {
  it('sees an error inside a 200', () => {
    assert.ok(isError({ error: 'Unexpected endpoint' }));
    assert.ok(isError({ error: { message: 'x' } }));
    assert.ok(isError({ object: 'error', message: 'x' }));
  });

  it('takes `error: null` for none', () => {
    assert.ok(!isError({ error: null, choices: [] }));
    assert.ok(!isError([{ error: 'x' }]));
  });
});
