import assert from 'node:assert/strict';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { StartError } from '../../../src/service/errors.ts';
import { openFolder } from '../../../src/service/folder.ts';
import { folderFor } from '../../support/hosted/setup.ts';

describe('openFolder', () => {
  it('makes a missing folder for its owner only', (t) => {
    const path = join(folderFor(t), 'a', 'b');
    const folder = openFolder(path);
    t.after(() => folder.release());
    assert.equal(statSync(path).mode & 0o777, 0o700);
  });

  it('refuses a folder in use, and gives it away once it is released', (t) => {
    const path = folderFor(t);
    const first = openFolder(path);
    assert.throws(
      () => openFolder(path),
      (error) => error instanceof StartError && error.message.includes(`${path} is in use`),
    );
    first.release();
    openFolder(path).release();
  });

  it('says why a folder cannot be made', (t) => {
    const file = join(folderFor(t), 'file');
    writeFileSync(file, '');
    assert.throws(
      () => openFolder(join(file, 'x')),
      (error) => error instanceof StartError && error.message.includes('cannot be made: ENOTDIR'),
    );
  });
});
