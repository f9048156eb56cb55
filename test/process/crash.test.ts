import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';

import { Random } from '../support/hosted/random.ts';
import { acceptAt, complete, folderFor } from '../support/hosted/setup.ts';
import { MAIN, ready, start } from '../support/hosted/spawn.ts';
import { rounds } from './rounds.ts';

const WRITERS = 8;

/** What a service said it keeps. */
interface Promised {
  readonly issued: Set<string>;
  readonly reported: Map<string, boolean>;
}

async function write(url: string, promised: Promised, random: Random): Promise<void> {
  const { id } = (await (await complete(url, { prompt: 'from qiskit import Q' })).json()) as { id: string };
  promised.issued.add(id);
  const accepted = random.chance(0.5);
  const body = JSON.stringify({ completion: id, accepted });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/v1/completions/accept`, { method: 'POST', headers, body });
  if (answer.ok) promised.reported.set(id, accepted);
}

/** Starts the service, writes as fast as it lets us, and kills it in the middle of that. */
async function crash(t: TestContext, data: string, random: Random): Promise<Promised> {
  const child = start(t, [MAIN, '--port', '0', '--data', data, '--model', 'm=offline']);
  const url = await ready(child);
  await acceptAt(url);
  const promised: Promised = { issued: new Set(), reported: new Map() };
  const until = 20 + random.below(200);
  const writers = Array.from({ length: WRITERS }, async () => {
    for (;;) {
      await write(url, promised, random);
      if (promised.reported.size >= until) child.kill('SIGKILL');
    }
  });
  await Promise.all([once(child, 'exit'), ...writers.map((writer) => assert.rejects(writer))]);
  return promised;
}

function verify(data: string, promised: Promised): void {
  const db = new DatabaseSync(join(data, 'state.sqlite'));
  try {
    assert.deepEqual(Object.values(db.prepare('PRAGMA integrity_check').get() ?? {}), ['ok']);
    const accepted = db.prepare('SELECT accepted FROM completions WHERE id = ?');
    for (const id of promised.issued) assert.ok(accepted.get(id) !== undefined, `${id} is lost`);
    for (const [id, value] of promised.reported)
      assert.equal(accepted.get(id)?.['accepted'], Number(value), id);
    assert.equal(db.prepare('SELECT count(*) AS n FROM answers WHERE accepted = 1').get()?.['n'], 1);
    const counted = 'SELECT sum(issued) AS i, sum(accepted) AS a, sum(rejected) AS r FROM daily';
    const held =
      'SELECT count(*) AS i, sum(accepted) AS a, count(accepted) - sum(accepted) AS r FROM completions';
    assert.deepEqual(db.prepare(counted).get(), db.prepare(held).get());
  } finally {
    db.close();
  }
}

describe('kill -9 during writes', () => {
  const count = rounds(2, 30);
  it(`loses nothing that was confirmed, ${String(count)} times in the same folder`, async (t) => {
    const data = folderFor(t);
    const random = new Random(7);
    const all: Promised = { issued: new Set(), reported: new Map() };
    for (let round = 0; round < count; round += 1) {
      const { issued, reported } = await crash(t, data, random);
      for (const id of issued) all.issued.add(id);
      for (const [id, accepted] of reported) all.reported.set(id, accepted);
      verify(data, all);
    }
    console.log(`${String(all.issued.size)} ids and ${String(all.reported.size)} reports, none lost`);
  });
});
