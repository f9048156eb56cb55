import type { ServerResponse } from 'node:http';

import { HttpError } from './errors.ts';
import { COMPLETION_MS } from './limits.ts';

/** The completions that are being made, so that each ends with its client, at its time limit, or with the service. */
export class Runs {
  readonly #open = new Set<AbortController>();

  /** How many completions are being made. */
  get size(): number {
    return this.#open.size;
  }

  /** Begins a completion; the signal ends it when the response closes, after `COMPLETION_MS`, or by `abortAll`. */
  start(response: ServerResponse): AbortSignal {
    const controller = new AbortController();
    const limit = setTimeout(() => {
      controller.abort(new HttpError(504, 'The model took too long to answer.'));
    }, COMPLETION_MS);
    this.#open.add(controller);
    response.once('close', () => {
      clearTimeout(limit);
      this.#open.delete(controller);
      if (!response.writableFinished)
        controller.abort(new HttpError(499, 'The client closed the connection.'));
    });
    return controller.signal;
  }

  /** Ends every completion; their clients are told why as far as they still listen. */
  abortAll(): void {
    for (const controller of this.#open) controller.abort(new HttpError(503, 'The service is stopping.'));
  }
}
