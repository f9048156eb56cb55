import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { Acceptance, READ_MS } from '../../../src/completion/acceptance.ts';
import { REVISION_MS } from '../../../src/completion/ledger.ts';
import type { Offer } from '../../../src/completion/sighting.ts';
import type { Verdict } from '../../../src/completion/verdict.ts';
import { inFront, mayGoOn } from './inFront.ts';
import { end, moved, offer, offered, pieces, reports, text, told, typed, type Event } from './session.ts';

const some = fc.constantFrom;
/** Steps of a session: milliseconds since the one before, and what happens then. */
const step = fc.tuple(
  fc.integer({ min: 0, max: 2 * READ_MS }),
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: some('offered' as const),
        id: some('r', 's', null),
        text: some(text, 'easure(0)', 'x', 'draw()'),
        unsure: fc.boolean(),
        count: fc.nat(2),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: some('accepted' as const), key: fc.nat(30) }) },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: some('edited' as const),
        text: some('m', 'x', 'e', 'easure', text, '\n', '()', ''),
        gap: fc.integer({ min: -1, max: 1 }),
        length: fc.nat(2),
        follows: fc.option(some('typed' as const, 'taken' as const), { nil: null }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: some('moved' as const),
        line: some(5, 6),
        gap: fc.integer({ min: -1, max: 1 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: some('left' as const, 'hidden' as const) }) },
  ),
);

interface Run {
  readonly events: readonly Event[];
  readonly verdicts: readonly {
    readonly verdict: Verdict<Offer>;
    readonly at: number;
    readonly event: Event;
  }[];
  readonly offers: readonly { readonly offer: Offer; readonly at: number }[];
}

/** Plays steps against a cursor that the edits move, and notes what came of them. */
function play(steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]): Run {
  const acceptance = new Acceptance<Offer>();
  const events: Event[] = [];
  const verdicts: { verdict: Verdict<Offer>; at: number; event: Event }[] = [];
  const offers: { offer: Offer; at: number }[] = [];
  let [at, cursor, keys] = [0, 103, 0];
  const send = (event: Event): void => {
    events.push(event);
    for (const verdict of acceptance.on(event)) verdicts.push({ verdict, at: event.at, event });
  };
  for (const [wait, action] of steps) {
    at += wait;
    if (action.kind === 'offered') {
      const made = Array.from({ length: action.count }, () => {
        keys += 1;
        return offer({ key: String(keys), id: action.id, text: action.text, unsure: action.unsure, cursor });
      });
      for (const each of made) offers.push({ offer: each, at });
      send({ kind: 'offered', offers: made, at });
    } else if (action.kind === 'edited') {
      send({
        kind: 'edited',
        document: 'd',
        edits: [{ offset: cursor + action.gap, length: action.length, text: action.text }],
        undo: false,
        at,
      });
      cursor += action.text.length;
      if (action.follows !== null) send(moved(at, 5, cursor, action.follows === 'typed'));
    } else if (action.kind === 'moved') send(moved(at, action.line, cursor + action.gap));
    else if (action.kind === 'accepted') send({ kind: 'accepted', key: String(action.key), at });
    else send({ kind: action.kind, at });
  }
  send(end);
  return { events, verdicts, offers };
}

