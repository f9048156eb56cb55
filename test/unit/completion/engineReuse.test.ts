import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Play } from './play.ts';

const circuit = (): string => 'QuantumCircuit(2)\n';

describe('an answer that is known', () => {
  it('serves each key that types into it, without a request and without any delay', async () => {
    const play = new Play('qc = ‸', circuit);
    play.ask();
    await play.rest();
    assert.equal(play.ghost, 'QuantumCircuit(2)');
    for (const [key, rest] of [
      ['Q', 'uantumCircuit(2)'],
      ['u', 'antumCircuit(2)'],
      ['antumCircuit', '(2)'],
    ] as const) {
      const { at } = play.type(key);
      await play.pass(0);
      assert.equal(play.ghost, rest);
      assert.equal(play.last.endedAt, at);
    }
    assert.equal(play.requests, 1);
  });

  it('serves a place that is come back to by deleting, and no deletion ever asks', async () => {
    const play = new Play('qc = ‸', circuit);
    play.ask();
    await play.rest();
    await play.keys('Quant');
    play.backspace(3);
    await play.pass(200);
    assert.equal(play.ghost, 'antumCircuit(2)');
    play.backspace(4);
    await play.rest();
    assert.deepEqual(play.last.result, { kind: 'skipped', reason: 'deleted' });
    assert.equal(play.requests, 1);
  });

  it('serves it again after typing something else and taking that back', async () => {
    const play = new Play('qc = ‸', circuit);
    play.ask();
    await play.rest();
    play.type('x');
    play.backspace();
    await play.pass(200);
    assert.equal(play.ghost, 'QuantumCircuit(2)');
    assert.equal(play.requests, 1);
  });

  it('serves the line after the one that was taken: Tab costs no request', async () => {
    const play = new Play('qc.‸', () => 'h(0)\nqc.cx(0, 1)\nqc.measure_all()\n');
    play.ask();
    await play.rest();
    assert.equal(play.ghost, 'h(0)');
    play.accept();
    await play.pass(0);
    assert.equal(play.ghost, '\nqc.cx(0, 1)');
    assert.equal(play.requests, 1);
  });

  it('is not asked for twice where the editor asks again before it is there, however long it takes', async () => {
    for (const slots of [1, 2]) {
      const play = new Play('qc = ‸', { write: circuit, firstMs: 1500, slots });
      play.ask({ lastChange: 'typed' });
      await play.pass(700);
      play.last.cancel();
      await play.pass(100);
      play.ask({ lastChange: 'typed' });
      await play.rest();
      assert.equal(play.ghost, 'QuantumCircuit(2)');
      assert.equal(play.requests, 1);
    }
  });

  it('is not served where other code follows', async () => {
    const play = new Play('qc = ‸\nprint(qc)\n', circuit);
    play.ask();
    await play.rest();
    play.after = '\nqc.draw()\n';
    play.ask();
    await play.rest();
    assert.equal(play.requests, 2);
  });

  it('is forgotten after ten minutes, and with the service it came from', async () => {
    const play = new Play('qc = ‸', circuit);
    play.ask();
    await play.rest();
    play.engine.rearm();
    play.ask();
    await play.rest();
    assert.equal(play.requests, 2);
    await play.pass(600_001);
    play.ask();
    await play.rest();
    assert.equal(play.requests, 3);
  });

  it('of nothing is remembered too: the same place is not asked about again for half a minute', async () => {
    const play = new Play('qc = ‸', () => '');
    play.ask();
    await play.pass(1_000);
    assert.deepEqual(play.last.result, { kind: 'empty', rule: null });
    play.ask();
    await play.pass(1_000);
    assert.deepEqual(play.last.result, { kind: 'skipped', reason: 'knownEmpty' });
    await play.pass(30_000);
    play.ask();
    await play.rest();
    assert.equal(play.requests, 2);
  });
});

