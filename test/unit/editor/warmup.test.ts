import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

import { Warmup } from '../../../src/editor/warmup.ts';
import { HandClock } from './clock.ts';

interface Answer {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

describe('Warmup', () => {
  let clock: HandClock;
  let warmup: Warmup;
  let answers: Answer[];
  let told: string[];
  let busy: boolean;

  beforeEach(() => {
    clock = new HandClock();
    answers = [];
    told = [];
    busy = true;
    warmup = new Warmup({
      clock,
      busy: () => busy,
      wake: () =>
        new Promise((resolve, reject) => {
          answers.push({ resolve, reject });
        }),
      changed: (now) => told.push(now),
    });
  });

  async function late(): Promise<Answer> {
    warmup.asked();
    await clock.pass(3_000);
    const [answer] = answers;
    assert.ok(answer);
    return answer;
  }

  it('sends nothing where the first answer comes in time, nor while it is used', async () => {
    for (let round = 0; round < 3; round += 1) {
      warmup.asked();
      await clock.pass(2_900);
      warmup.answered();
      await clock.pass(60_000);
    }
    assert.equal(answers.length, 0);
  });

  it('waits by one request, however often a key asks for something else', async () => {
    for (let key = 0; key < 20; key += 1) {
      warmup.asked();
      await clock.pass(500);
    }
    assert.equal(answers.length, 1);
    assert.deepEqual(told, ['loading']);
    assert.equal(warmup.loading, true);
  });

  it('tells when the model has come, and that it is not loading then', async () => {
    const answer = await late();
    await clock.pass(60_000);
    answer.resolve();
    await clock.pass(0);
    assert.deepEqual(told, ['loading', 'awake']);
    assert.equal(warmup.loading, false);
  });

  it('tells nothing of a model that answers at once: it was there', async () => {
    const answer = await late();
    await clock.pass(900);
    answer.resolve();
    await clock.pass(5_000);
    assert.deepEqual(told, []);
  });

  it('tells when waiting was in vain', async () => {
    const answer = await late();
    await clock.pass(2_000);
    answer.reject(new Error('gone'));
    await clock.pass(0);
    assert.deepEqual(told, ['loading', 'unclear']);
  });

  it('waits again at the next late answer when waiting was in vain', async () => {
    const answer = await late();
    await clock.pass(2_000);
    answer.reject(new Error('restarted'));
    await clock.pass(0);
    warmup.asked();
    await clock.pass(3_000);
    assert.equal(answers.length, 2);
  });

  it('looks again after a long pause, in which models are unloaded', async () => {
    warmup.asked();
    warmup.answered();
    await clock.pass(240_001);
    warmup.asked();
    await clock.pass(3_000);
    assert.equal(answers.length, 1);
  });

  it('sends nothing while nobody waits for an answer', async () => {
    warmup.asked();
    busy = false;
    await clock.pass(3_000);
    assert.equal(answers.length, 0);
    busy = true;
    warmup.asked();
    await clock.pass(3_000);
    assert.equal(answers.length, 1);
  });

  it('does not wait for a service that has failed for another reason', async () => {
    warmup.asked();
    warmup.rest();
    await clock.pass(10_000);
    assert.equal(answers.length, 0);
  });

  it('tells nothing once it is closed', async () => {
    const answer = await late();
    warmup.close();
    await clock.pass(5_000);
    answer.resolve();
    await clock.pass(0);
    warmup.asked();
    await clock.pass(600_000);
    assert.deepEqual(told, []);
    assert.equal(answers.length, 1);
  });
});
