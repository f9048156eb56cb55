import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';

import { createOffline } from '../../src/backends/offline.ts';
import { fuzz, ROUTES, type RouteSet } from '../support/hosted/fuzz.ts';
import { accept, inside, models } from '../support/hosted/setup.ts';
import { rounds } from './rounds.ts';

/** Statuses that the requests of a set must have met, or they tested less than they seem to. */
const MET: Readonly<Record<RouteSet, readonly number[]>> = {
  models: [200, 400, 404, 421],
  disclaimers: [200, 400, 404, 415, 422],
  completions: [200, 400, 404, 415, 421, 422],
  chat: [200, 400, 404, 415, 421, 422],
  reports: [200, 400, 404, 409, 415, 422],
  service: [200, 404, 421, 422],
};

function isSet(name: string): name is RouteSet {
  return Object.hasOwn(ROUTES, name);
}

describe('requests that nobody sends', () => {
  const count = rounds(500, 20_000);
  for (const [set, met] of Object.entries(MET)) {
    it(`${String(count)} to the routes of ${set} are answered or refused, each with a sentence`, async (t) => {
      assert.ok(isSet(set));
      const made = await inside(t, { providers: models({ m: createOffline() }) });
      await accept(made.app);
      const seed = 20_260_101;
      const statuses = await fuzz(made, set, { seed, count });
      console.log(set, Object.fromEntries([...statuses].toSorted(([a], [b]) => a - b)));
      for (const status of met) assert.ok(statuses.has(status), `${set} never met ${String(status)}`);
      assert.deepEqual(made.lines, []);
      const db = new DatabaseSync(join(made.folder, 'state.sqlite'), { readOnly: true });
      t.after(() => db.close());
      assert.deepEqual(Object.values(db.prepare('PRAGMA integrity_check').get() ?? {}), ['ok']);
    });
  }
});
