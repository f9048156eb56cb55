import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Play } from './play.ts';
import type { Manner } from './scripted.ts';

/** A user who has taken a suggestion, and looks at the next one. */
async function looking(manner: Partial<Manner> = {}, accepted = true): Promise<Play> {
  const play = new Play('qc = ‸', { write: () => 'QuantumCircuit(2)', ...manner });
  play.ask();
  await play.pass(350);
  if (accepted) play.engine.note({ kind: 'accepted' });
  play.before = 'qd = ';
  play.ask();
  await play.pass(accepted ? 380 : 430);
  assert.equal(play.ghost, 'QuantumCircuit(2)');
  return play;
}

describe('fetching ahead', () => {
  it('asks for what comes behind a suggestion that is being looked at, so that Tab costs no wait', async () => {
    const play = await looking({
      write: ({ prompt }) => (prompt.endsWith(')') ? '\nqd.h(0)\n' : 'QuantumCircuit(2)'),
    });
    const before = play.requests;
    await play.pass(400);
    assert.equal(play.requests, before + 1);
    assert.ok(play.service.seen.at(-1)?.request.prompt.endsWith('qd = QuantumCircuit(2)'));
    await play.pass(500);
    play.accept();
    await play.pass(0);
    assert.equal(play.ghost, '\nqd.h(0)');
    assert.equal(play.requests, before + 1);
  });

  it('not where the answer went on, and was left because that was not worth the time', async () => {
    const play = await looking({ write: () => 'QuantumCircuit(2)\nqd.h(0)\nqd.x(0)\nqd.y(0)\n' });
    const before = play.requests;
    await play.rest();
    assert.equal(play.requests, before);
  });

  it('not for users who take nothing', async () => {
    const play = await looking({}, false);
    const before = play.requests;
    await play.rest();
    assert.equal(play.requests, before);
  });

  it('not behind half a statement', async () => {
    const play = await looking({
      write: ({ prompt }) => (prompt.endsWith('(') ? '' : 'QuantumCircuit(2)'),
    });
    play.before = 'qc.append(';
    play.ask();
    await play.rest();
    assert.ok(play.service.seen.every(({ request }) => !request.prompt.includes('append(Q')));
  });

  it('not when the suggestion goes before it was read', async () => {
    const play = await looking();
    const before = play.requests;
    play.type('x');
    await play.pass(60);
    play.backspace();
    await play.pass(300);
    assert.ok(play.requests <= before + 1);
    assert.ok(play.service.seen.every(({ request }) => !request.prompt.endsWith('qd = QuantumCircuit(2)')));
  });

  it('makes way for any request that somebody waits for', async () => {
    const play = await looking({
      write: ({ prompt }) => (prompt.endsWith(')') ? null : 'QuantumCircuit(2)'),
    });
    await play.pass(500);
    const ahead = play.service.seen.at(-1);
    assert.equal(ahead?.endedAt, null);
    play.before = 'qe = ';
    play.ask();
    await play.pass(1_000);
    assert.notEqual(ahead?.abortedAt, null);
    assert.equal(play.ghost, 'QuantumCircuit(2)');
  });
});
