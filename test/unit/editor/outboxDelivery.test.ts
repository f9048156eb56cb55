import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';

import { wallClock } from '../../../src/completion/clock.ts';
import type { Report } from '../../../src/completion/outbox.ts';
import { Outbox } from '../../../src/editor/outbox.ts';
import { connectTo } from '../../support/connect.ts';
import { startQiskit, type ScriptedQiskit } from '../../support/service/qiskit.ts';
import { failure, redirect } from '../../support/service/script.ts';
import { Desk, report } from './outboxFolder.ts';

const routes = ['POST /v1/completions/accept', 'POST /v1/completion/acceptance'] as const;

/** The outbox over real backends and real services, each of which lets in another token. */
describe('Outbox, over HTTP', () => {
  let desk: Desk;
  let services: readonly [ScriptedQiskit, ScriptedQiskit];
  let outbox: Outbox;
  let lines: string[];
  beforeEach(async () => {
    desk = new Desk();
    services = [await startQiskit({ token: 'one' }), await startQiskit({ token: 'two' })];
    const [one, two] = services;
    const tokens = new Map([
      [one.url, 'one'],
      [two.url, 'two'],
    ]);
    lines = [];
    const log = (line: string): void => void lines.push(line);
    const memory = new Map<string, unknown>();
    outbox = new Outbox({
      store: desk.open().store,
      clock: wallClock,
      now: () => desk.now,
      random: Math.random,
      allowed: () => true,
      createBackend: ({ service, url }) =>
        connectTo(service, url, { token: async (origin) => tokens.get(origin) ?? null }),
      memory: { get: (key) => memory.get(key), set: (key, value) => void memory.set(key, value) },
      log: { debug: log, info: log, warn: log },
    });
  });
  afterEach(async () => {
    outbox.dispose();
    for (const service of services) await service.close();
    desk.close();
  });

  /** A report on a completion that a service issued. */
  function issuedBy(service: ScriptedQiskit, id: string): Report {
    service.issued.push(id);
    return report(id, { url: service.url });
  }

  /** Waits until so many reports are left. */
  async function left(count: number): Promise<void> {
    while (desk.files.length !== count) await setImmediate();
  }

  it('goes to the service that made the completion, with the token for it', async () => {
    const [one, two] = services;
    for (const service of services) outbox.add(issuedBy(service, 'a'));
    await left(0);
    for (const service of services) assert.deepEqual(service.accepts, [{ completion: 'a', accepted: true }]);
    const tokens = [one, two].map(({ requests }) => requests.map(({ headers }) => headers['authorization']));
    assert.deepEqual(tokens, [['Bearer one'], ['Bearer two']]);
  });

  it('is not taken elsewhere by a redirect', async () => {
    const [one, two] = services;
    one.once(routes[0], redirect(`${two.url}/v1/completions/accept`));
    outbox.add(issuedBy(one, 'a'));
    await one.nextRequest(routes[0]);
    while (!lines.some((line) => line.includes('not taken'))) await setImmediate();
    assert.equal(two.requests.length, 0);
    outbox.retry(one.url);
    await left(0);
    assert.equal(one.accepts.length, 1);
  });

  it('is over when the service has it already', async () => {
    const [one] = services;
    one.accepts.push({ completion: 'a', accepted: true });
    outbox.add(issuedBy(one, 'a'));
    await left(0);
    assert.equal(one.requests.length, 1);
    assert.equal(one.accepts.length, 1);
  });

  it('tries both spellings of the route, and then no other report there', async () => {
    const [one, two] = services;
    for (const route of routes) one.always(route, failure(404, 'Not Found'));
    outbox.add(issuedBy(one, 'a'));
    await left(0);
    assert.deepEqual(new Set(one.requests.map(({ method, path }) => `${method} ${path}`)), new Set(routes));
    one.requests.length = 0;
    outbox.add(issuedBy(one, 'b'));
    outbox.add(issuedBy(two, 'b'));
    await left(0);
    assert.equal(one.requests.length, 0);
    assert.equal(two.accepts.length, 1);
  });
});
