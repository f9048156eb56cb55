import type { JsonObject } from '../protocol/json.ts';
import type { Base } from './base.ts';
import { createCompatible } from './compatible.ts';
import type { BackendDeps, CompletionBackend } from './types.ts';

/** Any server with OpenAI's completions API: llama.cpp, Ollama, vLLM, LM Studio, TGI. */
export function createOpenai(base: Base, extra: JsonObject, deps: BackendDeps): CompletionBackend {
  return createCompatible({ service: 'openai', prefixes: ['/v1'], tokenize: '/tokenize', extra }, base, deps);
}