describe('a request that runs', () => {
  it('serves the keys that type into its answer: no second request', async () => {
    const play = new Play('qc = ‸', { write: circuit, firstMs: 400 });
    play.ask();
    await play.pass(300);
    await play.keys('Quan', 60);
    await play.rest();
    assert.equal(play.ghost, 'tumCircuit(2)');
    assert.equal(play.requests, 1);
    assert.equal(play.service.seen[0]?.abortedAt, null);
  });

  it('is aborted at the very key that leaves it', async () => {
    const play = new Play('qc = ‸', { write: circuit, firstMs: 100, pieceMs: 300 });
    play.ask();
    await play.pass(600);
    const [seen] = play.service.seen;
    assert.equal(seen?.endedAt, null);
    play.type('x');
    assert.equal(seen?.abortedAt, play.clock.now());
  });

  it('is aborted when its answer turns out to be another than what was typed meanwhile', async () => {
    const play = new Play('qc = ‸', { write: circuit, firstMs: 500, pieceMs: 500 });
    play.ask();
    await play.pass(450);
    play.type('tr');
    const [seen] = play.service.seen;
    assert.equal(seen?.abortedAt, null);
    await play.rest();
    assert.ok(seen?.abortedAt != null && seen.abortedAt <= seen.at + 500);
    assert.equal(play.requests, 2);
  });

  it('is shared by two calls at one place', async () => {
    const play = new Play('qc = ‸', { write: circuit, firstMs: 400 });
    play.ask();
    await play.pass(450);
    play.ask();
    await play.rest();
    assert.equal(play.ghost, 'QuantumCircuit(2)');
    assert.equal(play.requests, 1);
  });

  it('outlives the call that made it, which ends at once', async () => {
    const play = new Play('qc = ‸', { write: circuit, firstMs: 400 });
    const first = play.ask();
    await play.pass(300);
    first.cancel();
    await play.pass(0);
    assert.deepEqual(first.result, { kind: 'canceled' });
    assert.equal(play.service.open, 1);
    play.ask();
    await play.pass(500);
    assert.equal(play.ghost, 'QuantumCircuit(2)');
    assert.equal(play.requests, 1);
  });

  it('ends the call before it at once, also without a token', async () => {
    const play = new Play('qc = ‸', { write: circuit, firstMs: 400 });
    const first = play.ask();
    await play.pass(10);
    play.ask();
    await play.pass(0);
    assert.deepEqual(first.result, { kind: 'canceled' });
  });

  it('leaves nothing behind when the service changes', async () => {
    const play = new Play('qc = ‸', { write: () => null });
    const first = play.ask();
    await play.pass(500);
    play.engine.rearm();
    await play.pass(0);
    assert.deepEqual(first.result, { kind: 'canceled' });
    assert.equal(play.service.open, 0);
    assert.equal(play.clock.pending, 0);
  });
});

describe('complaint C1: the server is flooded', () => {
  it('many keys that nothing was right about cost few requests, and never two too many', async () => {
    const play = new Play('‸', { write: () => 'zzz(0)\n', firstMs: 250, pieceMs: 20 });
    const text = 'from qiskit import QuantumCircuit, transpile, qasm2, qasm3, quantum_info, primitives';
    await play.keys(text, 110);
    assert.ok(play.requests <= text.length / 2, `${play.requests} requests for ${text.length} keys`);
    assert.ok(play.service.most <= 2);
    await play.rest();
    assert.equal(play.service.open, 0);
  });

  it('at most two requests are open at a service that does not answer', async () => {
    const play = new Play('qc = ‸', { write: () => null });
    for (let key = 0; key < 8; key += 1) {
      play.type('Q');
      await play.pass(900);
    }
    assert.equal(play.service.most, 2);
    assert.ok(play.requests > 2);
  });

  it('one at a server that does one thing at a time, once it has shown that it does', async () => {
    const play = new Play('qc = ‸', { write: circuit, firstMs: 400, slots: 1 });
    for (const line of ['a', 'b', 'c']) {
      play.before = `${line} = `;
      play.invoke();
      await play.rest();
    }
    assert.equal(play.engine.stats().slots, 1);
    const before = play.requests;
    play.before = 'd = ';
    play.invoke();
    await play.pass(300);
    assert.equal(play.service.open, 1);
    await play.rest();
    assert.equal(play.requests, before + 1);
    assert.equal(play.ghost, 'QuantumCircuit(2)');
  });
});

describe('complaint C20: typing gets slow', () => {
  it('a key that is served from what is known costs little, at the end of a full window', async () => {
    const above = 'qc.rx(theta[0], 1)\n'.repeat(700);
    const play = new Play(`${above}qc = ‸`, () => `QuantumCircuit(${'1 + '.repeat(60)}2)\n`, {
      changes: { documentLength: 900_000, beforeStart: 800_000 },
    });
    play.ask();
    await play.rest();
    const answer = play.ghost ?? '';
    const times: number[] = [];
    for (const key of answer.slice(0, 100)) {
      const from = performance.now();
      play.type(key);
      times.push(performance.now() - from);
      await play.pass(0);
    }
    assert.equal(play.requests, 1);
    assert.ok((times.toSorted((a, b) => a - b)[50] ?? Infinity) < 5);
  });
});

describe('complaint C23: the model is loaded anew', () => {
  it('every request asks with the same options, so that a server has no cause to', async () => {
    const play = new Play('qc = ‸', () => '');
    for (const line of ['a = ', 'b.', 'c = d(']) {
      play.before = line;
      play.ask();
      await play.rest();
    }
    const options = play.service.seen.map(({ request: { prompt: _, ...rest } }) => rest);
    assert.equal(options.length, 3);
    assert.deepEqual(
      options,
      Array.from({ length: 3 }, () => options[0]),
    );
  });
});
