/** Runs a suite inside the extension host of a window, and tells what each test did. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser } from '@playwright/test';

import { textsOfBrowser } from '../canary/browser.ts';
import { canary } from '../canary/needles.ts';
import { filesIn, search, textsOf, type Found } from '../canary/search.ts';
import { openPage } from './page.ts';
import { type ServerOptions, startServer } from './server.ts';

/** What happened in the host. `end` comes last; without it the host died. */
export type HostEvent =
  | { readonly type: 'start' | 'skip'; readonly title: string }
  | { readonly type: 'pass'; readonly title: string; readonly ms: number }
  | { readonly type: 'fail'; readonly title: string; readonly error: string }
  | { readonly type: 'figures'; readonly figures: unknown }
  | { readonly type: 'end' };

/** What to run. */
export interface SuiteOptions extends ServerOptions {
  readonly browser: Browser;
  /** Folder of the extension under development. */
  readonly extension: string;
  /** Module with a `run()`. */
  readonly suite: string;
  readonly timeoutMs: number;
  readonly onEvent: (event: HostEvent) => void;
}

/** How the suite ended: `problem` is null when the host ran to its end and VS Code reported success. */
export interface SuiteResult {
  readonly events: readonly HostEvent[];
  readonly problem: string | null;
  /** All that VS Code and its extensions logged, for a failed run. */
  readonly logs: string;
  /** Where the token was found that the host was given. */
  readonly found: Found;
}

/** Hands on each new line of a growing file of events. */
class EventFile {
  readonly path: string;
  readonly events: HostEvent[] = [];
  readonly #onEvent: (event: HostEvent) => void;

  constructor(path: string, onEvent: (event: HostEvent) => void) {
    this.path = path;
    this.#onEvent = onEvent;
    writeFileSync(path, '');
  }

  drain(): void {
    const lines = readFileSync(this.path, 'utf8').split('\n').slice(0, -1);
    for (const line of lines.slice(this.events.length)) {
      const event = JSON.parse(line) as HostEvent;
      this.events.push(event);
      this.#onEvent(event);
    }
  }
}

function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let settle: ((value: T) => void) | undefined;
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: (value) => settle?.(value) };
}

/** Runs the suite in a window of its own. */
export async function runSuite(options: SuiteOptions): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), 'vsc-folder-'));
  const file = new EventFile(join(folder, '..', `vsc-events-${randomUUID()}.jsonl`), options.onEvent);
  const env = { QISKIT_INLINE_TOKEN: canary, ...options.env, QISKIT_INLINE_EVENTS: file.path };
  const server = await startServer({ ...options, env });
  const watcher = watch(file.path, () => file.drain());
  const context = await options.browser.newContext();
  const { promise: exited, resolve } = deferred<string | null>();
  const late = setTimeout(() => resolve(`no end after ${options.timeoutMs / 1000} s`), options.timeoutMs);
  context.on('page', (page) => page.on('crash', () => resolve('the page crashed')));
  // VS Code calls these while tests run and once they are done.
  await context.exposeFunction('codeAutomationLog', () => {});
  await context.exposeFunction('codeAutomationExit', (code: number) =>
    resolve(code === 0 ? null : `VS Code ended the run with code ${code}`),
  );
  try {
    await openPage(context, server, { folder, extensions: [options.extension], tests: options.suite });
    const problem = await exited;
    file.drain();
    const complete = file.events.some((event) => event.type === 'end');
    const lost = complete ? null : 'the extension host ended before the tests did';
    const texts = await textsOfBrowser(context);
    const found = search('host', [...filesIn(server.data), ...filesIn(folder), ...textsOf(texts)]);
    return { events: file.events, problem: problem ?? lost, logs: server.logs('.log'), found };
  } finally {
    clearTimeout(late);
    watcher.close();
    await context.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
    rmSync(file.path, { force: true });
  }
}