describe('Acceptance: in any order of events', () => {
  const steps = fc.array(step, { maxLength: 40 });

  it('reports each id at most once, and only what was offered', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { verdicts, offers } = play(list);
        const ids = told(verdicts.map(({ verdict }) => verdict)).map((line) => line.split(' ')[0]);
        assert.equal(new Set(ids).size, ids.length);
        for (const id of ids) assert.ok(offers.some(({ offer }) => offer.id === id));
      }),
    );
  });

  it('never reports as rejected what nobody could read or what may have been unseen', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { verdicts, offers } = play(list);
        for (const { verdict, at } of verdicts) {
          if (verdict.kind !== 'refused' && (verdict.kind !== 'report' || verdict.accepted)) continue;
          const { id, text: shown } = verdict.offer;
          const seen = offers.filter(
            ({ offer }) => !offer.unsure && (offer.id === id || mayGoOn(offer.text, shown)),
          );
          assert.ok(seen.some((first) => at - first.at >= READ_MS));
        }
      }),
    );
  });

  it('never reports as rejected what was superseded, hidden or visible for less than it takes to read it', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { events, verdicts } = play(list);
        for (const { verdict, at, event } of verdicts) {
          if (verdict.kind !== 'report' || verdict.accepted) continue;
          const seen = inFront(events, event);
          assert.equal(seen?.id, verdict.offer.id);
          assert.ok(at - (seen?.since ?? at) >= READ_MS);
          assert.ok(event.kind === 'edited' || event.kind === 'moved' || event.kind === 'left');
        }
      }),
    );
  });

  it('never reports what was not shown', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const shown = new Set<string | null>();
        for (const { verdict } of play(list).verdicts) {
          if (verdict.kind === 'shown') shown.add(verdict.offer.id);
          if (verdict.kind === 'report') assert.ok(shown.has(verdict.offer.id));
        }
      }),
    );
  });

  it('withdraws only a rejection, and only while nobody was told of it', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const rejected = new Map<string | null, number>();
        for (const { verdict, at } of play(list).verdicts) {
          const { id } = verdict.offer;
          if (verdict.kind === 'report' && !verdict.accepted) rejected.set(id, at);
          if (verdict.kind !== 'withdrawn') continue;
          assert.ok(at - (rejected.get(id) ?? -Infinity) < REVISION_MS);
          rejected.delete(id);
        }
      }),
    );
  });

  it('counts each suggestion as shown before as taken, and each at most once', () => {
    fc.assert(
      fc.property(steps, (list) => {
        let [shown, taken] = [0, 0];
        for (const { verdict } of play(list).verdicts) {
          if (verdict.kind === 'shown') shown += 1;
          if (verdict.kind === 'taken') taken += 1;
          if (verdict.kind === 'inserted') assert.ok(verdict.length > 0 && shown > 0);
          assert.ok(taken <= shown);
        }
      }),
    );
  });

  it('always reports what the command of an item tells, unless that id was reported', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { verdicts, offers } = play(list);
        const told = new Map(
          verdicts.flatMap(({ verdict, at }) =>
            verdict.kind === 'report' ? [[verdict.offer.id, at] as const] : [],
          ),
        );
        let at = 0;
        for (const [wait, action] of list) {
          at += wait;
          if (action.kind !== 'accepted') continue;
          const known = offers.find((entry) => entry.offer.key === String(action.key) && entry.at <= at);
          if (known !== undefined && known.offer.id !== null)
            assert.ok((told.get(known.offer.id) ?? Infinity) <= at);
        }
      }),
    );
  });

  it('never reports what was typed key by key, however slowly', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: text.length, maxLength: text.length }),
        fc.nat(text.length),
        (waits, asked) => {
          let at = 0;
          const events: Event[] = [offered(0, offer())];
          for (const [index, key] of text.split('').entries()) {
            at += waits[index] ?? 0;
            const line = 5 + text.slice(0, index + 1).split('\n').length - 1;
            events.push(typed(at, key, 103 + index), moved(at, line, 104 + index, true));
            // Now and then the editor asks again, and gets the rest.
            if (index < asked && index + 1 < text.length && text[index] !== '\n')
              events.push(
                offered(
                  at,
                  offer({
                    key: `k${index}`,
                    line,
                    cursor: 104 + index,
                    typed: '',
                    text: text.slice(index + 1),
                  }),
                ),
              );
          }
          assert.deepEqual(reports(...events), []);
        },
      ),
    );
  });

  it('never reports as rejected what was typed for the most part before it was left', () => {
    const most = fc.integer({ min: Math.ceil(text.length / 2), max: text.length });
    fc.assert(
      fc.property(most, fc.array(fc.nat(3000), { maxLength: 3 }), (length, waits) => {
        const [wait = 0, ...others] = waits;
        const keys = pieces(wait, text.slice(0, length).split(''), 'typed');
        const turning = others.map((ms): Event => ({ kind: 'left', at: wait + ms }));
        assert.deepEqual(
          reports(offered(0, offer()), ...keys, ...turning, typed(1e6, 'zz', 103 + length)),
          [],
        );
      }),
    );
  });
});
