import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { messages } from '../../../src/editor/messages.ts';
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
    assert.equal(
      messages.counts(today),
      '2 shown · 1 accepted (50 %) · 9 characters inserted · 130 ms (median)',
    );
    await one.reset();
    assert.equal(messages.counts(other.summaries.month), '0 shown · 0 accepted · 0 characters inserted');
  });

  it('says long times in seconds', () => {
    const statistics = new LocalStatistics(memento());
    statistics.count({ kind: 'shown', latencyMs: 2048 });
    assert.match(messages.counts(statistics.summaries.today), /2\.0 s \(median\)$/);
  });
});
