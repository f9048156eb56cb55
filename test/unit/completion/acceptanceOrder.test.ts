import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { Acceptance, READ_MS, type Verdict } from '../../../src/completion/acceptance.ts';
import type { Offer } from '../../../src/completion/sighting.ts';
import { end, moved, offer, offered, reports, text, typed, type Event } from './session.ts';

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
    { weight: 1, arbitrary: fc.record({ kind: some('left' as const, 'hidden' as const, 'tick' as const) }) },
  ),
);

interface Run {
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
  const verdicts: { verdict: Verdict<Offer>; at: number; event: Event }[] = [];
  const offers: { offer: Offer; at: number }[] = [];
  let [at, cursor, keys] = [0, 103, 0];
  const send = (event: Event): void => {
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
  return { verdicts, offers };
}

describe('Acceptance: in any order of events', () => {
  const steps = fc.array(step, { maxLength: 40 });

  it('reports each id at most once, and only what was offered', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { verdicts, offers } = play(list);
        const ids = verdicts.flatMap(({ verdict }) => (verdict.kind === 'report' ? [verdict.offer.id] : []));
        assert.equal(new Set(ids).size, ids.length);
        for (const id of ids) assert.ok(id !== null && offers.some(({ offer }) => offer.id === id));
      }),
    );
  });

  it('never reports as rejected what nobody could read or what may have been unseen', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { verdicts, offers } = play(list);
        for (const { verdict, at } of verdicts) {
          if (verdict.kind !== 'refused' && (verdict.kind !== 'report' || verdict.accepted)) continue;
          const seen = offers.filter(({ offer }) => offer.id === verdict.offer.id && !offer.unsure);
          assert.ok(seen.some((first) => at - first.at >= READ_MS));
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
});
