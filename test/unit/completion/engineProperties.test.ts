import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { placeOf } from '../../../src/completion/place.ts';
import type { Postprocess, Suggestion } from '../../../src/completion/types.ts';
import { isVisible } from '../../../src/completion/visibility.ts';
import { Play } from './play.ts';
import type { Asked } from './play.ts';

const PIECES = [
  'qc.h(0)',
  'qc',
  '.cx(0, 1)',
  ' = ',
  'QuantumCircuit(',
  '2',
  ')',
  '[',
  ']',
  '"',
  '"""',
  '\n',
  '\n\n',
  '\n    ',
  '    ',
  'for i in range(3):',
  'return qc',
  '# build a GHZ circuit',
  'θ',
  '𝛑',
  'שלום',
  '\r\n',
  ' ',
];
const text = (maxLength: number, minLength = 0): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...PIECES), { maxLength, minLength }).map((parts) => parts.join(''));
const own = (value: string): string => value.replaceAll('\r', '');

/** Where a text is cut into pieces, as shares of its length; halves of characters are cut as well. */
const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

function cutAt(answer: string, shares: readonly number[]): readonly string[] {
  const places = shares.map((share) => Math.round(share * answer.length)).toSorted((a, b) => a - b);
  return [...places, answer.length].map((end, index) => answer.slice(places[index - 1] ?? 0, end));
}

describe('any split of any answer', () => {
  it('gives the same suggestion, at whatever speed its pieces come', async () => {
    const place = fc.record({
      before: text(8),
      after: text(3),
      answer: text(12, 1),
      shares: cuts,
      pieceMs: fc.constantFrom(0, 1, 40),
      explicit: fc.boolean(),
    });
    const at = async (
      {
        before,
        after,
        answer,
        explicit,
      }: { before: string; after: string; answer: string; explicit: boolean },
      split: (answer: string) => readonly string[],
      pieceMs: number,
    ): Promise<unknown> => {
      const play = new Play(`${own(before)}‸${own(after)}`, {
        write: () => answer,
        split,
        pieceMs,
        firstMs: 30,
      });
      play.ask(explicit ? { trigger: 'explicit' } : {});
      await play.pass(3_000);
      return play.last.result;
    };
    await fc.assert(
      fc.asyncProperty(place, async ({ shares, pieceMs, ...where }) => {
        const whole = await at(where, (answer) => [answer], 0);
        const cut = await at(where, (answer) => cutAt(answer, shares), pieceMs);
        assert.deepEqual(cut, whole);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});

/** What a user and time can do. */
type Step =
  | { readonly kind: 'along'; readonly count: number }
  | { readonly kind: 'astray'; readonly text: string }
  | { readonly kind: 'back'; readonly count: number }
  | { readonly kind: 'accept' | 'invoke' | 'cancel' | 'switch' | 'escape' }
  | { readonly kind: 'wait'; readonly ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('along' as const), count: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('astray' as const),
      text: fc.constantFrom('x', '(', '\n', '𝜓', '#'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('back' as const), count: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'accept' as const,
        'invoke' as const,
        'cancel' as const,
        'switch' as const,
        'escape' as const,
      ),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 500 }) }),
  },
);

const asIs: Postprocess = (kept) => ({ kind: 'kept', text: kept, replaceAfter: 0, changed: [] });

const ANSWERS = [
  'h(0)\nqc.cx(0, 1)\nqc.measure_all()\n',
  'QuantumCircuit(2)\n',
  '',
  'for i in x:\n    y(i)\n',
];

/** A session of random keys beside a service whose answers depend on what it is asked, and how long they take. */
class Session {
  readonly play: Play;
  #next = 0;

  constructor(postprocess: Postprocess | null, after: string) {
    const write = ({ prompt }: { readonly prompt: string }) =>
      prompt.length % 11 === 10
        ? Object.assign(new Error('x'), { kind: 'serverError' })
        : (ANSWERS[prompt.length % ANSWERS.length] ?? '');
    this.play = new Play(
      `qc.‸${after}`,
      { write, firstMs: 120, pieceMs: 25 },
      postprocess === null ? {} : { postprocess },
    );
    this.play.ask();
  }

