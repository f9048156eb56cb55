import assert from 'node:assert/strict';

import undici from 'undici';

import { BackendError } from '../../src/backends/failures.ts';
import { createBackend } from '../../src/backends/registry.ts';
import type { BackendDeps, CompletionBackend, ServiceName } from '../../src/backends/types.ts';
import type { FailureKind, SourceChunk, SourceRequest } from '../../src/completion/types.ts';
import type { JsonObject } from '../../src/protocol/json.ts';

/** The model that requests of the tests ask. */
export const MODEL = 'granite-8b-qiskit';

/** A request for a suggestion. */
export const REQUEST: SourceRequest = {
  model: MODEL,
  prompt: 'qc = ',
  maxTokens: 48,
  temperature: 0,
  stop: ['\n\n'],
};

/** A signal that never aborts. */
export const never = new AbortController().signal;

/** What backends of the tests are given, and the fields of a request that a user may add. */
export interface Change extends Partial<BackendDeps> {
  readonly request?: JsonObject;
}

/** The fetch that the extension uses, of undici. */
const fetch = undici.fetch as unknown as typeof globalThis.fetch;

/** A backend for `service` at `url`, with the token `secret-token`. */
export function connectTo(
  service: ServiceName,
  url: string,
  { request = {}, ...change }: Change = {},
): CompletionBackend {
  const deps = { fetch, token: async () => 'secret-token', caller: 'qiskit-inline/0.1.0', ...change };
  const backend = createBackend({ service, url, request }, deps);
  assert.ok(backend);
  return backend;
}

/** A backend for Qiskit Code Assistant at `url`, with the token `secret-token`. */
export const connect = (url: string, change: Change = {}): CompletionBackend =>
  connectTo('qiskit-code-assistant', url, change);

/** All pieces of a completion. */
export async function collect(
  backend: CompletionBackend,
  change: Partial<SourceRequest> = {},
  signal: AbortSignal = never,
): Promise<readonly SourceChunk[]> {
  const chunks: SourceChunk[] = [];
  for await (const chunk of backend.complete({ ...REQUEST, ...change }, signal)) chunks.push(chunk);
  return chunks;
}

/** The text of all pieces together. */
export const textOf = (chunks: readonly SourceChunk[]): string => chunks.map(({ text }) => text).join('');

/** Checks the kind of a failure and what else is given, and that the token is not in it. */
export const fails =
  (kind: FailureKind, more: Partial<BackendError> = {}) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof BackendError, String(error));
    for (const [key, value] of Object.entries({ ...more, kind }))
      assert.equal(Reflect.get(error, key), value);
    assert.doesNotMatch(`${error.stack ?? ''} ${error.detail ?? ''}`, /secret-token/);
    return true;
  };
