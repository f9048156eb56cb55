import { request } from 'node:http';
import { createHistogram } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import type { Lateness } from './plan.ts';

/** Milliseconds between two looks. */
const LOOK_MS = 10;

/** How late the event loop is while something goes on, over all the times that it does: how much later than it should each look comes. */
export class Watch {
  // Not the monitor of `perf_hooks`: that sees the time between two of its uses as one long wait.
  readonly #late = createHistogram();

  /** Looks while `work` goes on. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      this.#late.record(Math.max(1, Math.round((now - last - LOOK_MS) * 1000)));
      last = now;
    }, LOOK_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  get lateness(): Lateness {
    const { max } = this.#late;
    const [median, p99] = [this.#late.percentile(50), this.#late.percentile(99)];
    return { median: median / 1000, p99: p99 / 1000, longest: max / 1000 };
  }
}

/** Megabytes of the heap that are in use once all garbage is collected. */
export function heapAfterGc(): number {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  gc();
  gc();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** How many of each kind of resource keep the process busy now. */
export function resources(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of process.getActiveResourcesInfo()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** Asks on a connection of its own, which is closed when this resolves; not by the extension's means. */
export function ask(url: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.socket.once('close', () => resolve(JSON.parse(text)));
    });
    asking.once('error', reject).end();
  });
}
