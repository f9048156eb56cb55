import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { menuMessages as messages } from '../../../src/editor/menuMessages.ts';
import { LocalStatistics } from '../../../src/editor/statistics.ts';
import { memento } from './memento.ts';

describe('LocalStatistics', () => {
  it('counts what all windows do, until it is reset', async () => {
    const memory = memento();
    const [one, other] = [new LocalStatistics(memory), new LocalStatistics(memory)];
    one.count({ kind: 'shown', latencyMs: 128 });
    other.count({ kind: 'shown', latencyMs: null });
    one.count({ kind: 'accepted' });
    one.count({ kind: 'inserted', characters: 9 });
    const { today, month } = other.summaries;
    assert.deepEqual(today, month);
    assert.equal(messages.counts(today), '2 shown · 1 accepted (50 %) · 9 characters inserted');
    assert.equal(messages.latencyIs(today.latencyMs ?? 0), '130 ms (median)');
    assert.equal(one.isEmpty, false);
    await one.reset();
    assert.equal(messages.counts(other.summaries.month), '0 shown · 0 accepted · 0 characters inserted');
    assert.equal(other.isEmpty, true);
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
