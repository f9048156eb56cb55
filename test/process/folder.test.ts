import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';

import { acceptAt, complete, folderFor } from '../support/hosted/setup.ts';
import { MAIN, outcome, ready, start, type SpawnSetup } from '../support/hosted/spawn.ts';

/** Root may write everywhere: where the tests run as root, the service runs as nobody. */
const UNPRIVILEGED: SpawnSetup = process.getuid?.() === 0 ? { id: 65_534 } : {};

const SKIP = process.platform === 'win32' ? 'needs POSIX permissions and limits' : false;

/** Nobody may not be let into the folder that this checkout is in. */
function unreachable(): string | false {
  const { id } = UNPRIVILEGED;
  const as = id === undefined ? {} : { uid: id, gid: id };
  const { status } = spawnSync(process.execPath, [MAIN, '--help'], as);
  return status === 0 ? false : 'another user cannot run this checkout';
}

async function failure(t: TestContext, data: string): Promise<{ code: number | null; errors: string }> {
  return outcome(start(t, [MAIN, '--port', '0', '--data', data], UNPRIVILEGED));
}

describe(
  'a data folder that this user may not write',
  { skip: SKIP || unreachable(), concurrency: true },
  () => {
    it('is explained when it is read-only', async (t) => {
      const data = folderFor(t);
      chmodSync(data, 0o555);
      const errors = `The data folder ${data} cannot be used: the database cannot be opened or made.\n`;
      assert.deepEqual(await failure(t, data), { code: 1, errors });
    });

    it('is explained when its files are read-only', async (t) => {
      const data = folderFor(t);
      for (const name of ['lock.sqlite', 'state.sqlite'])
        writeFileSync(join(data, name), '', { mode: 0o444 });
      chmodSync(data, 0o555);
      const { code, errors } = await failure(t, data);
      assert.equal(code, 1);
      assert.match(
        errors,
        /^The data folder \S+ cannot be used: the folder or its database is read-only\.\n$/u,
      );
    });

    it('is explained when it cannot be made', async (t) => {
      const parent = folderFor(t);
      chmodSync(parent, 0o555);
      const { code, errors } = await failure(t, join(parent, 'data'));
      assert.equal(code, 1);
      assert.match(errors, /^The data folder \S+ cannot be made: EACCES: permission denied/u);
    });
  },
);

describe('a data folder', { skip: SKIP }, () => {
  it('that gets full is told in each answer, keeps the service alive, and everything else working', async (t) => {
    // A limit of the size of files: SQLite meets it as it meets a full disk.
    const shell = 'ulimit -f 400';
    const child = start(t, [MAIN, '--port', '0', '--data', folderFor(t), '--model', 'm=offline'], { shell });
    const ended = outcome(child);
    const url = await ready(child);
    await acceptAt(url);
    let answer = await complete(url, { prompt: 'import ' });
    let last = '';
    for (let count = 0; answer.ok && count < 20_000; count += 1) {
      ({ id: last } = (await answer.json()) as { id: string });
      answer = await complete(url, { prompt: 'import ' });
    }
    assert.equal(answer.status, 503);
    const { detail } = (await answer.json()) as { detail: string };
    assert.match(
      detail,
      /^The service cannot use its data: (the disk is full|reading or writing failed)\.$/u,
    );
    assert.notEqual(last, '');
    assert.equal((await fetch(`${url}/health`)).status, 503);
    assert.equal((await fetch(`${url}/v1/models`)).status, 200);
    child.kill('SIGTERM');
    const { code, errors } = await ended;
    assert.equal(code, 0);
    assert.match(errors, /The data folder \S+ cannot be used: /u);
  });
});
