import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Speed } from '../../../src/completion/speed.ts';

describe('what is learned of a server', () => {
  it('is how long its first token takes when nothing else runs', () => {
    const speed = new Speed();
    assert.equal(speed.ttft, 300);
    for (const ms of [100, 900, 120]) speed.firstToken(ms, 'alone', 0);
    speed.firstToken(5_000, 'beside', 0);
    assert.equal(speed.ttft, 120);
  });

  it('is its speed once it writes', () => {
    const speed = new Speed();
    assert.equal(speed.rate, null);
    speed.stream(1, 500);
    assert.equal(speed.rate, null);
    speed.stream(30, 1_000);
    assert.equal(speed.rate, 30);
  });

  it('is that it does one thing at a time, when two requests in a row had to wait for another; for ten minutes', () => {
    const speed = new Speed();
    speed.firstToken(100, 'alone', 0);
    speed.firstToken(300, 'beside', 0);
    assert.equal(speed.slots(0), 2);
    speed.firstToken(110, 'beside', 0);
    speed.firstToken(300, 'beside', 1);
    assert.equal(speed.slots(1), 2);
    speed.firstToken(300, 'beside', 2);
    assert.equal(speed.slots(2), 1);
    assert.equal(speed.slots(700_000), 2);
  });

  it('is that it goes on with what was aborted', () => {
    const speed = new Speed();
    speed.firstToken(100, 'alone', 0);
    for (const at of [0, 1]) speed.firstToken(400, 'afterAbort', at);
    assert.ok(speed.deaf(1));
    assert.equal(speed.slots(1), 1);
    speed.firstToken(100, 'afterAbort', 2);
    assert.ok(!speed.deaf(2));
  });
});
