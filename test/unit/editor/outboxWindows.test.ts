import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { report } from './outboxFolder.ts';
import { DOWN, Office, type Window, withOffice } from './outboxOffice.ts';

const MINUTE = 60_000;

describe('Outbox, over several windows', () => {
  let office: Office;
  let window: Window;
  withOffice((made) => void ({ office, window } = made));

  it('goes on in the next window after a reload, with what was on its way', async () => {
    office.answer = () => 'never';
    window.outbox.add(report('a'));
    window.outbox.add(report('b'));
    await office.sent(1);
    window.outbox.dispose();
    assert.equal(office.files.length, 2);
    office.answer = () => null;
    office.open();
    await office.pass(1000);
    assert.deepEqual(office.taken, ['http://there a true', 'http://there b true']);
  });

  it('goes on after a crash between sending and hearing of it, and is not counted twice', async () => {
    office.answer = () => 'unheard';
    window.outbox.add(report('a'));
    await office.sent(1);
    office.kill(window);
    office.answer = () => null;
    office.open();
    await office.pass(1000);
    assert.deepEqual(office.taken, ['http://there a true']);
    assert.equal(office.requests, 2);
    assert.deepEqual(office.files, []);
  });

  it('sends what another window left when that is closed', async () => {
    office.answer = () => DOWN;
    const other = office.open();
    other.outbox.add(report('a'));
    await office.pass(1000);
    other.outbox.dispose();
    office.answer = () => null;
    await office.pass(6 * MINUTE);
    assert.deepEqual(office.taken, ['http://there a true']);
  });

  it('loses nothing and has nothing counted twice, whatever windows, crashes and services do', async () => {
    const some = fc.constantFrom;
    const steps = fc.array(
      fc.oneof(
        { weight: 4, arbitrary: fc.record({ kind: some('add' as const), window: fc.nat(3) }) },
        { weight: 2, arbitrary: fc.record({ kind: some('pass' as const), ms: fc.nat(20_000) }) },
        {
          weight: 1,
          arbitrary: fc.record({ kind: some('kill' as const, 'close' as const), window: fc.nat(3) }),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: some('answer' as const),
            answer: some('ok' as const, 'down' as const, 'unheard' as const, 'never' as const),
          }),
        },
      ),
      { maxLength: 14 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const place = new Office();
        const windows = Array.from({ length: 4 }, () => place.open());
        let count = 0;
        for (const step of list) {
          if (step.kind === 'pass') await place.pass(step.ms);
          else if (step.kind === 'answer') {
            const { answer } = step;
            place.answer = () => (answer === 'ok' ? null : answer === 'down' ? DOWN : answer);
          } else {
            const { outbox } = windows[step.window] ?? window;
            if (step.kind === 'add') outbox.add(report(String((count += 1))));
            else {
              if (step.kind === 'kill') place.kill(windows[step.window] ?? window);
              else outbox.dispose();
              windows[step.window] = place.open();
            }
          }
        }
        place.answer = () => null;
        await place.pass(30 * MINUTE);
        const ids = Array.from({ length: count }, (_, index) => `http://there ${index + 1} true`);
        assert.deepEqual(new Set(place.taken), new Set(ids));
        assert.equal(place.taken.length, count);
        const harmless = list.every(
          (step) => step.kind !== 'kill' && !('answer' in step && step.answer === 'unheard'),
        );
        if (harmless) assert.equal(place.repeated, 0);
        assert.deepEqual(place.files, []);
        place.close();
      }),
      { numRuns: 25 },
    );
  });
});
