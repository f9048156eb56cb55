import { BackendError } from '../backends/failures.ts';
import { filled } from '../backends/families.ts';
import type { CompletionBackend } from '../backends/types.ts';
import type { Source, SourceRequest } from './providers.ts';
import { refusalOf } from './refusals.ts';

type Infill = Awaited<ReturnType<CompletionBackend['infill']>>;

/**
 * A model of another server as a source, whatever name requests give it here. The text after the cursor goes the way the model takes it.
 * Failures are thrown as `HttpError` and logged without what the server said, which may quote code.
 */
export function upstreamSource(
  backend: CompletionBackend,
  model: string,
  log: (line: string) => void,
): Source {
  return {
    async *complete(request, signal) {
      try {
        yield* passedOn(backend, { ...request, model }, signal);
      } catch (error) {
        if (!(error instanceof BackendError)) throw error;
        const status = error.status === null ? 'no status' : `status ${String(error.status)}`;
        log(`${backend.origin ?? ''} failed for the model ${model}: ${error.kind}, ${status}.`);
        throw refusalOf(error);
      }
    },
  };
}

async function* passedOn(
  backend: CompletionBackend,
  { suffix, ...request }: SourceRequest,
  signal: AbortSignal,
) {
  if (suffix === undefined) return yield* backend.complete(request, signal);
  const infill = await backend.infill(request.model, signal);
  return yield* backend.complete(infilled(request, suffix, infill), signal);
}

function infilled(request: SourceRequest, suffix: string, infill: Infill): SourceRequest {
  if (infill.kind === 'none') return request;
  if (infill.kind === 'suffixField') return { ...request, suffix };
  return { ...request, prompt: filled(infill, request.prompt, suffix) };
}
