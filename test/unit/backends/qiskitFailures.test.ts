import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { BackendError } from '../../../src/backends/failures.ts';
import type { CompletionBackend } from '../../../src/backends/types.ts';
import type { FailureKind } from '../../../src/completion/types.ts';
import { collect, connect, fails, never } from '../../support/connect.ts';
import type { ScriptedQiskit } from '../../support/service/qiskit.ts';
import {
  body,
  completion,
  CUT,
  DONE,
  event,
  failure,
  HANG,
  json,
  redirect,
  stream,
  token,
} from '../../support/service/script.ts';
import { withQiskit } from './qiskitService.ts';

describe('qiskit when it fails', () => {
  let service: ScriptedQiskit;
  let backend: CompletionBackend;
  withQiskit((made) => void ({ service, backend } = made));

  describe('failures', () => {
    const cases: readonly (readonly [
      string,
      Parameters<ScriptedQiskit['once']>[1],
      FailureKind,
      Partial<BackendError>,
    ])[] = [
      [
        'a wrong token',
        failure(401, 'Invalid token secret-token'),
        'unauthorized',
        { status: 401, detail: 'Invalid token ***' },
      ],
      [
        'a wrong token, though the body is cut',
        { status: 401, steps: ['{"detail":', CUT] },
        'unauthorized',
        { status: 401 },
      ],
      [
        'a wrong token, though the body is long',
        { status: 401, steps: ['x'.repeat(3_000_000)] },
        'unauthorized',
        { status: 401 },
      ],
      ['payment', failure(402, 'pay'), 'payment', {}],
      ['a key without rights', failure(403, 'no'), 'forbidden', { status: 403 }],
      ['429', failure(429, 'slow down', { 'retry-after': '3' }), 'rateLimited', { retryAfterMs: 3000 }],
      [
        '429 until a time on the clock of the server',
        failure(429, 'slow down', {
          date: 'Wed, 26 Nov 2025 10:00:00 GMT',
          'retry-after': 'Wed, 26 Nov 2025 10:00:05 GMT',
        }),
        'rateLimited',
        { retryAfterMs: 5000 },
      ],
      [
        '429 with garbage',
        failure(429, 'slow down', { 'retry-after': 'soon' }),
        'rateLimited',
        { retryAfterMs: null },
      ],
      [
        '422',
        json({ detail: [{ loc: ['body', 'n'], msg: 'too big' }] }, 422),
        'badRequest',
        { detail: 'body.n: too big' },
      ],
      ['500', failure(500, 'oops'), 'serverError', { status: 500, detail: 'oops' }],
      ['503', failure(503, 'busy'), 'serverError', { retryAfterMs: null }],
      [
        '503 with a wait',
        failure(503, 'busy', { 'retry-after': '2' }),
        'rateLimited',
        { retryAfterMs: 2000 },
      ],
      ['504', failure(504, 'slow'), 'timeout', {}],
      ['410', failure(410, 'closed'), 'gone', {}],
      [
        'an over-long prompt',
        json({ error: { code: 400, type: 'exceed_context_size_error' } }, 400),
        'contextTooLong',
        {},
      ],
      ['an empty 401', { status: 401, steps: [] }, 'unauthorized', { detail: null }],
      [
        'an error in a 200',
        json({ error: 'Unexpected endpoint' }),
        'serverError',
        { status: 200, detail: 'Unexpected endpoint' },
      ],
      [
        'an error event',
        stream(token('a'), event({ error: { code: 429, message: 'busy' } }), DONE),
        'rateLimited',
        {},
      ],
      [
        'an event named error',
        stream('event: error\ndata: {"message":"x"}\n\n'),
        'serverError',
        { detail: 'x' },
      ],
      ['an empty body', body('application/json'), 'malformed', {}],
      ['a web page', body('text/html', '<h1>hello</h1>'), 'malformed', {}],
      ['JSON that is no completion', json({ hello: 1 }), 'malformed', {}],
      ['a broken event', stream(token('a'), 'data: {"choices":[{\n\n', token('b')), 'malformed', {}],
      ['a stream cut between events', stream(token('a'), CUT), 'cut', {}],
      ['a stream cut in an event', stream(token('a'), token('b').slice(0, 30)), 'cut', {}],
      ['an over-long answer', completion('x'.repeat(48 * 64 + 1025)), 'tooLong', {}],
      [
        'a body without end',
        stream(...Array.from({ length: 40 }, () => `: ${'x'.repeat(65_536)}\n\n`), HANG),
        'tooLong',
        {},
      ],
      [
        'a redirect elsewhere',
        redirect('https://elsewhere.example/'),
        'redirected',
        { detail: 'https://elsewhere.example' },
      ],
    ];
    for (const [name, answer, kind, more] of cases) {
      it(`tells ${name}`, async () => {
        service.once('POST /v1/completions', answer);
        await assert.rejects(collect(backend), fails(kind, more));
      });
    }

    it('never repeats the code of the user', async () => {
      const prompt = 'def secret_recipe(qc):\n    qc.rz(0.123456, 0)\n';
      service.once(
        'POST /v1/completions',
        failure(500, `parse error near ${prompt.slice(4)}`),
        failure(500, 'short qc.rz('),
      );
      await assert.rejects(collect(backend, { prompt }), fails('serverError', { detail: null }));
      await assert.rejects(collect(backend, { prompt }), fails('serverError', { detail: 'short qc.rz(' }));
    });

    it('never repeats a token, not even its beginning', async () => {
      service.once('POST /v1/completions', failure(401, `${'x'.repeat(290)} secret-token`));
      await assert.rejects(
        collect(backend),
        (error: BackendError) => !(error.detail ?? '').includes('secret'),
      );
    });

    it('tells an unreachable server', async () => {
      await assert.rejects(connect('http://127.0.0.1:1').models(never), fails('unreachable'));
    });

    it('tells a silent stream', async () => {
      service.once('POST /v1/completions', stream(token('a'), HANG));
      const impatient = connect(service.url, { limits: { silenceMs: 20 } });
      await assert.rejects(collect(impatient), fails('timeout', { detail: 'silence' }));
    });

    it('tells that the hosted service is gone when its name is', async () => {
      const cause = { code: 'ENOTFOUND' };
      const noName = (): Promise<never> => Promise.reject(new TypeError('fetch failed', { cause }));
      const hosted = connect('https://qiskit-code-assistant.quantum.ibm.com', { fetch: noName });
      await assert.rejects(hosted.models(never), fails('gone'));
      await assert.rejects(collect(hosted), fails('gone'));
      await assert.rejects(
        connect('https://own.example', { fetch: noName }).models(never),
        fails('unreachable'),
      );
    });
  });
});
