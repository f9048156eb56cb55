import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Acceptance, READ_MS, SHOWN_MS } from '../../../src/completion/acceptance.ts';
import type { Offer } from '../../../src/completion/sighting.ts';
import { offer, offered, pieces, session, text, typed, type Event } from './session.ts';

/** The lengths of what is counted as inserted. */
const inserted = (...events: Event[]): number[] =>
  session(...events).flatMap((verdict) => (verdict.kind === 'inserted' ? [verdict.length] : []));
/** How often something is concluded. */
const count = (kind: string, ...events: Event[]): number =>
  session(...events).filter((each) => each.kind === kind).length;

/** What is still concluded of events after the response `r` was forgotten. */
const forgetting = (...events: Event[]): string[] => {
  const acceptance = new Acceptance<Offer>();
  for (const event of events) acceptance.on(event);
  acceptance.forget(({ id }) => id === 'r');
  const after: Event[] = [
    typed(READ_MS + 9, text.slice(1)),
    { kind: 'accepted', key: 'k', at: READ_MS + 9 },
    ...['r', 's'].map((id) => offered(READ_MS + 9, offer({ id, key: `${id}2` }))),
  ];
  return after.flatMap((event) => acceptance.on(event)).map(({ kind }) => kind);
};

describe('Acceptance: counted', () => {
  const command: Event = { kind: 'accepted', key: 'k', at: 2000 };

  it('as shown once it was there for a while, however it is typed into', () => {
    const grown = offered(SHOWN_MS, offer({ key: 'k2', cursor: 104, typed: 'qc.m', text: text.slice(1) }));
    assert.equal(count('shown', offered(0, offer()), { kind: 'left', at: SHOWN_MS - 1 }), 0);
    assert.equal(count('shown', offered(0, offer()), { kind: 'left', at: SHOWN_MS }), 1);
    const keys = [typed(SHOWN_MS, 'm'), grown, typed(2 * SHOWN_MS, 'e', 104)];
    assert.equal(count('shown', offered(0, offer()), ...keys), 1);
  });

  it('as shown once, though it comes back after a typing error', () => {
    const again = offered(READ_MS, offer({ key: 'k2' }));
    assert.equal(count('shown', offered(0, offer()), typed(SHOWN_MS, 'x'), again), 1);
    const other = offered(READ_MS, offer({ key: 'k2', id: 's' }));
    assert.equal(count('shown', offered(0, offer()), typed(SHOWN_MS, 'x'), other), 2);
  });

  it('as taken once, with its length, by the edit and the command', () => {
    const events = [offered(0, offer()), typed(SHOWN_MS, text), command];
    assert.deepEqual(inserted(...events), [text.length]);
    assert.equal(count('taken', ...events), 1);
  });

  it('as taken once by words, without what was typed by hand', () => {
    const words = pieces(2, ['easure', '(', '0, 0)\n', 'qc'], 'taken', 104);
    const events = [offered(0, offer()), ...pieces(1, ['m'], 'typed'), ...words];
    assert.deepEqual(inserted(...events), [6, 1, 6, 2]);
    assert.equal(count('taken', ...events), 1);
  });

  it('by the command alone where it is unsure what is seen, or the edit is not plain', () => {
    const unsure = offered(0, offer({ unsure: true }));
    assert.deepEqual(inserted(unsure, typed(1, text)), []);
    assert.deepEqual(inserted(unsure, typed(1, text.slice(0, 8)), typed(2, text.slice(8), 111), command), [
      text.length,
    ]);
    const rewritten = { ...typed(1, ''), edits: [] };
    assert.deepEqual(inserted(offered(0, offer()), rewritten, command), [text.length]);
  });
});

describe('Acceptance: forgotten', () => {
  it('is what is seen, what is half known, and what waits', () => {
    assert.deepEqual(forgetting(offered(0, offer())), []);
    assert.deepEqual(forgetting(offered(0, offer()), typed(1, text)), []);
    assert.deepEqual(forgetting(offered(0, offer()), typed(READ_MS, 'x')), []);
  });

  it('is nothing else', () => {
    assert.deepEqual(forgetting(offered(0, offer({ id: 's' })), typed(1, text)), [
      'shown',
      'inserted',
      'taken',
      'report',
    ]);
    assert.deepEqual(forgetting(offered(0, offer({ id: 's', key: 's' })), typed(READ_MS, 'x')), [
      'withdrawn',
    ]);
  });
});
