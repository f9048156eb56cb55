import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { Acceptance, READ_MS } from '../../../src/completion/acceptance.ts';
import { HELD_MS } from '../../../src/completion/ledger.ts';
import type { Offer } from '../../../src/completion/sighting.ts';
import type { Verdict } from '../../../src/completion/verdict.ts';
import { offer, offered, told, typed, type Event } from '../completion/session.ts';
import { NOW, report } from './outboxFolder.ts';
import { Office, type Window } from './outboxOffice.ts';

type Step =
  | { readonly kind: 'offered' | 'accepted'; readonly id: string; readonly ms: number }
  | { readonly kind: 'typed' | 'left' | 'crashed'; readonly ms: number };

/** A window in which suggestions are followed, and what is told of them goes to the outbox. */
class Session {
  readonly verdicts: Verdict<Offer>[] = [];
  readonly #acceptance = new Acceptance<Offer>();
  readonly #window: Window;
  readonly #office: Office;

  constructor(office: Office) {
    this.#office = office;
    this.#window = office.open();
  }

  on(event: Event): void {
    for (const verdict of this.#acceptance.on(event)) {
      this.verdicts.push(verdict);
      const { id } = verdict.offer;
      if (verdict.kind === 'withdrawn') this.#window.outbox.withdraw(report(id ?? ''));
      if (verdict.kind !== 'report') continue;
      const time = this.#office.desk.now + (verdict.accepted ? 0 : HELD_MS);
      this.#window.outbox.add(report(id ?? '', { accepted: verdict.accepted, time }));
    }
  }

  crash(): void {
    this.#office.kill(this.#window);
  }
}

describe('Outbox, with rejections that may be withdrawn', () => {
  it('tells the service of each suggestion once, and what was decided last', async () => {
    const ms = fc.oneof(fc.nat(3 * READ_MS), fc.nat(2 * HELD_MS));
    const id = fc.constantFrom('a', 'b');
    const suggestion = fc.record({ kind: fc.constantFrom('offered' as const, 'accepted' as const), id, ms });
    const turning = fc.record({ kind: fc.constantFrom('typed' as const, 'left' as const), ms });
    const crash = fc.record({ kind: fc.constant('crashed' as const), ms });
    const steps = fc.array(
      fc.oneof<fc.WeightedArbitrary<Step>[]>(
        { weight: 5, arbitrary: suggestion },
        { weight: 4, arbitrary: turning },
        { weight: 1, arbitrary: crash },
      ),
      { maxLength: 12 },
    );
    await fc.assert(fc.asyncProperty(steps, play), { numRuns: 40 });
  });
});

async function play(steps: readonly Step[]): Promise<void> {
  const office = new Office();
  const sessions = [new Session(office)];
  try {
    for (const step of steps) {
      await office.pass(step.ms);
      const at = office.desk.now - NOW;
      // What a window was offered is not known to the next one, and a service gives each answer an id of its own.
      const own = (id: string): Offer => offer({ key: id, id: `${id}${sessions.length}` });
      const session = sessions.at(-1);
      if (step.kind === 'offered') session?.on(offered(at, own(step.id)));
      else if (step.kind === 'accepted') session?.on({ kind: 'accepted', key: step.id, at });
      else if (step.kind === 'typed') session?.on(typed(at, 'x'));
      else if (step.kind === 'left') session?.on({ kind: 'left', at });
      else {
        session?.crash();
        sessions.push(new Session(office));
      }
    }
    await office.pass(2 * HELD_MS);
    const decided = sessions.flatMap(({ verdicts }) => told(verdicts)).map((line) => `http://there ${line}`);
    assert.deepEqual(office.taken.toSorted(), decided.toSorted());
    assert.equal(new Set(decided.map((line) => line.split(' ')[1])).size, decided.length);
    assert.deepEqual(office.files, []);
  } finally {
    office.close();
  }
}
