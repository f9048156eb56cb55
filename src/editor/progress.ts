import { ProgressLocation, window } from 'vscode';

/** Work that is done sooner shows nothing: a notification that comes and goes at once is noise. */
const SHOWN_AFTER_MS = 300;

/**
 * Does what the user asked for. Where it takes its time, a notification says so, with a button that gives it up: the signal
 * aborts then, and the result is null, whatever the work makes of that.
 */
export async function withProgress<T>(
  title: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const abort = new AbortController();
  const { signal } = abort;
  const givenUp = new Promise<null>((resolve) =>
    signal.addEventListener('abort', () => resolve(null), { once: true }),
  );
  const done = Promise.race([work(signal), givenUp]);
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  const timer = setTimeout(() => {
    void window.withProgress(options, async (_progress, token) => {
      token.onCancellationRequested(() => abort.abort());
      await Promise.allSettled([done]);
    });
  }, SHOWN_AFTER_MS);
  try {
    return await done;
  } finally {
    clearTimeout(timer);
  }
}
