import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Tails } from '../../../src/completion/tails.ts';

/** How many of 120 tails are read at a service when `use` tells which of those are of use. */
function read(speed: { ttft: number; rate: number | null }, use: (turn: number) => boolean): number {
  const tails = new Tails();
  let opened = 0;
  for (let turn = 0; turn < 120; turn += 1) {
    const tail = tails.open(10, speed);
    if (tail === null) continue;
    tail.used = use(opened);
    opened += 1;
  }
  return opened;
}

const fast = { ttft: 230, rate: 60 };
const slow = { ttft: 650, rate: 40 };

describe('reading on behind the display unit', () => {
  it('goes on as long as it is of use', () =>
    assert.equal(
      read(fast, () => true),
      120,
    ));

  it('stops when it is of none, but for a trial now and then', () => {
    const opened = read(fast, () => false);
    assert.ok(opened < 30, String(opened));
    assert.ok(opened > 15, String(opened));
  });

  it('is worth more where a first token takes long than where the text is written slowly', () => {
    const third = (turn: number): boolean => turn % 3 === 0;
    assert.ok(read(slow, third) > 100);
    assert.ok(read({ ttft: 230, rate: 30 }, third) < 60);
  });

  it('starts by reading on while the speed of the service is unknown', () => {
    assert.equal(
      read({ ttft: 300, rate: null }, () => false),
      120,
    );
  });
});
