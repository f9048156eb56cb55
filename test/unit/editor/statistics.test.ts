import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { menuMessages as messages } from '../../../src/editor/menuMessages.ts';
import { LocalStatistics } from '../../../src/editor/statistics.ts';
import { memento, remoteMemento, turn } from './memento.ts';

describe('LocalStatistics', () => {
  it('counts what all windows do, until it is reset', async () => {
    const memory = memento();
    const [one, other] = [new LocalStatistics(memory), new LocalStatistics(memory)];
    one.count({ kind: 'shown', latencyMs: 128 });
    other.count({ kind: 'shown', latencyMs: null });
    one.count({ kind: 'accepted' });
    one.count({ kind: 'inserted', characters: 9 });
    await turn();
    const { today, month } = other.summaries;
    assert.deepEqual(today, month);
    assert.equal(messages.counts(today), '2 shown · 1 accepted (50 %) · 9 characters inserted');
    assert.equal(messages.latencyIs(today.latencyMs ?? 0), '130 ms (median)');
    assert.equal(one.isEmpty, false);
    await one.reset();
    assert.equal(messages.counts(other.summaries.month), '0 shown · 0 accepted · 0 characters inserted');
    assert.equal(other.isEmpty, true);
  });

  it('loses nothing that is counted while something is being written', async () => {
    const memory = remoteMemento();
    const statistics = new LocalStatistics(memory);
    for (let round = 1; round <= 20; round += 1) {
      statistics.count({ kind: 'accepted' });
      await turn();
      statistics.count({ kind: 'asked', sent: 10, received: 1 });
      const { accepted, requests } = statistics.summaries.today;
      assert.deepEqual([accepted, requests], [round, round]);
    }
    for (let round = 0; round < 100; round += 1) await turn();
    const { accepted, requests, sent } = new LocalStatistics(memory).summaries.today;
    assert.deepEqual([accepted, requests, sent], [20, 20, 200]);
    statistics.count({ kind: 'accepted' });
    await turn();
    await statistics.reset();
    assert.equal(statistics.isEmpty, true);
  });

  it('says long times in seconds', () => {
    assert.equal(messages.latencyIs(2048), '2.0 s (median)');
  });

  it('says what went to services, no more exactly than an estimate is', () => {
    const statistics = new LocalStatistics(memento());
    assert.equal(messages.traffic(statistics.summaries.today), 'none went to a service');
    statistics.count({ kind: 'asked', sent: 1234, received: 17 });
    assert.equal(
      messages.traffic(statistics.summaries.today),
      '1 request · about 1200 tokens sent · about 17 received',
    );
  });
});
