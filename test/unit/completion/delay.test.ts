import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { delayOf } from '../../../src/completion/delay.ts';
import type { Pace } from '../../../src/completion/delay.ts';
import { Rhythm } from '../../../src/completion/rhythm.ts';
import type { CompletionRequest } from '../../../src/completion/types.ts';
import { requestAt } from './golden.ts';
import { Play } from './play.ts';

const pace: Pace = { gap: 180, factor: 1, ttft: 100, deaf: false, mode: 'automatic' };
const delay = (
  marked: string,
  changes: Partial<CompletionRequest> = {},
  { ...changed }: Partial<Pace> = {},
): number => delayOf(requestAt(marked, changes), { ...pace, ...changed });

describe('the delay before a request', () => {
  it('is about the time of the next key, less what the service and the editor take anyway', () => {
    // Three gaps in a word with code behind it, fewer the more a place looks like a pause.
    assert.equal(delay('qc.me‸asure(0)\nx'), 3 * 180 - 100 - 50);
    assert.ok(delay('qc.me‸\nx') < delay('qc.me‸asure(0)\nx'));
    assert.ok(delay('qc.me(‸\nx') < delay('qc.me‸\nx'));
    assert.ok(delay('qc.me(‸') < delay('qc.me(‸\nx'));
    assert.equal(delay('qc.me(‸', {}, { ttft: 300 }), 0);
  });

  it('follows the user’s rhythm, within bounds', () => {
    assert.ok(delay('qc.me‸', {}, { gap: 100 }) < delay('qc.me‸', {}, { gap: 200 }));
    assert.equal(delay('qc.me‸asure(0)', {}, { gap: 300, ttft: 0 }), 400);
  });

  it('grows with what was refused, and shrinks with what was taken', () => {
    assert.equal(delay('qc.me‸', {}, { factor: 2 }), 2 * delay('qc.me‸'));
  });

  it('is nothing on a fresh line, after a suggestion was taken, and when asked for', () => {
    for (const marked of ['qc.h(0)\n‸', 'for i in x:\n    ‸']) assert.equal(delay(marked), 0);
    assert.equal(delay('qc.h(0)‸', { lastChange: 'accepted' }), 0);
    assert.equal(delay('qc.me‸asure', { trigger: 'explicit' }, { mode: 'relaxed' }), 0);
  });

  it('is longer in prose, and where a service goes on with what was aborted', () => {
    assert.ok(delay('# build a GHZ‸', {}, { gap: 80 }) >= 400);
    assert.ok(delay('qc.me(‸', {}, { deaf: true }) >= 300);
  });

  it('waits until an entry of the suggest widget stays selected', () => {
    const selected = { text: 'measure', replaceBefore: 2 };
    assert.ok(delay('qc.me‸', { selected }, { ttft: 900 }) >= 150);
  });
});

describe('the user’s rhythm', () => {
  it('is the median of the gaps that are typing', () => {
    const rhythm = new Rhythm();
    assert.equal(rhythm.gap, 180);
    for (const at of [0, 100, 200, 320, 9_000, 9_110]) rhythm.key(at);
    assert.equal(rhythm.gap, 105);
    for (let at = 0; at < 200; at += 1) rhythm.key(10_000 + at * 10);
    assert.equal(rhythm.gap, 80);
  });

  it('remembers outcomes for a while', () => {
    const rhythm = new Rhythm();
    rhythm.outcome(false, 0);
    rhythm.outcome(false, 0);
    assert.ok(rhythm.factor(0) > 1.8);
    assert.ok(rhythm.factor(3_600_000) < 1.01);
    for (let taken = 0; taken < 10; taken += 1) rhythm.outcome(true, 0);
    assert.equal(rhythm.factor(0), 0.5);
    assert.ok(rhythm.acceptance > 0.8);
  });
});

describe('complaint C11: suggestions are intrusive', () => {
  const circuit = (): string => 'QuantumCircuit(2)\n';

  it('relaxed waits 600 ms longer, wherever the text comes from', async () => {
    for (const inProcess of [false, true]) {
      const times: number[] = [];
      for (const mode of ['automatic', 'relaxed'] as const) {
        const play = new Play('qc = ‸', circuit, { mode, target: { inProcess } });
        play.ask();
        await play.rest();
        assert.equal(play.ghost, 'QuantumCircuit(2)');
        times.push(play.last.endedAt - play.last.at);
      }
      const [automatic = 0, relaxed = 0] = times;
      assert.equal(relaxed - automatic, 600);
    }
  });

  it('relaxed holds what is remembered as well, but not what is on the screen, and never a request by hand', async () => {
    const play = new Play('qc = ‸', circuit, { mode: 'relaxed' });
    play.ask();
    await play.rest();
    play.type('Q');
    await play.pass(0);
    assert.equal(play.ghost, 'uantumCircuit(2)');
    play.type('x');
    await play.pass(2_000);
    play.backspace();
    await play.pass(500);
    assert.equal(play.ghost, null);
    await play.pass(200);
    assert.equal(play.ghost, 'uantumCircuit(2)');
    const { at } = play.invoke();
    await play.pass(900);
    assert.ok(play.last.endedAt - at < 900);
  });

  it('manual asks by hand only', async () => {
    const play = new Play('qc = ‸', circuit, { mode: 'manual' });
    play.ask();
    await play.rest();
    assert.deepEqual(play.last.result, { kind: 'skipped', reason: 'manual' });
    play.invoke();
    await play.rest();
    assert.equal(play.ghost, 'QuantumCircuit(2)');
  });

  it('what was sent away does not come back, and nothing comes in its place for a while', async () => {
    const play = new Play('qc = ‸', circuit);
    play.ask();
    await play.rest();
    play.engine.note({ kind: 'escaped' });
    for (const [key, ms, result] of [
      ['', 10, { kind: 'skipped', reason: 'afterEscape' }],
      ['', 1_000, { kind: 'skipped', reason: 'afterEscape' }],
      ['Q', 100, { kind: 'empty', rule: 'rejected' }],
    ] as const) {
      play.type(key);
      await play.pass(ms);
      assert.deepEqual(play.last.result, result);
    }
    assert.equal(play.requests, 1);
    play.invoke();
    await play.rest();
    assert.equal(play.ghost, 'uantumCircuit(2)');
  });
});
