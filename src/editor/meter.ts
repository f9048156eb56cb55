import type { CompletionBackend } from '../backends/types.ts';
import type { Counted } from '../completion/statistics.ts';
import type { SourceChunk, SourceRequest } from '../completion/types.ts';

/** Characters of code that a token has on average, in the vocabularies of common models. */
const CHARACTERS = 3.5;

/** A service whose requests for suggestions are counted once each is over, however it ended; one without a network is left as it is. */
export function metered(backend: CompletionBackend, count: (counted: Counted) => void): CompletionBackend {
  if (backend.origin === null) return backend;
  return {
    ...backend,
    async *complete(request: SourceRequest, signal: AbortSignal): AsyncGenerator<SourceChunk> {
      let received = 0;
      try {
        for await (const chunk of backend.complete(request, signal)) {
          received += tokensIn(chunk.text);
          yield chunk;
        }
      } finally {
        const sent = tokensIn(request.prompt) + tokensIn(request.suffix ?? '');
        count({ kind: 'asked', sent, received });
      }
    },
  };
}

/** An estimate: most services do not say how many there were, least of all where the answer was cut short. */
function tokensIn(text: string): number {
  return Math.ceil(text.length / CHARACTERS);
}
