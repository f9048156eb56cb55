import type { Infill, SourceChunk, SourceRequest } from '../completion/types.ts';
import { createOfflineEngine, type OfflineEngine } from '../offline/engine.ts';
import type { CompletionBackend, ModelInfo } from './types.ts';

const MODEL: ModelInfo = { id: 'offline', detail: 'Built in, no network', contextTokens: null };

/** The embedded engine as a backend: one model, `offline`, whatever name a request gives; no origin, no disclaimer, no reports. */
export function createOfflineBackend(engine: OfflineEngine = createOfflineEngine()): CompletionBackend {
  return {
    service: 'offline',
    origin: null,
    models: async () => [MODEL],
    model: async () => MODEL,
    infill: async (): Promise<Infill> => ({ kind: 'suffixField' }),
    disclaimers: null,
    report: null,
    async *complete(request: SourceRequest, signal: AbortSignal): AsyncGenerator<SourceChunk> {
      signal.throwIfAborted();
      const candidates = engine.complete({
        before: request.prompt,
        after: request.suffix ?? '',
        indentation: indentation(request.prompt),
      });
      const wanted = Math.max(1, request.n ?? 1);
      for (let index = 0; index < wanted; index++) {
        const text = candidates[index]?.text ?? '';
        yield { id: null, index, ...limit(text, request) };
      }
    },
  };
}

/** Cuts a text before the first stop string and after `maxTokens` words and signs. */
function limit(text: string, request: SourceRequest): { text: string; finish: string } {
  const ends = request.stop.filter((stop) => stop !== '').map((stop) => text.indexOf(stop));
  const stopped = Math.min(text.length, ...ends.filter((end) => end >= 0));
  const tokens = text.slice(0, stopped).match(/\s*(?:\w+|[^\w\s]|$)/g) ?? [];
  const kept = tokens.slice(0, request.maxTokens).join('');
  return { text: kept, finish: kept.length < stopped ? 'length' : 'stop' };
}

function indentation(text: string): { tabs: boolean; size: number } {
  const indents = text.slice(-20_000).match(/^(?:\t+| {2,8})(?=\S)/gm) ?? [];
  if (indents.some((indent) => indent.startsWith('\t'))) return { tabs: true, size: 4 };
  const widths = indents.map((indent) => indent.length);
  return { tabs: false, size: widths.length === 0 ? 4 : Math.min(...widths) };
}
