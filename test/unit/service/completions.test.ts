import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Source, SourceRequest } from '../../../src/service/providers.ts';
import { eventsIn, models, says, shared } from '../../support/hosted/setup.ts';

const URL = '/v1/completions';
const CHAT = '/v1/chat/completions';

/** A source that keeps what it was asked. */
function listener(): { source: Source; asked: SourceRequest[] } {
  const asked: SourceRequest[] = [];
  return {
    asked,
    source: {
      async *complete(request) {
        asked.push(request);
        yield { id: null, index: 0, text: 'ok', finish: 'stop' };
      },
    },
  };
}

/** A source that fails, after a piece or at once. */
function failing(...pieces: readonly string[]): Source {
  return {
    async *complete(_request, _signal) {
      for (const text of pieces) yield { id: null, index: 0, text, finish: null };
      throw new Error('secret of the engine');
    },
  };
}

function user(content: unknown) {
  return { role: 'user', content };
}

describe('completions', () => {
  const { source: heard, asked } = listener();
  const service = shared({
    providers: models({ m: says('Hello', ' world'), heard, broken: failing(), cut: failing('a') }),
    now: () => 7000,
  });

  async function ask(payload: object, url = URL) {
    return service().app.inject({ method: 'POST', url, payload: { model: 'm', ...payload } });
  }

  describe('POST /v1/completions', () => {
    it('answers as OpenAI does, without usage', async () => {
      const answer = await ask({ prompt: 'x', n: 2 });
      const { id, ...rest } = answer.json<{ id: string }>();
      assert.match(id, /^cmpl-[\w-]{24}$/u);
      const choice = { text: 'Hello world', finish_reason: 'stop', logprobs: null };
      assert.deepEqual(rest, {
        object: 'text_completion',
        created: 7,
        model: 'm',
        choices: [
          { index: 0, ...choice },
          { index: 1, ...choice },
        ],
      });
    });

    it('streams as OpenAI does', async () => {
      const answer = await ask({ prompt: 'x', stream: true });
      assert.equal(answer.headers['content-type'], 'text/event-stream; charset=utf-8');
      assert.equal(answer.headers['cache-control'], 'no-cache');
      const { events, last } = eventsIn(answer.body);
      assert.equal(last, '[DONE]');
      const { id } = events[0] as { id: string };
      const head = { id, object: 'text_completion', created: 7, model: 'm' };
      const event = (text: string, finish: string | null) => ({
        ...head,
        choices: [{ index: 0, text, finish_reason: finish, logprobs: null }],
      });
      assert.deepEqual(events, [event('Hello', null), event(' world', null), event('', 'stop')]);
    });

    it('gives each answer an id of its own that can be reported', async () => {
      const whole = (await ask({ prompt: '' })).json<{ id: string }>().id;
      const streamed = eventsIn((await ask({ prompt: '', stream: true })).body).events[0] as {
        id: string;
      };
      assert.notEqual(whole, streamed.id);
      for (const id of [whole, streamed.id]) assert.equal(service().store.report(id, true), 'recorded');
    });

    it('passes on what the source understands', async () => {
      const extra = {
        top_p: 0.5,
        seed: 1,
        user: 'u',
        frequency_penalty: 0,
        stream_options: { include_usage: true },
      };
      const wanted = {
        prompt: 'a',
        suffix: 'b',
        max_tokens: 9,
        temperature: 0.5,
        stop: ['', '\n', 'x'],
        n: 2,
      };
      await ask({ model: 'heard', ...wanted, ...extra });
      assert.deepEqual(asked.splice(0), [
        {
          model: 'heard-source',
          prompt: 'a',
          suffix: 'b',
          maxTokens: 9,
          temperature: 0.5,
          stop: ['\n', 'x'],
          n: 2,
        },
      ]);
    });

    it('has its own values for what is left out or null, and a limit for tokens', async () => {
      const none = {
        suffix: null,
        max_tokens: null,
        temperature: null,
        stop: null,
        n: null,
        stream: null,
        echo: null,
      };
      await ask({ model: 'heard', prompt: 'a', ...none });
      await ask({ model: 'heard', prompt: 'a' });
      const own = { model: 'heard-source', prompt: 'a', maxTokens: 256, temperature: 0, stop: [], n: 1 };
      assert.deepEqual(asked.splice(0), [own, own]);
      await ask({ model: 'heard', prompt: 'a', max_tokens: 1_000_000, stop: 'END' });
      assert.deepEqual(asked.splice(0), [{ ...own, maxTokens: 4096, stop: ['END'] }]);
    });

    it('cuts at stop texts whatever the source does', async () => {
      const answer = await ask({ prompt: '', stop: 'lo w' });
      assert.equal(answer.json<{ choices: { text: string }[] }>().choices[0]?.text, 'Hel');
    });

    const refused: readonly [status: number, body: object, sentence: RegExp][] = [
      [400, { prompt: '', echo: true }, /echo is not supported/u],
      [400, { prompt: '', logprobs: 3 }, /logprobs is not supported/u],
      [404, { prompt: '', model: 'other' }, /There is no model "other"/u],
      [422, {}, /prompt/u],
      [422, { prompt: ['a'] }, /body\/prompt must be string/u],
      [422, { prompt: '', max_tokens: '5' }, /body\/max_tokens must be integer/u],
      [422, { prompt: '', max_tokens: 0 }, /body\/max_tokens must be >= 1/u],
      [422, { prompt: '', n: 9 }, /body\/n must be <= 8/u],
      [422, { prompt: '', temperature: 2.5 }, /body\/temperature must be <= 2/u],
      [422, { prompt: '', stop: ['a', 'b', 'c', 'd', 'e'] }, /body\/stop must NOT have more than 4 items/u],
      [422, { prompt: '', stop: ['a', 3] }, /body\/stop\/1 must be string/u],
      [422, { prompt: '', stream: 'yes' }, /body\/stream must be boolean/u],
      [422, { prompt: '', model: '' }, /body\/model/u],
    ];
    for (const [status, body, sentence] of refused) {
      it(`answers ${String(status)} to ${JSON.stringify(body)}`, async () => {
        const answer = await ask(body);
        assert.equal(answer.statusCode, status);
        assert.match(answer.json<{ detail: string }>().detail, sentence);
      });
    }
  });

  describe('failures of a source', () => {
    it('before the first piece have a status of their own, and say nothing of the inside', async () => {
      for (const stream of [false, true]) {
        service().lines.length = 0;
        const answer = await ask({ model: 'broken', prompt: '', stream });
        assert.equal(answer.statusCode, 500);
        assert.deepEqual(answer.json(), { detail: 'The service failed; its log says why.' });
        assert.match(
          service().lines.join('\n'),
          /POST \/v1\/completions failed: Error: secret of the engine/u,
        );
      }
    });

    it('in the middle of a stream are an event that OpenAI clients take for an error', async () => {
      service().lines.length = 0;
      const answer = await ask({ model: 'cut', prompt: '', stream: true });
      assert.equal(answer.statusCode, 200);
      const { events, last } = eventsIn(answer.body);
      const message = 'The service failed; its log says why.';
      assert.deepEqual(events.slice(1), [{ detail: message, error: { message } }]);
      assert.equal(last, '[DONE]');
      assert.equal(service().lines.length, 1);
    });
  });

  describe('POST /v1/chat/completions', () => {
    it('continues the last message of the user', async () => {
      const parts = [
        { type: 'text', text: 'c' },
        { type: 'text', text: 'd' },
      ];
      const before = [{ role: 'system', content: 's' }, user('a')];
      await ask(
        { model: 'heard', messages: [...before, { role: 'assistant' }], max_completion_tokens: 5 },
        CHAT,
      );
      await ask({ model: 'heard', messages: [...before, user(parts)], max_tokens: 6 }, CHAT);
      assert.deepEqual(
        asked.splice(0).map(({ prompt, maxTokens }) => [prompt, maxTokens]),
        [
          ['a', 5],
          ['cd', 6],
        ],
      );
    });

    it('answers as OpenAI does, with an id that can be reported', async () => {
      const { id, ...rest } = (await ask({ messages: [user('x')] }, CHAT)).json<{ id: string }>();
      assert.match(id, /^chatcmpl-/u);
      const message = { role: 'assistant', content: 'Hello world' };
      assert.deepEqual(rest, {
        object: 'chat.completion',
        created: 7,
        model: 'm',
        choices: [{ index: 0, message, finish_reason: 'stop', logprobs: null }],
      });
      assert.equal(service().store.report(id, false), 'recorded');
    });

    it('streams as OpenAI does', async () => {
      const answer = await ask({ messages: [user('x')], stream: true }, CHAT);
      const { events, last } = eventsIn(answer.body);
      assert.equal(last, '[DONE]');
      assert.ok(events.every((event) => (event as { object: string }).object === 'chat.completion.chunk'));
      assert.deepEqual(
        events.flatMap((event) => (event as { choices: unknown[] }).choices),
        [
          { index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null, logprobs: null },
          { index: 0, delta: { content: 'Hello' }, finish_reason: null, logprobs: null },
          { index: 0, delta: { content: ' world' }, finish_reason: null, logprobs: null },
          { index: 0, delta: {}, finish_reason: 'stop', logprobs: null },
        ],
      );
    });

    const refused: readonly [status: number, body: object][] = [
      [422, { messages: [] }],
      [422, { messages: 'x' }],
      [422, { messages: [{ role: 'system', content: 's' }] }],
      [422, { messages: [{ role: 'user', content: [{ type: 'image_url' }] }] }],
      [422, { messages: [{ role: 'user', content: null }] }],
      [400, { messages: [{ role: 'user', content: 'x' }], logprobs: true }],
    ];
    for (const [status, body] of refused) {
      it(`answers ${String(status)} to ${JSON.stringify(body)}`, async () => {
        assert.equal((await ask(body, CHAT)).statusCode, status);
      });
    }
  });
});
