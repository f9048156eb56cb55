import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { FIRST_WAIT_MS, LONGEST_WAIT_MS, nameOf, Queue, type Entry } from '../../../src/completion/outbox.ts';
import { there } from './report.ts';

/** When a sending ended, and how long the service asked to wait. */
const later = (
  now: number,
  retryAfterMs: number | null = null,
): { now: number; retryAfterMs: number | null } => ({
  now,
  retryAfterMs,
});
/** A queue in which `a` is older than `b`, which is older than `c`; `c` is of another origin. */
function queue(random = 0): Queue {
  const made = new Queue(() => random);
  made.add('b', there, 0);
  made.add('a', there, 0);
  made.add('c', { ...there, url: 'http://elsewhere' }, 0);
  return made;
}
/** The next report, which must be there. */
const next = (made: Queue, now: number): Entry => made.next(now) ?? assert.fail('nothing to send');

describe('Queue', () => {
  it('sends the oldest first, one at a time to each origin', () => {
    const made = queue();
    const names = ['a', 'c'].map(() => {
      const entry = next(made, 0);
      made.begin(entry);
      return entry.name;
    });
    assert.deepEqual(names, ['a', 'c']);
    assert.equal(made.next(0), null);
    assert.equal(made.due, null);
  });

  it('sends nothing before its time, and other things meanwhile', () => {
    const made = new Queue(() => 0);
    made.add('a', there, 5000);
    assert.equal(made.next(4999), null);
    assert.equal(made.due, 5000);
    made.add('b', there, 0);
    assert.equal(next(made, 4999).name, 'b');
    assert.equal(made.due, 0);
    made.drop('b');
    assert.equal(next(made, 5000).name, 'a');
  });

  it('sends another one after a failure, so that one that always fails holds up none', () => {
    const made = queue();
    const entry = next(made, 0);
    made.begin(entry);
    made.end(entry, 'later', later(0));
    assert.equal(next(made, LONGEST_WAIT_MS).name, 'b');
  });

  it('waits twice as long after each failure, up to the longest wait, and not at all after a success', () => {
    const made = new Queue(() => 0);
    made.add('a', there, 0);
    const waits: number[] = [];
    for (let [count, now] = [0, 0]; count < 12; count += 1) {
      const entry = next(made, now);
      made.begin(entry);
      made.end(entry, 'later', later(now));
      waits.push((made.due ?? 0) - now);
      now = made.due ?? 0;
    }
    assert.deepEqual(waits.slice(0, 3), [FIRST_WAIT_MS, 2 * FIRST_WAIT_MS, 4 * FIRST_WAIT_MS]);
    assert.deepEqual(waits.slice(-2), [LONGEST_WAIT_MS, LONGEST_WAIT_MS]);
    made.add('b', there, 0);
    const entry = next(made, 1e9);
    made.begin(entry);
    made.end(entry, 'delivered', later(1e9));
    assert.equal(made.due, 0);
  });

  it('never comes back before the time that the service named, even when it is hurried', () => {
    const made = queue(1);
    const entry = next(made, 0);
    made.begin(entry);
    made.end(entry, 'later', later(0, 60_000));
    made.hurry(entry.origin);
    assert.equal(next(made, 59_999).origin, 'http://elsewhere');
    made.drop('c');
    assert.equal(made.next(59_999), null);
    assert.equal(made.due, 60_000);
    assert.equal(next(made, 60_000).name, 'b');
  });

  it('comes back at once when it is hurried after other failures', () => {
    const made = queue();
    made.drop('c');
    for (const now of [0, 1e6]) {
      const entry = next(made, now);
      made.begin(entry);
      made.end(entry, 'later', later(now));
    }
    made.hurry('http://there:1');
    assert.equal(made.next(1e6)?.origin, 'http://there:1');
  });

  it('has no more of what was passed on, dropped, refused or delivered', () => {
    for (const outcome of ['delivered', 'refused', 'unwanted', 'pass'] as const) {
      const made = queue();
      made.drop('c');
      const entry = next(made, 0);
      made.begin(entry);
      if (outcome === 'pass') made.pass(entry);
      else made.end(entry, outcome, later(0));
      assert.equal(next(made, 0).name, 'b');
      made.drop('b');
      assert.equal(made.next(0), null);
    }
  });

  it('does not bring back what was dropped while it was on its way', () => {
    const made = queue();
    const entry = next(made, 0);
    made.begin(entry);
    made.drop('a');
    made.end(entry, 'later', later(0));
    assert.deepEqual(made.entries.map(({ name }) => name).toSorted(), ['b', 'c']);
  });

  it('loses nothing and floods nobody, whatever comes of it', () => {
    const some = fc.constantFrom;
    const steps = fc.array(
      fc.record({
        kind: some('add' as const, 'send' as const, 'end' as const, 'wait' as const),
        origin: some('http://one', 'http://two'),
        outcome: some('delivered' as const, 'refused' as const, 'later' as const),
        ms: fc.nat(10_000),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, fc.float({ min: 0, max: 1, noNaN: true }), (list, random) => {
        const made = new Queue(() => random);
        const [open, running, blocked] = [
          new Set<string>(),
          new Map<string, Entry>(),
          new Map<string, number>(),
        ];
        let [now, count] = [0, 0];
        for (const { kind, origin, outcome, ms } of list) {
          if (kind === 'wait') now += ms;
          if (kind === 'add') {
            const name = nameOf(there, String((count += 1)));
            open.add(name);
            made.add(name, { ...there, url: origin }, 0);
          }
          if (kind === 'send') {
            const entry = made.next(now);
            if (entry === null) continue;
            assert.ok(!running.has(entry.origin));
            assert.ok((blocked.get(entry.origin) ?? 0) <= now);
            made.begin(entry);
            running.set(entry.origin, entry);
          }
          const entry = running.get(origin);
          if (kind !== 'end' || entry === undefined) continue;
          running.delete(origin);
          made.end(entry, outcome, later(now, ms));
          if (outcome === 'later') blocked.set(origin, now + Math.max(ms, FIRST_WAIT_MS));
          else open.delete(entry.name);
        }
        assert.deepEqual(new Set(made.entries.map(({ name }) => name)), open);
        if (open.size > 0) assert.ok(made.due !== null || running.size > 0);
      }),
    );
  });
});
