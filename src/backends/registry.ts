import type { JsonObject } from '../protocol/json.ts';
import { parseBase, type Base } from './base.ts';
import { catalog } from './catalog.ts';
import { createLibertai } from './libertai.ts';
import { createLlamaStack } from './llamaStack.ts';
import { createOffline } from './offline.ts';
import { createOpenai } from './openai.ts';
import { createQaip } from './qaip.ts';
import { createQiskit } from './qiskit.ts';
import { acceptedFields } from './requestFields.ts';
import type { BackendConfig, BackendDeps, CompletionBackend, ServiceName } from './types.ts';

/** Makes the backend of a service behind HTTP; `extra` are the user's own fields of a request. */
type Create = (base: Base, extra: JsonObject, deps: BackendDeps) => CompletionBackend;

const creators: Readonly<Record<Exclude<ServiceName, 'offline'>, Create>> = {
  'qiskit-code-assistant': createQiskit,
  openai: createOpenai,
  'llama-stack': createLlamaStack,
  libertai: createLibertai,
  qaip: createQaip,
};

/** The backend for what the user configured, or null while the URL is not a usable http or https address. Fields of `request` that `checkRequest` objects to are left out. */
export function createBackend(config: BackendConfig, deps: BackendDeps): CompletionBackend | null {
  const { service, url, request = {} } = config;
  if (service === 'offline') return createOffline();
  const entry = catalog[service];
  const base = parseBase(url.trim() === '' ? (entry.url ?? '') : url, entry.routes);
  return base === null ? null : creators[service](base, acceptedFields(service, request), deps);
}
