import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { BackendError } from '../../../src/backends/failures.ts';
import { createOffline } from '../../../src/backends/offline.ts';
import { createBackend } from '../../../src/backends/registry.ts';
import type { CompletionBackend } from '../../../src/backends/types.ts';
import type { Server } from '../../../src/service/server.ts';
import { listening, models } from '../../support/hosted/setup.ts';

const idle = new AbortController().signal;

/** The service as the extension meets it. */
describe('the extension’s own client of this API', () => {
  const endings: (() => void | Promise<void>)[] = [];
  let server: Server;
  let client: CompletionBackend;

  before(async () => {
    const providers = models({ 'org/m': createOffline() });
    server = await listening({ after: (work) => endings.unshift(work) }, { providers, tokens: ['right'] });
    client = clientWith('right');
  });

  after(async () => {
    for (const ending of endings) await ending();
  });

  function clientWith(token: string): CompletionBackend {
    const deps = { fetch, token: async () => token, caller: 'test' };
    const made = createBackend({ service: 'qiskit-code-assistant', url: server.url }, deps);
    assert.ok(made !== null);
    return made;
  }

  async function complete(): Promise<{ id: string | null; text: string }> {
    const request = { model: 'org/m', prompt: 'from qiskit import Quantum', suffix: '\n', stop: [] };
    let whole = { id: null as string | null, text: '' };
    for await (const { id, text } of client.complete({ ...request, maxTokens: 20, temperature: 0 }, idle)) {
      whole = { id, text: whole.text + text };
    }
    return whole;
  }

  it('lists the models, knows that the suffix is used, and is refused with a wrong token', async () => {
    const ids = (await client.models(idle)).map(({ id }) => id);
    assert.deepEqual(ids, ['org/m']);
    assert.equal((await client.model('org/m', idle)).id, 'org/m');
    assert.deepEqual(await client.infill('org/m', idle), { kind: 'suffixField' });
    await assert.rejects(clientWith('wrong').models(idle), (error) => {
      return error instanceof BackendError && error.kind === 'unauthorized';
    });
  });

  it('is told to accept the disclaimer, accepts it, completes, and reports once', async () => {
    await assert.rejects(complete(), (error) => error instanceof BackendError && error.status === 403);
    const terms = await client.disclaimers?.read('org/m', idle);
    assert.equal(terms?.accepted, false);
    assert.equal(terms.title, 'About the code this service suggests');
    await client.disclaimers?.answer('org/m', terms.id, true, idle);
    assert.equal((await client.disclaimers?.read('org/m', idle))?.accepted, true);
    const { id, text } = await complete();
    assert.match(text, /^Circuit/u);
    assert.ok(id !== null);
    await client.report?.(id, true, idle);
    await assert.rejects(Promise.resolve(client.report?.(id, true, idle)), { status: 409 });
  });
});
