import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';

import { StorageError } from '../../../src/service/errors.ts';
import { Store } from '../../../src/service/store.ts';
import { folderFor } from '../../support/hosted/setup.ts';

const DAY = 86_400_000;
const CONSENT = { caller: 'ann', model: 'm', version: '1' };

function storeIn(t: TestContext, folder: string, now: () => number = Date.now): Store {
  const store = new Store(folder, now);
  t.after(() => store.close());
  return store;
}

function bytesOf(folder: string): string {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');
}

describe('Store', () => {
  it('takes one report for each id it issued', (t) => {
    const store = storeIn(t, folderFor(t));
    store.issue('c1', 'm', 'ann');
    assert.equal(store.report('c2', true), 'unknown');
    assert.equal(store.report('c1', false), 'recorded');
    assert.equal(store.report('c1', true), 'repeated');
  });

  it('keeps answers by caller, model and version; the last one counts', (t) => {
    const store = storeIn(t, folderFor(t));
    assert.equal(store.answered(CONSENT), null);
    store.answer(CONSENT, true);
    assert.equal(store.answered(CONSENT), true);
    assert.equal(store.answered({ ...CONSENT, caller: 'bob' }), null);
    assert.equal(store.answered({ ...CONSENT, model: 'n' }), null);
    assert.equal(store.answered({ ...CONSENT, version: '2' }), null);
    store.answer(CONSENT, false);
    assert.equal(store.answered(CONSENT), false);
  });

  it('remembers everything, and the meaning of its hashes, when it is opened again', (t) => {
    const folder = folderFor(t);
    const first = new Store(folder, () => 5000);
    const digest = first.digest('token', 'secret').toString('hex');
    first.answer(CONSENT, true);
    first.issue('c1', 'm', 'ann');
    assert.equal(first.modelCreated('m'), 5);
    first.close();
    const second = storeIn(t, folder, () => 9000);
    assert.equal(second.digest('token', 'secret').toString('hex'), digest);
    assert.equal(second.answered(CONSENT), true);
    assert.equal(second.report('c1', true), 'recorded');
    assert.equal(second.modelCreated('m'), 5);
    assert.equal(second.modelCreated('n'), 9);
  });

  it('hashes differently in each folder, and a token unlike an address', (t) => {
    const one = storeIn(t, folderFor(t));
    const other = storeIn(t, folderFor(t));
    assert.notDeepEqual(one.digest('token', 'a'), other.digest('token', 'a'));
    assert.notDeepEqual(one.digest('token', 'a'), one.digest('address', 'a'));
  });

  it('writes no token down', (t) => {
    const folder = folderFor(t);
    const store = storeIn(t, folder);
    const caller = store.digest('token', 'canary-1234').toString('base64url');
    store.answer({ ...CONSENT, caller }, true);
    assert.ok(bytesOf(folder).includes(caller));
    assert.ok(!bytesOf(folder).includes('canary-1234'));
  });

  it('forgets old ids that nobody reported, and no others', (t) => {
    let now = 0;
    const store = storeIn(t, folderFor(t), () => now);
    store.issue('reported', 'm', 'ann');
    store.report('reported', true);
    for (const id of ['old1', 'old2', 'old3']) store.issue(id, 'm', 'ann');
    now = 40 * DAY;
    store.issue('young', 'm', 'ann');
    assert.equal(store.prune(30 * DAY, 2), 2);
    assert.equal(store.prune(30 * DAY, 2), 1);
    assert.equal(store.prune(30 * DAY, 2), 0);
    assert.equal(store.report('old1', true), 'unknown');
    assert.equal(store.report('reported', true), 'repeated');
    assert.equal(store.report('young', true), 'recorded');
  });

  it('counts by model and day, and keeps the counts of ids it forgot', (t) => {
    const folder = folderFor(t);
    let now = 1.5 * DAY;
    const store = storeIn(t, folder, () => now);
    for (const id of ['a', 'b', 'c']) store.issue(id, 'm', 'ann');
    store.report('a', true);
    now = 2.5 * DAY;
    store.report('b', false);
    store.prune(0, 10);
    const db = new DatabaseSync(join(folder, 'state.sqlite'), { readOnly: true });
    t.after(() => db.close());
    const rows = db.prepare('SELECT day, issued, accepted, rejected FROM daily ORDER BY day').all();
    assert.deepEqual(
      rows.map((row) => Object.values(row)),
      [
        ['1970-01-02', 3, 1, 0],
        ['1970-01-03', 0, 0, 1],
      ],
    );
  });

  it('refuses a folder of a newer version, and one whose database is something else', (t) => {
    const newer = folderFor(t);
    const db = new DatabaseSync(join(newer, 'state.sqlite'));
    db.exec('PRAGMA user_version = 99');
    db.close();
    assert.throws(() => new Store(newer, Date.now), { message: /newer version/u });
    const other = folderFor(t);
    writeFileSync(join(other, 'state.sqlite'), 'not a database, but long enough to be looked at '.repeat(40));
    assert.throws(
      () => new Store(other, Date.now),
      (error) => {
        assert.ok(error instanceof StorageError);
        assert.match(error.message, /is not a database of this service/u);
        assert.ok(error.message.includes(other));
        assert.ok(!error.outside.includes(other));
        return true;
      },
    );
  });

  it('says so when another program keeps the database locked', (t) => {
    const folder = folderFor(t);
    const store = storeIn(t, folder);
    const other = new DatabaseSync(join(folder, 'state.sqlite'));
    t.after(() => other.close());
    other.exec('BEGIN IMMEDIATE');
    assert.throws(() => store.probe(), { message: /another program has locked/u });
    other.exec('ROLLBACK');
    store.probe();
  });
});
