import { BackendError } from '../backends/failures.ts';
import { filled } from '../backends/families.ts';
import type { CompletionBackend } from '../backends/types.ts';
import { COMPLETION_MS } from './limits.ts';
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
  const infill = shared((signal) => backend.infill(model, signal));
  return {
    async *complete({ suffix, ...asked }, signal) {
      try {
        const request = { ...asked, model };
        yield* backend.complete(
          suffix === undefined ? request : infilled(request, suffix, await infill(signal)),
          signal,
        );
      } catch (error) {
        if (!(error instanceof BackendError)) throw error;
        const status = error.status === null ? 'no status' : `status ${String(error.status)}`;
        log(`${backend.origin ?? ''} failed for the model ${model}: ${error.kind}, ${status}.`);
        throw refusalOf(error);
      }
    },
  };
}

/** Work that is begun once for all who wait for it at the same time. Whoever stops waiting does not end it for the others: finding out may take longer than a client waits. */
function shared<T>(work: (signal: AbortSignal) => Promise<T>): (signal: AbortSignal) => Promise<T> {
  let running: Promise<T> | null = null;
  const begin = async (): Promise<T> => {
    const limit = AbortSignal.timeout(COMPLETION_MS);
    try {
      return await work(limit);
    } catch (error) {
      throw limit.aborted ? new BackendError({ kind: 'timeout' }) : error;
    }
  };
  return (signal) => {
    running ??= begin().finally(() => {
      running = null;
    });
    return unless(signal, running);
  };
}

/** What `work` comes to; rejects with the signal's reason when that comes first. */
function unless<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    // The reason is an HttpError of this service.
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors
    const onAbort = (): void => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function infilled(request: SourceRequest, suffix: string, infill: Infill): SourceRequest {
  if (infill.kind === 'none') return request;
  if (infill.kind === 'suffixField') return { ...request, suffix };
  return { ...request, prompt: filled(infill, request.prompt, suffix) };
}
