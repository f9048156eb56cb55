import { EventEmitter, on } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';

import { makeApp } from '../../../src/service/app.ts';
import type { App, Context } from '../../../src/service/context.ts';
import type { Providers, Source } from '../../../src/service/providers.ts';
import { Runs } from '../../../src/service/runs.ts';
import { startServer, type Server } from '../../../src/service/server.ts';
import { Store } from '../../../src/service/store.ts';
import { termsIn } from '../../../src/service/terms.ts';

/** What runs something when it ends: a test, or a suite. */
export interface Scope {
  after(work: () => void | Promise<void>): void;
}

/** A folder that is removed when the test ends. */
export function folderFor(t: Scope): string {
  const folder = mkdtempSync(join(tmpdir(), 'qiskit-inline-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A source that answers every candidate with the same pieces. */
export function says(...pieces: readonly string[]): Source {
  return {
    async *complete({ n = 1 }, signal) {
      for (const text of pieces) {
        for (let index = 0; index < n; index += 1) {
          signal.throwIfAborted();
          yield { id: null, index, text, finish: null };
        }
      }
    },
  };
}

/** A source that goes on until it is told to stop, and the reasons it was told. */
export function endless(): { source: Source; ended: AsyncIterator<unknown> } {
  const endings = new EventEmitter();
  const source: Source = {
    async *complete(_request, signal) {
      try {
        for (;;) {
          yield { id: null, index: 0, text: 'x', finish: null };
          await new Promise((next) => setTimeout(next, 1));
          signal.throwIfAborted();
        }
      } finally {
        endings.emit('end', signal.reason);
      }
    },
  };
  return { source, ended: on(endings, 'end') };
}

/** Models by name. */
export function models(sources: Readonly<Record<string, Source>>): Providers {
  return new Map(
    Object.entries(sources).map(([id, source]) => [id, { id, owner: 'test', model: `${id}-source`, source }]),
  );
}

/** What a test sets of a service. */
export interface Setup {
  readonly providers?: Providers;
  readonly tokens?: readonly string[];
  readonly host?: string;
  readonly folder?: string;
  readonly now?: () => number;
  readonly graceMs?: number;
  /** Takes the lines of the log of a listening service. */
  readonly log?: (line: string) => void;
}

/** An application for requests without a network, with what it writes to its log. */
export interface Inside {
  readonly app: App;
  readonly store: Store;
  readonly folder: string;
  readonly lines: string[];
}

/** Makes an application whose only model is `m` unless told otherwise. */
export async function inside(t: Scope, setup: Setup = {}): Promise<Inside> {
  const folder = setup.folder ?? folderFor(t);
  const now = setup.now ?? Date.now;
  const store = new Store(folder, now);
  const lines: string[] = [];
  const context: Context = {
    store,
    terms: termsIn(folder),
    providers: setup.providers ?? models({ m: says('Hello', ' world') }),
    runs: new Runs(),
    now,
    log: (line) => void lines.push(line),
  };
  const app = await makeApp(
    context,
    { tokens: setup.tokens ?? [], host: setup.host ?? '127.0.0.1' },
    '1.2.3',
  );
  t.after(async () => {
    await app.close();
    store.close();
  });
  return { app, store, folder, lines };
}

/** An application that the tests of a suite share. */
export function shared(setup: Setup = {}): () => Inside {
  let made: Inside | undefined;
  const endings: (() => void | Promise<void>)[] = [];
  before(async () => {
    made = await inside({ after: (work) => endings.unshift(work) }, setup);
    for (const model of setup.providers?.keys() ?? ['m']) await accept(made.app, model);
  });
  after(async () => {
    for (const ending of endings) await ending();
  });
  return () => {
    if (made === undefined) throw new Error('Used before the suite began.');
    return made;
  };
}

/** Starts a service that listens on loopback, and stops it when the test ends. */
export async function listening(t: Scope, setup: Setup = {}): Promise<Server> {
  const server = await startServer({
    host: setup.host ?? '127.0.0.1',
    port: 0,
    tokens: setup.tokens ?? [],
    data: setup.folder ?? folderFor(t),
    providers: setup.providers ?? models({ m: says('Hello', ' world') }),
    version: '1.2.3',
    graceMs: setup.graceMs ?? 2000,
    log: setup.log ?? (() => {}),
  });
  t.after(() => server.stop());
  return server;
}

/** Accepts the disclaimer of a model. */
export async function accept(app: App, model = 'm', token?: string): Promise<void> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const url = `/v1/model/${encodeURIComponent(model)}/disclaimer`;
  const { id } = (await app.inject({ url, headers })).json<{ id: string }>();
  await app.inject({ method: 'POST', url, headers, payload: { disclaimer: id, accepted: true } });
}

/** Accepts the disclaimer of a model of a listening service. */
export async function acceptAt(url: string, model = 'm', token = 'none'): Promise<void> {
  const path = `${url}/v1/model/${model}/disclaimer`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const { id } = (await (await fetch(path, { headers })).json()) as { id: string };
  const body = JSON.stringify({ disclaimer: id, accepted: true });
  await (await fetch(path, { method: 'POST', headers, body })).arrayBuffer();
}

/** Asks a listening service for a completion of `m`. */
export function complete(url: string, body: object, signal?: AbortSignal): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify({ model: 'm', prompt: '', ...body }) };
  return fetch(`${url}/v1/completions`, signal === undefined ? init : { ...init, signal });
}

/** The JSON of each event of a stream, and the text of the last. */
export function eventsIn(text: string): { events: unknown[]; last: string } {
  const all = text.split('\n\n').filter((event) => event !== '');
  const data = all.map((event) => event.replace(/^data: /u, ''));
  const last = data.pop() ?? '';
  return { events: data.map((event) => JSON.parse(event) as unknown), last };
}
