import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { FailureKind } from '../../../src/completion/types.ts';
import { Play } from './play.ts';
import type { Answer } from './scripted.ts';

function failing(kind: FailureKind, retryAfterMs: number | null = null): Error {
  return Object.assign(new Error(kind), { kind, status: null, retryAfterMs, detail: null });
}

/** A service that gives what `answer` holds at the time. */
function service(answer: Answer): { play: Play; state: { answer: Answer } } {
  const state = { answer };
  return { state, play: new Play('qc = ‸', () => state.answer) };
}

/** Asks at a place where nothing has been asked before, and gives how it ended. */
async function askAnew(play: Play, ms = 2_500): Promise<string> {
  play.calls.at(-1)?.cancel();
  play.before = `q${play.calls.length} = `;
  play.ask();
  await play.pass(ms);
  const { result } = play.last;
  if (result?.kind === 'failed') return result.failure.kind;
  return result?.kind === 'skipped' ? result.reason : (result?.kind ?? 'waits');
}

describe('complaint C2: slow, timed out, and then nothing more', () => {
  it('three failures in a row give the service a pause, and one idle probe brings it back', async () => {
    const { play, state } = service(failing('unreachable'));
    for (let turn = 0; turn < 3; turn += 1) assert.equal(await askAnew(play), 'unreachable');
    assert.equal(await askAnew(play), 'breakerOpen');
    assert.equal(play.requests, 3);
    await play.pass(15_000);
    state.answer = 'QuantumCircuit(2)\n';
    const asked = play.calls.length;
    await askAnew(play, 900);
    // Half open: only after a second without a key.
    assert.equal(play.requests, 3);
    await play.pass(1_000);
    assert.equal(play.requests, 4);
    assert.equal(play.calls[asked]?.result?.kind, 'suggested');
    assert.equal(await askAnew(play), 'suggested');
  });

  it('a probe that fails makes the pause longer', async () => {
    const { play } = service(failing('serverError'));
    for (let turn = 0; turn < 3; turn += 1) await askAnew(play);
    await play.pass(15_000);
    assert.equal(await askAnew(play), 'serverError');
    await play.pass(15_000);
    assert.equal(await askAnew(play), 'breakerOpen');
    await play.pass(60_000);
    assert.equal(await askAnew(play), 'serverError');
  });

  it('a request by hand goes out whatever has failed, and one success ends the pause', async () => {
    const { play, state } = service(failing('timeout'));
    for (let turn = 0; turn < 3; turn += 1) await askAnew(play);
    state.answer = 'QuantumCircuit(2)\n';
    play.invoke();
    await play.rest();
    assert.equal(play.ghost, 'QuantumCircuit(2)');
    assert.equal(await askAnew(play), 'suggested');
  });

  it('a service over its limit is left alone for as long as it says, by hand excepted', async () => {
    const { play, state } = service(failing('rateLimited', 20_000));
    assert.equal(await askAnew(play), 'rateLimited');
    state.answer = 'QuantumCircuit(2)\n';
    assert.equal(await askAnew(play), 'retryLater');
    await play.pass(12_000);
    assert.equal(await askAnew(play), 'retryLater');
    await play.pass(5_000);
    assert.equal(await askAnew(play), 'suggested');
  });

  it('ten seconds are enough for a request nobody asked for, and its place may be asked about again', async () => {
    const { play } = service(null);
    assert.equal(await askAnew(play, 9_900), 'waits');
    await play.pass(200);
    assert.deepEqual(play.last.result, {
      kind: 'failed',
      failure: { kind: 'timeout', status: null, retryAfterMs: null, detail: null },
    });
    assert.equal(play.service.open, 0);
    assert.equal(play.clock.pending, 0);
  });

  it('a prompt that is too long for the model is halved, and asked again with the next key', async () => {
    const { play, state } = service(failing('contextTooLong'));
    play.before = `${'x = 1\n'.repeat(1_200)}y = `;
    play.ask();
    await play.pass(3_000);
    state.answer = 'QuantumCircuit(2)\n';
    play.type('Q');
    await play.pass(3_000);
    const [first, second] = play.service.seen.map(({ request }) => request.prompt.length);
    assert.ok(
      second !== undefined && first !== undefined && second <= first / 2 + 1_024,
      `${first ?? 0} ${second ?? 0}`,
    );
    assert.equal(play.requests, 2);
  });
});

describe('complaint C19: a request by hand times out although the user would wait', () => {
  it('waits for half a minute', async () => {
    const play = new Play('qc = ‸', { write: () => 'QuantumCircuit(2)\n', firstMs: 25_000 });
    play.invoke();
    await play.pass(24_900);
    assert.equal(play.last.result, null);
    await play.pass(2_000);
    assert.equal(play.ghost, 'QuantumCircuit(2)');
  });

  it('and can be taken back at any time', async () => {
    const play = new Play('qc = ‸', { write: () => null });
    const asked = play.invoke();
    await play.pass(5_000);
    asked.cancel();
    await play.pass(0);
    assert.deepEqual(asked.result, { kind: 'canceled' });
  });
});

describe('what the engine remembers of its decisions', () => {
  it('is how each call ended, without a character of code', async () => {
    const { play } = service('QuantumCircuit(2)\n');
    await askAnew(play);
    play.before = 'secret_name.h(0)';
    play.ask();
    await play.rest();
    play.engine.pass('notQiskit', 'automatic');
    const decisions = play.engine.decisions();
    assert.deepEqual(
      decisions.map(({ kind, reason, origin }) => [kind, reason ?? origin]),
      [
        ['suggested', 'network'],
        ['skipped', 'statementComplete'],
        ['skipped', 'notQiskit'],
      ],
    );
    assert.doesNotMatch(JSON.stringify(decisions), /secret|Quantum/);
  });

  it('is bounded', async () => {
    const { play } = service('');
    for (let turn = 0; turn < 60; turn += 1) play.engine.pass('manual', 'automatic');
    assert.equal(play.engine.decisions().length, 50);
    await play.pass(0);
  });
});
