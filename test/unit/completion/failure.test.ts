import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { failureOf } from '../../../src/completion/failure.ts';
import { failureWords } from '../../../src/editor/failureMessages.ts';
import { Play } from './play.ts';

function broken(): never {
  const nothing: { body?: { length: number } } = {};
  // oxlint-disable-next-line typescript/no-non-null-assertion -- the mistake that is wanted here
  throw new Error('unreachable', { cause: nothing.body!.length });
}

function mistake(): unknown {
  try {
    return broken();
  } catch (error) {
    return error;
  }
}

describe('what a source throws', () => {
  it('keeps the fields of a failure', () => {
    const thrown = Object.assign(new Error('x'), {
      kind: 'rateLimited',
      status: 429,
      retryAfterMs: 2_000,
      detail: 'slow down',
    });
    assert.deepEqual(failureOf(thrown), {
      kind: 'rateLimited',
      status: 429,
      retryAfterMs: 2_000,
      detail: 'slow down',
    });
  });

  it('is a defect of ours where it is a mistake in a program, named by its place and never by its message', () => {
    const { kind, detail } = failureOf(mistake());
    assert.equal(kind, 'defect');
    assert.match(detail ?? '', /^TypeError at failure\.test\.ts:\d+:\d+$/);
    assert.equal(failureOf(new SyntaxError('qc.h(0)')).kind, 'defect');
    assert.equal(failureOf('text').kind, 'defect');
    assert.doesNotMatch(JSON.stringify(failureOf(new SyntaxError('qc.h(0)'))), /qc/);
  });

  it('is trouble with the network where a request was broken off by a signal of somebody else', () => {
    assert.equal(failureOf(new DOMException('late', 'TimeoutError')).kind, 'timeout');
    assert.equal(failureOf(new DOMException('gone', 'AbortError')).kind, 'unreachable');
  });

  it('is told as what it is: nobody looks for a network that is not at fault', async () => {
    const play = new Play('qc = ‸', () => new TypeError('x is not a function'));
    play.ask();
    await play.rest();
    const { result } = play.last;
    assert.ok(result?.kind === 'failed');
    assert.equal(result.failure.kind, 'defect');
    assert.doesNotMatch(failureWords(result.failure.kind), /service/);
  });
});