  async take(step: Step): Promise<void> {
    const { play } = this;
    switch (step.kind) {
      case 'along':
        play.type((play.ghost ?? 'qc.x').slice(0, step.count));
        break;
      case 'astray':
        play.type(step.text);
        break;
      case 'back':
        play.backspace(Math.min(step.count, play.before.length));
        break;
      case 'accept':
        if (play.ghost !== null) play.accept();
        break;
      case 'invoke':
        play.invoke();
        break;
      case 'cancel':
        play.last.cancel();
        break;
      case 'switch':
        if (++this.#next % 5 === 0) play.engine.rearm();
        break;
      case 'escape':
        if (++this.#next % 3 === 0) play.engine.note({ kind: 'escaped' });
        break;
      case 'wait':
        await play.pass(step.ms);
        break;
    }
  }
}

function offersOf({ result }: Asked): readonly Suggestion[] {
  return result?.kind === 'suggested' ? result.suggestions : [];
}

/** Whether a text at the cursor goes on with what the service wrote at some place. */
function continues(play: Play, { request }: Asked, { text, id }: Suggestion): boolean {
  const one = play.service.seen.find((seen) => seen.id === id);
  return (
    typeof one?.answer === 'string' && (one.request.prompt + one.answer).startsWith(request.before + text)
  );
}

describe('any interleaving of keys and pieces', () => {
  const run = (
    check: (play: Play) => void,
    postprocess: Postprocess | null,
    after: fc.Arbitrary<string> = fc.constant(''),
  ): Promise<void> =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), after, async (steps, behind) => {
        const session = new Session(postprocess, behind);
        for (const one of steps) await session.take(one);
        await session.play.rest();
        check(session.play);
      }),
      { seed: 11, numRuns: 60 },
    );

  it('shows only what continues the document', () =>
    run((play) => {
      for (const asked of play.calls)
        for (const offer of offersOf(asked))
          assert.ok(continues(play, asked, offer), JSON.stringify([asked, offer]));
    }, asIs));

  it('leaves no call waiting, no request open and no timer running', () =>
    run((play) => {
      for (const { result } of play.calls) assert.notEqual(result, null);
      assert.equal(play.service.open, 0);
      assert.equal(play.clock.pending, 0);
    }, null));

  it('has at most two requests open, and each that is left behind is aborted at that key', () =>
    run((play) => {
      assert.ok(play.service.most <= 2);
      for (const seen of play.service.seen) {
        const { prompt } = seen.request;
        const left = play.calls.find(({ at, request }) => at > seen.at && !request.before.startsWith(prompt));
        if (left !== undefined) assert.ok((seen.endedAt ?? Infinity) <= left.at);
      }
    }, null));

  it('never deletes a character of the user’s beyond the overlap it declares', () =>
    run(
      (play) => {
        for (const asked of play.calls) {
          const { after } = asked.request;
          for (const { text, replaceAfter } of offersOf(asked)) {
            const covered = after.slice(0, replaceAfter);
            assert.ok(replaceAfter >= 0 && covered.length === replaceAfter && !covered.includes('\n'));
            assert.ok(isVisible(text, covered), JSON.stringify({ text, covered }));
          }
        }
      },
      null,
      fc.constantFrom(')', '])', '")\nprint(qc)\n', ' + 1\n', '\nqc.draw()\n'),
    ));

  it('knows a place by what is around it, and by nothing else', () => {
    const request = (before: string, after: string) => new Play(`${before}‸${after}`, () => '').ask().request;
    const one = placeOf(request('a\nqc.', ')\nx\n'), 0);
    assert.deepEqual(placeOf(request('a\nqc.', ']\nx\n'), 0), one);
    assert.notDeepEqual(placeOf(request('b\nqc.', ')\nx\n'), 0), one);
    assert.notDeepEqual(placeOf(request('a\nqc.', ')\ny\n'), 0), one);
    assert.notDeepEqual(placeOf(request('a\nqc.', ')\nx\n'), 1), one);
  });
});
