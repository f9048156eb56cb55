import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { quietLog } from '../../../src/service/log.ts';

describe('quietLog', () => {
  it('says each line with its time, and the same one only once a minute', () => {
    const lines: string[] = [];
    let now = 0;
    const log = quietLog(
      (line) => lines.push(line),
      () => now,
    );
    for (const line of ['full', 'full', 'cut', 'full']) log(line);
    now = 59_999;
    log('full');
    now = 60_000;
    log('full');
    assert.deepEqual(lines, [
      '1970-01-01T00:00:00.000Z full',
      '1970-01-01T00:00:00.000Z cut',
      '1970-01-01T00:01:00.000Z full',
    ]);
  });

  it('forgets what it said rather than remember without end', () => {
    let count = 0;
    const log = quietLog(
      () => (count += 1),
      () => 0,
    );
    for (let index = 0; index < 100; index += 1) log(String(index));
    log('99');
    log('new');
    log('99');
    assert.equal(count, 102);
  });
});
