import type { JsonObject } from '../protocol/json.ts';
import type { Base } from './base.ts';
import { createCompatible } from './compatible.ts';
import type { BackendDeps, CompletionBackend } from './types.ts';

/** Llama Stack: OpenAI's completions under `/v1`, or under `/v1/openai/v1` as up to late 2025; the one that the user's URL names comes first. */
export function createLlamaStack(base: Base, extra: JsonObject, deps: BackendDeps): CompletionBackend {
  const prefixes = ['/v1', '/v1/openai/v1'];
  const old = base.url.endsWith('/v1/openai');
  const root = old ? { ...base, url: base.url.slice(0, -'/v1/openai'.length) } : base;
  const profile = {
    service: 'llama-stack',
    prefixes: old ? prefixes.toReversed() : prefixes,
    tokenize: null,
    extra,
  } as const;
  return createCompatible(profile, root, deps);
}
