import assert from 'node:assert/strict';

import { BackendError } from '../../src/backends/failures.ts';
import type { CompletionBackend, ServiceName } from '../../src/backends/types.ts';
import { collect, connectTo, never, textOf } from '../support/connect.ts';
import { mutated, randomOf } from '../support/mutations.ts';
import { chatObject, citation, delta } from '../support/service/chat.ts';
import { completionObject, DONE, event, token } from '../support/service/script.ts';

const SEEDS = 1000;
/** For one answer, however damaged; the median is below a millisecond. */
const LIMIT_MS = 2000;
const MEGABYTE = 1_000_000;

/** A body in pieces of random length, which counts what was read of it. */
function bodyOf(
  bytes: Uint8Array,
  random: () => number,
  read: { bytes: number },
): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      const piece = bytes.subarray(at, at + 1 + Math.floor(random() * 400));
      at += piece.length;
      read.bytes += piece.length;
      return controller.enqueue(piece);
    },
  });
}

/** A backend whose server answers everything with one body. */
function answering(
  service: ServiceName,
  status: number,
  body: () => ReadableStream<Uint8Array>,
): CompletionBackend {
  const fetch = async (): Promise<Response> => new Response(body(), { status });
  return connectTo(service, 'http://127.0.0.1:9', { fetch });
}

interface Subject {
  readonly service: ServiceName;
  readonly status?: number;
  readonly answer: string;
  /** Reads the answer; resolves with the text that would be shown. */
  readonly read: (backend: CompletionBackend) => Promise<string>;
  /** Whether the text of the undamaged answer comes out as it is. */
  readonly text: string;
}

const completed = async (backend: CompletionBackend): Promise<string> =>
  textOf(await collect(backend, { stop: [] }));
const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
const CODE = 'qc.h(0)  # |ψ⟩ 𝛑\n';

const subjects: Readonly<Record<string, Subject>> = {
  'a streamed completion': {
    service: 'qiskit-code-assistant',
    answer: `: ping\n\n${token('qc.h')}${token('(0)')}${token('  # |ψ⟩ 𝛑\n', { finish: 'stop' })}${event({ choices: [], usage: {} })}${DONE}`,
    read: completed,
    text: CODE,
  },
  'a completion object': {
    service: 'openai',
    answer: JSON.stringify(completionObject(CODE), null, 1),
    read: completed,
    text: CODE,
  },
  'a streamed chat': {
    service: 'libertai',
    answer: [
      delta(null),
      delta('```py\nqc.h'),
      delta('(0)'),
      delta('  # |ψ⟩ 𝛑\n\n'),
      delta('```', 'stop'),
      DONE,
    ].join(''),
    read: completed,
    text: CODE,
  },
  'JSON lines': {
    service: 'qaip',
    answer:
      line(chatObject('qc.h(0)  ', { finish_reason: null })) +
      line(chatObject('# |ψ⟩ 𝛑\n', { citations: [citation] })),
    read: completed,
    text: CODE,
  },
  'a listing of models': {
    service: 'openai',
    answer: JSON.stringify({
      object: 'list',
      data: [{ id: 'a', created: 1, meta: { n_ctx: 4096 } }, { id: 'b' }],
    }),
    read: async (backend) => (await backend.models(never)).map(({ id }) => id).join(' '),
    text: 'a b',
  },
  'a disclaimer': {
    service: 'qiskit-code-assistant',
    answer: JSON.stringify({ id: 'd', version: '1', title: 't', body: '<p>b</p>', accepted: false }),
    read: async (backend) => (await backend.disclaimers?.read('m', never))?.body ?? '',
    text: '<p>b</p>',
  },
  'an error': {
    service: 'openai',
    status: 400,
    answer: JSON.stringify({
      error: {
        message: 'too long',
        code: 400,
        type: 'exceed_context_size_error',
        n_ctx: 512,
        n_prompt_tokens: 900,
      },
    }),
    read: completed,
    text: '',
  },
};

describe('damaged answers', () => {
  for (const [name, subject] of Object.entries(subjects)) {
    const { service, status = 200, answer, read } = subject;

    it(`${name}, undamaged`, async () => {
      const backend = answering(service, status, () =>
        bodyOf(Buffer.from(answer), randomOf(1), { bytes: 0 }),
      );
      assert.equal(
        await read(backend).catch((error: unknown) => (error instanceof BackendError ? '' : error)),
        subject.text,
      );
    });

    it(`${name}: a thousand of them do no harm`, async function () {
      this.timeout(60_000);
      for (let seed = 0; seed < SEEDS; seed += 1) {
        const damage = mutated(Buffer.from(answer), seed);
        const about = `seed ${seed}: ${damage.names.join(', ')}`;
        const count = { bytes: 0 };
        const backend = answering(service, status, () => bodyOf(damage.bytes, randomOf(seed), count));
        const start = performance.now();
        const text = await read(backend).catch((error: unknown) => {
          assert.ok(error instanceof BackendError, `${about}: ${String(error)}`);
          assert.ok((error.detail ?? '').length <= 300, about);
          return '';
        });
        assert.ok(performance.now() - start < LIMIT_MS, about);
        assert.doesNotMatch(text, /\uFFFD|\p{Surrogate}/u, about);
        if (damage.names.every((kind) => kind === 'cut'))
          assert.ok(subject.text.startsWith(text), `${about}: ${text}`);
        if (read === completed) assert.ok(text.length < 5000, about);
      }
    });

    it(`${name}: a line of a hundred megabytes is not kept`, async function () {
      this.timeout(20_000);
      const count = { megabytes: 0 };
      const endless = (): ReadableStream<Uint8Array> =>
        new ReadableStream({
          start: (controller) =>
            controller.enqueue(Buffer.from(answer.slice(0, Math.ceil(answer.length / 2)))),
          pull(controller) {
            count.megabytes += 1;
            if (count.megabytes > 100) controller.close();
            else controller.enqueue(Buffer.alloc(MEGABYTE, 'x'));
          },
        });
      await assert.rejects(read(answering(service, status, endless)), {
        name: 'BackendError',
        // A refusal means what its status says.
        kind: status === 200 ? 'tooLong' : 'badRequest',
      });
      assert.ok(count.megabytes < 20);
    });
  }
});
