import type { SourceChunk } from '../completion/types.ts';
import { parseChat } from '../protocol/chat.ts';
import type { JsonObject } from '../protocol/json.ts';
import type { Base } from './base.ts';
import { Citing } from './citing.ts';
import { Client } from './client.ts';
import { continuationOf } from './continuation.ts';
import { messagesFor } from './messages.ts';
import { single } from './single.ts';
import type { BackendDeps, CompletionBackend, ModelInfo } from './types.ts';

/** The one route of QAIP; its base brings the version. */
const routes = { completions: '/completions' } as const;

/** The service picks its model itself, and is never told one. */
const MODEL: ModelInfo = { id: 'qaip', detail: '', contextTokens: null };

/** QAIP: answers from the user's own documents, which it cites. */
export function createQaip(base: Base, extra: JsonObject, deps: BackendDeps): CompletionBackend {
  const citing = extra['citation'] === false ? null : new Citing();
  const client = new Client({ base, authorization: (token) => ({ 'x-api-key': token }) }, deps);
  return {
    service: 'qaip',
    ...(citing === null ? {} : { citations: (id) => citing.of(id) }),
    origin: base.origin,
    url: base.url,
    disclaimers: null,
    report: null,
    ...single(MODEL),
    infill: async () => ({ kind: 'none' }),
    complete: (request, signal) => {
      const body = { messages: messagesFor(request), stream: true, citation: true, ...extra };
      const call = { path: routes.completions, body, request, parse: parseChat, measured: false };
      const ask = (inTime: AbortSignal): AsyncGenerator<SourceChunk, void, undefined> =>
        continuationOf(client.complete({ ...call, signal: inTime }), request, citing !== null);
      return citing === null ? ask(signal) : citing.read(ask, signal);
    },
  };
}
