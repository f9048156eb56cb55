import assert from 'node:assert/strict';
import { renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';

import { Desk, NOW, report } from './outboxFolder.ts';

const MINUTE = 60_000;

describe('OutboxStore', () => {
  let desk: Desk;
  beforeEach(() => void (desk = new Desk()));
  afterEach(() => desk.close());

  it('keeps a report over the end of the process, and nothing but the report', async () => {
    const first = desk.open();
    const name = first.store.add(report('cmpl-1'));
    desk.kill(first.pid);
    const { store } = desk.open();
    assert.deepEqual(await store.list(), { waiting: [name], claimed: [] });
    assert.deepEqual(await store.read(name), report('cmpl-1'));
    assert.deepEqual(JSON.parse(desk.text), report('cmpl-1'));
    assert.deepEqual(desk.files, [`${name}.json`]);
  });

  it('lets nobody else read it', () => {
    const { store } = desk.open();
    const name = store.add(report('cmpl-1'));
    assert.equal(statSync(join(desk.folder, `${name}.json`)).mode & 0o077, 0);
  });

  it('has nothing before there is a folder', async () => {
    const { store } = desk.open();
    assert.deepEqual(await store.list(), { waiting: [], claimed: [] });
    assert.equal(await store.read('000000000-x'), null);
    assert.equal(await store.claim('000000000-x'), false);
    await store.purge(() => true);
  });

  it('says when the folder cannot be used', async () => {
    const { store } = desk.open();
    writeFileSync(desk.folder, 'a file where the folder should be');
    assert.throws(() => store.add(report('cmpl-1')), /EEXIST|ENOTDIR/);
    await assert.rejects(store.list(), /ENOTDIR/);
    await assert.rejects(
      store.purge(() => true),
      /ENOTDIR/,
    );
  });

  it('lets one window claim a report, whoever comes at the same time', async () => {
    const windows = Array.from({ length: 8 }, () => desk.open());
    const name = windows[0]?.store.add(report('cmpl-1')) ?? '';
    const got = await Promise.all(windows.map(({ store }) => store.claim(name)));
    assert.equal(got.filter(Boolean).length, 1);
    assert.deepEqual(await desk.open().store.list(), { waiting: [], claimed: [name] });
  });

  it('frees a claimed report when it is released, or its process has ended, or its time is over', async () => {
    const [one, other] = [desk.open(), desk.open()];
    const name = one.store.add(report('cmpl-1'));
    for (const end of [
      () => one.store.release(),
      () => one.store.release([name]),
      () => void (desk.now += 6 * MINUTE),
      () => desk.kill(one.pid),
    ]) {
      assert.ok(await one.store.claim(name));
      assert.deepEqual((await other.store.list()).waiting, []);
      end();
      assert.deepEqual((await other.store.list()).waiting, [name]);
      one.store.release();
    }
  });

  it('does not keep a claim for a new process with the number of an old one', async () => {
    const one = desk.open();
    const name = one.store.add(report('cmpl-1'));
    assert.ok(await one.store.claim(name));
    const file = desk.files[0] ?? '';
    assert.ok(file.includes(`.${one.pid}.`));
    const reborn = desk.open();
    const renamed = file.replace(`.${one.pid}.`, `.${reborn.pid}.`);
    renameSync(join(desk.folder, file), join(desk.folder, renamed));
    assert.deepEqual((await reborn.store.list()).waiting, [name]);
  });

  it('deletes a report, waiting or claimed', async () => {
    const { store } = desk.open();
    const names = [store.add(report('cmpl-1')), store.add(report('cmpl-2'))];
    await store.claim(names[0] ?? '');
    await store.remove(names);
    assert.deepEqual(desk.files, []);
  });

  it('deletes what is named, also where another window has claimed it', async () => {
    const [one, other] = [desk.open(), desk.open()];
    const kept = one.store.add(report('cmpl-1', { url: 'http://elsewhere' }));
    one.store.add(report('cmpl-2'));
    await one.store.claim(one.store.add(report('cmpl-3')));
    await other.store.purge(({ url }) => url === 'http://there');
    assert.deepEqual(desk.files, [`${kept}.json`]);
    one.store.release();
    assert.deepEqual(desk.files, [`${kept}.json`]);
  });

  it('deletes what it cannot read, what was never finished, and nothing that is not its own', async () => {
    const { store } = desk.open();
    const name = store.add(report('cmpl-1'));
    const [old, young] = [NOW - MINUTE, NOW].map((time) => `${time.toString(36).padStart(9, '0')}-x.tmp`);
    for (const file of [old, young, 'notes.txt', `${name}.json`])
      writeFileSync(join(desk.folder, file ?? ''), '{');
    const { waiting } = await store.list();
    for (const each of waiting) assert.equal(await store.read(each), null);
    assert.deepEqual(new Set(desk.files), new Set([young, 'notes.txt']));
  });
});
