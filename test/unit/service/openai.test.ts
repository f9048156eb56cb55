import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import OpenAI from 'openai';

import { createOffline } from '../../../src/backends/offline.ts';
import type { Server } from '../../../src/service/server.ts';
import { acceptAt, endless, listening, models } from '../../support/hosted/setup.ts';

/** The official client of an API that this service speaks: nobody here wrote it. */
describe('the openai client', () => {
  const { source, ended } = endless();
  const endings: (() => void | Promise<void>)[] = [];
  let server: Server;
  let client: OpenAI;

  before(async () => {
    const providers = models({ offline: createOffline(), endless: source });
    server = await listening({ after: (work) => endings.unshift(work) }, { providers, tokens: ['right'] });
    client = clientWith('right');
    for (const model of providers.keys()) await acceptAt(server.url, model, 'right');
  });

  after(async () => {
    for (const ending of endings) await ending();
  });

  function clientWith(apiKey: string): OpenAI {
    return new OpenAI({ baseURL: `${server.url}/v1`, apiKey, maxRetries: 0 });
  }

  it('lists the models', async () => {
    const ids: string[] = [];
    for await (const model of client.models.list()) ids.push(model.id);
    assert.deepEqual(ids, ['offline', 'endless']);
    assert.equal((await client.models.retrieve('offline')).owned_by, 'test');
  });

  it('completes Qiskit code', async () => {
    const made = await client.completions.create({ model: 'offline', prompt: 'from qiskit import Quantum' });
    assert.match(made.id, /^cmpl-/u);
    assert.match(made.choices[0]?.text ?? '', /^Circuit/u);
    assert.equal(made.choices[0]?.finish_reason, 'stop');
  });

  it('gets the same answer by a stream', async () => {
    const request = { model: 'offline', prompt: 'from qiskit import Quantum' };
    const whole = await client.completions.create(request);
    const ids = new Set<string>();
    let streamed = '';
    let finish: string | null = null;
    for await (const { id, choices } of await client.completions.create({ ...request, stream: true })) {
      ids.add(id);
      streamed += choices[0]?.text ?? '';
      finish = choices[0]?.finish_reason ?? null;
    }
    assert.equal(streamed, whole.choices[0]?.text);
    assert.equal(finish, 'stop');
    assert.equal(ids.size, 1);
  });

  it('chats', async () => {
    const messages = [{ role: 'user' as const, content: 'from qiskit import Quantum' }];
    const whole = await client.chat.completions.create({ model: 'offline', messages });
    const content = whole.choices[0]?.message.content ?? '';
    assert.match(content, /^Circuit/u);
    const stream = client.chat.completions.stream({ model: 'offline', messages });
    assert.equal((await stream.finalChatCompletion()).choices[0]?.message.content, content);
  });

  it('ends a completion by leaving its stream', async () => {
    const stream = await client.completions.create({ model: 'endless', prompt: '', stream: true });
    for await (const { choices } of stream) {
      assert.equal(choices[0]?.text, 'x');
      break;
    }
    assert.ok((await ended.next()).value);
  });

  it('sees each refusal as the error it is', async () => {
    const unknown = client.completions.create({ model: 'none', prompt: '' });
    await assert.rejects(unknown, OpenAI.NotFoundError);
    await assert.rejects(clientWith('wrong').models.list(), OpenAI.AuthenticationError);
    const invalid = client.completions.create({ model: 'offline', prompt: [1, 2] });
    await assert.rejects(invalid, OpenAI.UnprocessableEntityError);
    const echo = client.completions.create({ model: 'offline', prompt: '', echo: true });
    await assert.rejects(echo, OpenAI.BadRequestError);
  });
});
