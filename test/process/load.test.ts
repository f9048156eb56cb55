import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Source } from '../../src/service/providers.ts';
import { acceptAt, complete, eventsIn, listening, models } from '../support/hosted/setup.ts';
import { rounds } from './rounds.ts';

const STREAMS = 200;
const PIECES = 30;

/** A model that speaks at its own pace, and repeats its prompt so that answers can be told apart. */
const paced: Source = {
  async *complete({ prompt }, signal) {
    for (let index = 0; index < PIECES; index += 1) {
      await new Promise((next) => setTimeout(next, 10));
      signal.throwIfAborted();
      yield { id: null, index: 0, text: `${prompt}.`, finish: null };
    }
  },
};

function textOf(events: readonly unknown[]): string {
  return events.map((event) => (event as { choices: { text: string }[] }).choices[0]?.text ?? '').join('');
}

describe('many clients at once', () => {
  it(`${String(STREAMS)} streams are each complete and their own, and each can be reported`, async (t) => {
    const { url } = await listening(t, { providers: models({ m: paced }) });
    await acceptAt(url);
    for (let round = 0; round < rounds(1, 20); round += 1) {
      const ids = new Set<string>();
      const began = performance.now();
      await Promise.all(
        Array.from({ length: STREAMS }, async (_, index) => {
          const answer = await complete(url, { stream: true, prompt: String(index) });
          const { events, last } = eventsIn(await answer.text());
          assert.equal(last, '[DONE]');
          assert.equal(textOf(events), `${String(index)}.`.repeat(PIECES));
          const { id } = events[0] as { id: string };
          ids.add(id);
          const body = JSON.stringify({ completion: id, accepted: true });
          const headers = { 'content-type': 'application/json' };
          const report = await fetch(`${url}/v1/completions/accept`, { method: 'POST', headers, body });
          assert.equal(report.status, 200);
        }),
      );
      assert.equal(ids.size, STREAMS);
      console.log(`${String(STREAMS)} streams in ${(performance.now() - began).toFixed(0)} ms`);
    }
  });
});
