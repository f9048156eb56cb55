import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { FAILURE_KINDS } from '../../../src/completion/failure.ts';
import type { Failure, FailureKind } from '../../../src/completion/types.ts';
import { failureReport, failureSentence, failureWords } from '../../../src/editor/failureMessages.ts';

const kinds = Object.keys(FAILURE_KINDS) as FailureKind[];
const failure = (kind: FailureKind, retryAfterMs: number | null = null): Failure => ({
  kind,
  retryAfterMs,
  status: null,
  detail: 'secret',
});

describe('what is said of failures', () => {
  it('names what happened and what to do or to expect next, and nothing that the service said', () => {
    for (const kind of kinds) {
      const sentence = failureSentence(failure(kind));
      assert.match(sentence, /^[A-Z][^.]+\. [A-Z][^.]+\.$/, kind);
      assert.doesNotMatch(sentence, /secret/);
    }
  });

  it('gives the time of the next try instead, where the service named one', () => {
    assert.equal(
      failureSentence(failure('rateLimited', 1_200)),
      'The service is busy and asked to wait. Next try in 2 s.',
    );
    for (const kind of kinds)
      assert.equal(failureSentence(failure(kind, 1)), `${failureWords(kind)} Next try in 1 s.`);
  });

  it('records what happened without advice', () => {
    assert.equal(failureReport(failure('unreachable')), 'The service cannot be reached.');
    for (const kind of kinds) assert.equal(failureReport(failure(kind)), failureWords(kind));
  });
});
