/** Our own service as its users run it, over a scripted model, with its log of reports at hand. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import type { Providers } from '../../src/service/providers.ts';
import { startServer, type Server } from '../../src/service/server.ts';
import { providersFrom } from '../../src/service/sources.ts';
import { filesIn, keep, search, textsOf } from '../support/canary/search.ts';
import { startOpenai, type ScriptedOpenai } from '../support/service/openai.ts';
import { completion } from '../support/service/script.ts';

/** What a service was told of a completion; null before it was told anything. */
export type Told = 'accepted' | 'rejected' | null;

const MODEL = 'scripted';

/** A service whose model writes what the test says, and nothing anywhere else. */
export class Hosted {
  /** What the model writes where the text before the cursor ends so. */
  readonly answers = new Map<string, string>();
  /** Requests that reached the service's routes for reports. */
  reportRequests = 0;
  /** The ids of the completions that were not empty, by what the text before the cursor ended with. */
  readonly issued = new Map<string, string[]>();
  /** When the model was asked after such an ending, by `performance.now()`: nothing can be seen before. */
  readonly askedAt = new Map<string, number>();
  readonly #data = mkdtempSync(join(tmpdir(), 'qiskit-inline-'));
  readonly #model: ScriptedOpenai;
  readonly #tokens: readonly string[];
  readonly #known = new Set<string>();
  readonly #said: string[] = [];
  #port = 0;
  #server: Server | null = null;

  private constructor(model: ScriptedOpenai, tokens: readonly string[]) {
    this.#model = model;
    this.#tokens = tokens;
    model.always('POST /v1/completions', ({ json: { prompt } }) =>
      completion(this.answers.get(this.#ending(String(prompt)) ?? '') ?? ''),
    );
  }

  /** Starts a service that wants one of `tokens`, if there are any, and whose disclaimer everybody has accepted. */
  static async start(...tokens: readonly string[]): Promise<Hosted> {
    const hosted = new Hosted(await startOpenai({ flavour: 'llamacpp', models: [MODEL] }), tokens);
    subscribe('http.server.request.start', hosted.#count);
    await hosted.up();
    const path = `${hosted.url}/v1/model/${MODEL}/disclaimer`;
    for (const token of tokens.length === 0 ? [''] : tokens) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const { id } = (await (await fetch(path, { headers })).json()) as { id: string };
      const body = JSON.stringify({ disclaimer: id, accepted: true });
      await (await fetch(path, { method: 'POST', headers, body })).arrayBuffer();
    }
    return hosted;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts the service again, at the same port and with the same data. */
  async up(): Promise<void> {
    this.#server = await startServer({
      host: '127.0.0.1',
      port: this.#port,
      tokens: this.#tokens,
      data: this.#data,
      providers: this.#providers(),
      version: '1.2.3',
      // A report that is on its way is taken, and its sender hears of it.
      graceMs: 1000,
      log: (line) => void this.#said.push(JSON.stringify(line)),
    });
    this.#port = Number(new URL(this.#server.url).port);
  }

  /** Stops the service. */
  async down(): Promise<void> {
    await this.#server?.stop();
    this.#server = null;
  }

  async close(): Promise<void> {
    unsubscribe('http.server.request.start', this.#count);
    await this.down();
    await this.#model.close();
    const log = { log: this.#said.join('\n') };
    keep(search('service', [...filesIn(this.#data), ...textsOf(log)]));
    rmSync(this.#data, { recursive: true, force: true });
  }

  /** What the log says was told of every completion, by id. */
  log(): ReadonlyMap<string, Told> {
    const rows = this.#read('SELECT id, accepted FROM completions');
    return new Map(
      rows.map(({ id, accepted }) => [
        String(id),
        accepted === null ? null : accepted === 1 ? 'accepted' : 'rejected',
      ]),
    );
  }

  /** What was told of the completion that was written after such an ending. */
  told(ending: string): readonly Told[] {
    const log = this.log();
    return (this.issued.get(ending) ?? []).map((id) => log.get(id) ?? null);
  }

  readonly #count = (message: unknown): void => {
    const { request } = message as { readonly request: IncomingMessage };
    const isReport = /^\/v1\/completions?\/accept/.test(request.url ?? '');
    if (isReport && request.socket.localPort === this.#port) this.reportRequests += 1;
  };

  /** The models as the command line gives them, where each request is noted with the id that it was just given. */
  #providers(): Providers {
    const origin = { kind: 'upstream', url: this.#model.url, model: MODEL } as const;
    const from = { models: new Map([[MODEL, origin]]), keys: new Map<string, string>() };
    const providers = providersFrom(from, { caller: 'test', log: () => {} });
    return new Map(
      [...providers].map(([id, provider]) => [
        id,
        {
          ...provider,
          source: {
            complete: (...asked) => {
              this.#note(asked[0].prompt);
              return provider.source.complete(...asked);
            },
          },
        },
      ]),
    );
  }

  #note(prompt: string): void {
    const fresh = this.#read('SELECT id FROM completions').filter(({ id }) => !this.#known.has(String(id)));
    for (const { id } of fresh) this.#known.add(String(id));
    const ending = this.#ending(prompt);
    if (ending === undefined) return;
    this.askedAt.set(ending, performance.now());
    this.issued.set(ending, [...(this.issued.get(ending) ?? []), ...fresh.map(({ id }) => String(id))]);
  }

  #ending(prompt: string): string | undefined {
    return [...this.answers.keys()].find((ending) => prompt.endsWith(ending));
  }

  #read(sql: string): readonly Record<string, unknown>[] {
    const db = new DatabaseSync(join(this.#data, 'state.sqlite'), { readOnly: true });
    try {
      return db.prepare(sql).all();
    } finally {
      db.close();
    }
  }
}
