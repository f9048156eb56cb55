import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { BackendError } from '../../../src/backends/failures.ts';
import type { CompletionBackend } from '../../../src/backends/types.ts';
import { HttpError } from '../../../src/service/errors.ts';
import type { SourceRequest } from '../../../src/service/providers.ts';
import { upstreamSource } from '../../../src/service/upstream.ts';

type Infill = Awaited<ReturnType<CompletionBackend['infill']>>;

const REQUEST: SourceRequest = { model: 'here', prompt: 'P', maxTokens: 9, temperature: 0, stop: [] };

const idle = new AbortController().signal;

/** A backend of another server whose models take infill in the given way, and what becomes of a request. */
function backendWith(infill: Infill, complete: CompletionBackend['complete']): CompletionBackend {
  return {
    service: 'openai',
    origin: 'http://there',
    url: 'http://there',
    models: async () => [],
    model: async (id) => ({ id, detail: '', contextTokens: null }),
    infill: async (model) => {
      assert.equal(model, 'there');
      return infill;
    },
    disclaimers: null,
    report: null,
    complete,
  };
}

/** What a backend is asked when the service is asked for a model that it has from there. */
async function asked(infill: Infill, request: SourceRequest): Promise<SourceRequest[]> {
  const requests: SourceRequest[] = [];
  const backend = backendWith(infill, async function* complete(seen) {
    requests.push(seen);
    yield { id: null, index: 0, text: 'ok', finish: 'stop' };
  });
  const texts: string[] = [];
  const source = upstreamSource(backend, 'there', () => {});
  for await (const { text } of source.complete(request, idle)) texts.push(text);
  assert.deepEqual(texts, ['ok']);
  return requests;
}

/** What a failure of a backend becomes, and what is logged about it. */
async function failed(failure: BackendError): Promise<{ error: unknown; lines: string[] }> {
  const lines: string[] = [];
  // eslint-disable-next-line require-yield
  const backend = backendWith({ kind: 'none' }, async function* complete() {
    throw failure;
  });
  const source = upstreamSource(backend, 'there', (line) => lines.push(line));
  const chunks = source.complete(REQUEST, idle)[Symbol.asyncIterator]();
  return chunks.next().then(
    () => assert.fail('nothing thrown'),
    (error: unknown) => ({ error, lines }),
  );
}

describe('upstreamSource', () => {
  const fim = { kind: 'template', prefix: '<p>', suffix: '<s>', middle: '<m>' } as const;
  const cases: readonly [what: string, infill: Infill, prompt: string, suffix: string | undefined][] = [
    ['leaves it out where the model cannot use it', { kind: 'none' }, 'P', undefined],
    ['sends it as a field where the server takes one', { kind: 'suffixField' }, 'P', 'S'],
    ['writes it into the prompt', { ...fim, suffixFirst: false }, '<p>P<s>S<m>', undefined],
    ['writes it first where the model wants that', { ...fim, suffixFirst: true }, '<s>S<p>P<m>', undefined],
  ];
  for (const [what, infill, prompt, suffix] of cases) {
    it(`with text after the cursor ${what}`, async () => {
      const expected = { ...REQUEST, model: 'there', prompt, ...(suffix === undefined ? {} : { suffix }) };
      assert.deepEqual(await asked(infill, { ...REQUEST, suffix: 'S' }), [expected]);
    });
  }

  it('leaves a prompt without text after the cursor alone', async () => {
    assert.deepEqual(await asked({ ...fim, suffixFirst: true }, REQUEST), [{ ...REQUEST, model: 'there' }]);
  });
});

describe('finding out how a model takes the text after the cursor', () => {
  const asking = { ...REQUEST, suffix: 'S' };
  const text = async (source: ReturnType<typeof upstreamSource>, signal: AbortSignal): Promise<string> => {
    let all = '';
    for await (const chunk of source.complete(asking, signal)) all += chunk.text;
    return all;
  };

  it('goes on for the others when one that asked goes away', async () => {
    let tell = (_: Infill): void => {};
    const found = new Promise<Infill>((resolve) => {
      tell = resolve;
    });
    const signals: AbortSignal[] = [];
    const backend: CompletionBackend = {
      ...backendWith({ kind: 'none' }, async function* complete({ suffix = '' }) {
        yield { id: null, index: 0, text: suffix, finish: 'stop' };
      }),
      infill: (_, signal) => {
        signals.push(signal);
        return found;
      },
    };
    const source = upstreamSource(backend, 'there', () => {});
    const client = new AbortController();
    const [left, stayed] = [text(source, client.signal), text(source, idle)];
    client.abort(new HttpError(499, 'gone'));
    await assert.rejects(left, { status: 499 });
    tell({ kind: 'suffixField' });
    assert.equal(await stayed, 'S');
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [false],
    );
  });

  it('is tried again after it failed', async () => {
    let tries = 0;
    const backend: CompletionBackend = {
      ...backendWith({ kind: 'none' }, async function* complete({ suffix = '' }) {
        yield { id: null, index: 0, text: suffix, finish: 'stop' };
      }),
      infill: async () => {
        tries += 1;
        if (tries === 1) throw new BackendError({ kind: 'unreachable' });
        return { kind: 'suffixField' };
      },
    };
    const source = upstreamSource(backend, 'there', () => {});
    await assert.rejects(text(source, idle), { status: 502 });
    assert.equal(await text(source, idle), 'S');
  });
});

describe('failures of another server', () => {
  const cases: readonly [
    failure: ConstructorParameters<typeof BackendError>[0],
    status: number,
    detail: RegExp,
  ][] = [
    [
      { kind: 'unauthorized', status: 401, detail: 'key k-canary' },
      502,
      /refuses the key of this service\.$/u,
    ],
    [{ kind: 'rateLimited', status: 429, retryAfterMs: 1200 }, 429, /too much to do/u],
    [{ kind: 'loading', status: 503 }, 503, /loading the model/u],
    [
      { kind: 'badRequest', status: 400, detail: 'top_p too big' },
      400,
      /refuses the request\. It says: top_p too big$/u,
    ],
    [
      { kind: 'contextTooLong', status: 400, detail: 'limit 4096' },
      413,
      /too long for the model\. It says: limit 4096$/u,
    ],
    [{ kind: 'unreachable' }, 502, /cannot be reached/u],
    [{ kind: 'timeout' }, 504, /took too long/u],
  ];
  for (const [failure, status, detail] of cases) {
    it(`of the kind ${failure.kind} are answered ${String(status)}`, async () => {
      const { error, lines } = await failed(new BackendError(failure));
      assert.ok(error instanceof HttpError);
      assert.equal(error.status, status);
      assert.match(error.message, detail);
      assert.equal(error.headers['retry-after'], failure.retryAfterMs === 1200 ? '2' : undefined);
      const said = failure.status === undefined ? 'no status' : `status ${String(failure.status)}`;
      assert.deepEqual(lines, [`http://there failed for the model there: ${failure.kind}, ${said}.`]);
    });
  }
});
