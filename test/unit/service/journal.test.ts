import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { StorageError } from '../../../src/service/errors.ts';
import { Journal } from '../../../src/service/journal.ts';
import { folderFor } from '../../support/hosted/setup.ts';

describe('Journal', () => {
  it('shares a sync among those that wait for it, and begins another for those that come later', async (t) => {
    const path = join(folderFor(t), 'log');
    writeFileSync(path, 'x');
    const journal = new Journal(path, 'here');
    const first = journal.sync();
    assert.equal(journal.sync(), first);
    await Promise.resolve();
    await Promise.resolve();
    const second = journal.sync();
    assert.notEqual(second, first);
    assert.equal(journal.sync(), second);
    const order: string[] = [];
    await Promise.all([first.then(() => order.push('first')), second.then(() => order.push('second'))]);
    assert.deepEqual(order, ['first', 'second']);
    await journal.sync();
    journal.close();
  });

  it('goes on after a failure, which only those who waited see', async (t) => {
    const journal = new Journal('/dev/full', 'here');
    t.after(() => journal.close());
    for (let count = 0; count < 2; count += 1) {
      await assert.rejects(journal.sync(), (error) => {
        return (
          error instanceof StorageError &&
          error.message === 'here cannot be used: writing to the disk failed.'
        );
      });
    }
  });

  it('says so when there is no log', (t) => {
    assert.throws(() => new Journal(join(folderFor(t), 'none'), 'here'), StorageError);
  });
});
