import type { CompletionBackend, ServiceName } from '../../../src/backends/types.ts';
import { MODEL, never, REQUEST } from '../connect.ts';
import { chatObject, delta } from '../service/chat.ts';
import type { RecordedRequest } from '../service/records.ts';
import { completionObject, DONE, failure, json, stream, token, type Scripted } from '../service/script.ts';

/** One thing that the extension asks of a service. */
export interface Route {
  readonly name: RouteName;
  readonly service: ServiceName;
  /** What is asked on the wire. */
  readonly wire: string;
  /** Suggestions are read piece by piece; `probe` is a question whose answer is a matter of taste. */
  readonly kind: 'ask' | 'suggest' | 'report' | 'probe';
  /** Asks; resolves with what a good answer says, in short. Hands over pieces as they come. */
  readonly ask: (backend: CompletionBackend, gave: (text: string) => void) => Promise<string>;
}

/** Names of the routes, as the table has them. */
export type RouteName =
  | 'identity'
  | 'models'
  | 'model'
  | 'disclaimer'
  | 'answer'
  | 'report'
  | 'qiskit'
  | 'openai'
  | 'llama-stack'
  | 'libertai'
  | 'qaip'
  | 'listing';

const TEXT = 'QuantumCircuit(2)\n';
const PIECES = ['QuantumCircuit', '(2)\n'] as const;

async function suggest(backend: CompletionBackend, gave: (text: string) => void): Promise<string> {
  const pieces: string[] = [];
  for await (const { text } of backend.complete(REQUEST, never)) {
    gave(text);
    pieces.push(text);
  }
  return pieces.join('').trim();
}

const names = async (backend: CompletionBackend): Promise<string> =>
  (await backend.models(never)).map(({ id }) => id).join(' ');

/** Every route, the services' different ways to ask for a suggestion included. */
export const ROUTES: readonly Route[] = [
  {
    name: 'identity',
    service: 'qiskit-code-assistant',
    wire: 'GET /',
    kind: 'probe',
    ask: async (backend) => (await backend.infill(MODEL, never)).kind,
  },
  { name: 'models', service: 'qiskit-code-assistant', wire: 'GET /v1/models', kind: 'ask', ask: names },
  {
    name: 'model',
    service: 'qiskit-code-assistant',
    wire: 'GET /v1/model/{model}',
    kind: 'ask',
    ask: async (backend) => (await backend.model(MODEL, never)).id,
  },
  {
    name: 'disclaimer',
    service: 'qiskit-code-assistant',
    wire: 'GET /v1/model/{model}/disclaimer',
    kind: 'ask',
    ask: async (backend) => (await backend.disclaimers?.read(MODEL, never))?.id ?? '',
  },
  {
    name: 'answer',
    service: 'qiskit-code-assistant',
    wire: 'POST /v1/model/{model}/disclaimer',
    kind: 'ask',
    ask: async (backend) => {
      await backend.disclaimers?.answer(MODEL, 'd', true, never);
      return 'taken';
    },
  },
  {
    name: 'report',
    service: 'qiskit-code-assistant',
    wire: 'POST /v1/completions/accept',
    kind: 'report',
    ask: async (backend) => {
      await backend.report?.('cmpl-1', true, never);
      return 'taken';
    },
  },
  {
    name: 'qiskit',
    service: 'qiskit-code-assistant',
    wire: 'POST /v1/completions',
    kind: 'suggest',
    ask: suggest,
  },
  { name: 'openai', service: 'openai', wire: 'POST /v1/completions', kind: 'suggest', ask: suggest },
  {
    name: 'llama-stack',
    service: 'llama-stack',
    wire: 'POST /v1/completions',
    kind: 'suggest',
    ask: suggest,
  },
  { name: 'libertai', service: 'libertai', wire: 'POST /v1/chat/completions', kind: 'suggest', ask: suggest },
  { name: 'qaip', service: 'qaip', wire: 'POST /completions', kind: 'suggest', ask: suggest },
  { name: 'listing', service: 'openai', wire: 'GET /v1/models', kind: 'ask', ask: names },
];

/** What each route gives where nothing is wrong. */
export const GOOD: Readonly<Record<RouteName, string>> = {
  identity: 'suffixField',
  models: MODEL,
  model: MODEL,
  disclaimer: 'd',
  answer: 'taken',
  report: 'taken',
  qiskit: TEXT.trim(),
  openai: TEXT.trim(),
  'llama-stack': TEXT.trim(),
  libertai: TEXT.trim(),
  qaip: TEXT.trim(),
  listing: MODEL,
};

/** The answer of a server where nothing is wrong. */
export function good({ method, path, json: body }: RecordedRequest): Scripted {
  const streams = body['stream'] === true;
  switch (`${method} ${path}`) {
    case 'GET /':
      return json({ name: 'qiskit-code-assistant', server: 'qiskit-inline' });
    case 'GET /v1/models':
      return json({ object: 'list', data: [{ id: MODEL, object: 'model', created: 1 }] });
    case `GET /v1/model/${MODEL}`:
      return json({ id: MODEL, object: 'model', created: 1 });
    case `GET /v1/model/${MODEL}/disclaimer`:
      return json({ id: 'd', version: '1', title: 't', body: '<p>b</p>', accepted: true });
    case `POST /v1/model/${MODEL}/disclaimer`:
    case 'POST /v1/completions/accept':
      return json({ success: true });
    case 'POST /v1/completions':
      return streams ? stream(...PIECES.map((text) => token(text)), DONE) : json(completionObject(TEXT));
    case 'POST /v1/chat/completions':
      return streams ? stream(...PIECES.map((text) => delta(text)), DONE) : json(chatObject(TEXT));
    case 'POST /completions':
      return lines(...PIECES.map((text) => chatObject(text, { finish_reason: null })));
    default:
      return failure(404, 'Not Found');
  }
}

function lines(...values: readonly unknown[]): Scripted {
  const steps = values.map((value) => `${JSON.stringify(value)}\n`);
  return { status: 200, headers: { 'content-type': 'text/plain' }, steps };
}
