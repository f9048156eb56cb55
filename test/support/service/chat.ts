import type { RecordedRequest } from './records.ts';
import { DONE, event, failure, json, stream, type Scripted } from './script.ts';
import { ScriptedServer, type ServerOptions } from './server.ts';

const created = 1_764_000_000;

/** One event of a streamed chat completion. */
export function delta(content: string | null, finish: string | null = null): string {
  const choices = [
    { index: 0, delta: content === null ? { role: 'assistant' } : { content }, finish_reason: finish },
  ];
  return event({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created, model: 'hermes', choices });
}

/** A whole chat completion. */
export function chatObject(content: string, more: object = {}): unknown {
  const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop', ...more }];
  return { id: 'chatcmpl-1', object: 'chat.completion', created, model: 'hermes', choices };
}

/** A scripted LibertAI machine. */
export class ScriptedLibertai extends ScriptedServer {
  pieces: readonly string[] = ['Quantum', 'Circuit', '(2)'];
  /** Some machines answer a streamed request with an error, or with nothing. */
  streams: 'well' | 'error' | 'nothing' = 'well';
  /** Machines that serve one model have no listing. */
  lists = true;
  /** The only key that is let in; null for any key at all. */
  key: string | null = null;

  constructor(options: Omit<ServerOptions, 'fallback'> = {}) {
    super({ ...options, fallback: (request) => this.#answer(request) });
  }

  #answer(request: RecordedRequest): Scripted {
    const { authorization } = request.headers;
    if (authorization === undefined)
      return { status: 402, headers: { 'content-type': 'text/plain' }, steps: ['Payment Required'] };
    if (this.key !== null && authorization !== `Bearer ${this.key}`) return failure(401, 'Invalid API key');
    const route = `${request.method} ${request.path}`;
    if (route === 'GET /v1/models' && this.lists)
      return json({ object: 'list', data: [{ id: 'hermes-3-8b-tee' }] });
    if (route !== 'POST /v1/chat/completions') return failure(404, 'Not Found');
    const text = this.pieces.join('');
    if (request.json['stream'] !== true) return json(chatObject(text));
    if (this.streams === 'error') return failure(500, 'streaming is not supported');
    if (this.streams === 'nothing') return stream();
    const usage = event({ id: 'chatcmpl-1', choices: [], usage: { total_tokens: 5 } });
    return stream(delta(null), ...this.pieces.map((piece) => delta(piece)), delta('', 'stop'), usage, DONE);
  }
}

/** What a QAIP answer cites. */
export const citation = {
  url: 'https://docs.example/qiskit.pdf',
  text: 'A circuit is made by QuantumCircuit.',
  file_type: 'pdf',
  page_number: 3,
};

/** A scripted QAIP. */
export class ScriptedQaip extends ScriptedServer {
  pieces: readonly string[] = ['Quantum', 'Circuit', '(2)'];
  key = 'qaip-key';

  constructor(options: Omit<ServerOptions, 'fallback'> = {}) {
    super({ ...options, fallback: (request) => this.#answer(request) });
  }

  #answer(request: RecordedRequest): Scripted {
    if (request.headers['x-api-key'] !== this.key) return json({ message: 'Unauthorized' }, 401);
    if (`${request.method} ${request.path}` !== 'POST /api/v1/completions')
      return json({ message: 'Not Found' }, 404);
    if (!Array.isArray(request.json['messages'])) return json({ message: 'messages is required' }, 400);
    const cited = request.json['citation'] === false ? {} : { citations: [citation] };
    if (request.json['stream'] !== true)
      return json({ created, choices: [choice(this.pieces.join(''), 'stop', cited)] });
    return { status: 200, headers: { 'content-type': 'text/plain' }, steps: this.lines(cited) };
  }

  /** The lines of a streamed answer: a piece each, and the sources with the last. */
  lines(cited: object = { citations: [citation] }): readonly string[] {
    return [...this.pieces.map((piece) => line(choice(piece, null))), line(choice('', 'stop', cited))];
  }
}

function choice(content: string, finish: string | null, more: object = {}): unknown {
  return { index: 0, message: { role: 'assistant', content }, finish_reason: finish, ...more };
}

function line(choice: unknown): string {
  return `${JSON.stringify({ created, choices: [choice] })}\n`;
}

/** Starts a scripted LibertAI machine. */
export async function startLibertai(): Promise<ScriptedLibertai> {
  const server = new ScriptedLibertai();
  await server.listen(0);
  return server;
}

/** Starts a scripted QAIP; its base URL is `<url>/api/v1`. */
export async function startQaip(): Promise<ScriptedQaip> {
  const server = new ScriptedQaip();
  await server.listen(0);
  return server;
}
