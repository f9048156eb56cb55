import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { canary, spellingIn } from '../support/canary/needles.ts';
import { filesIn, kept, search } from '../support/canary/search.ts';

const results = join(import.meta.dirname, '../../out/e2e');

test('the search finds a token however it is written', () => {
  for (const text of [
    `x${canary}`,
    JSON.stringify({ token: canary }),
    `?token=${encodeURIComponent(canary)}`,
    Buffer.from(`Bearer ${canary}`).toString('base64'),
    Buffer.from(`a:${canary}:b`).toString('base64url'),
    Buffer.from(`ab${canary}c`).toString('base64'),
  ])
    expect(spellingIn(Buffer.from(`before ${text} behind`)), text).not.toBeNull();
  expect(spellingIn(Buffer.from('Bearer other-token'))).toBeNull();
});

test('the token that windows were given is in no file, log, state, request or page of this run', () => {
  const found = [...kept(), search('results', filesIn(results))];
  for (const of of ['window', 'service', 'results'] as const) {
    const those = found.filter((one) => one.of === of);
    const sum = (pick: (one: (typeof those)[number]) => number): number =>
      those.reduce((total, one) => total + pick(one), 0);
    const megabytes = (sum(({ bytes }) => bytes) / 2 ** 20).toFixed(1);
    console.log(
      `canary: ${String(sum(({ places }) => places))} places, ${megabytes} MB of ${String(those.length)} ${of === 'results' ? 'folder of results' : `${of}s`}: ${String(sum(({ hits }) => hits.length))} hits`,
    );
  }
  expect(found.filter((one) => one.of === 'window').length, 'windows that were searched').toBeGreaterThan(0);
  expect(found.flatMap(({ hits }) => hits)).toEqual([]);
});
