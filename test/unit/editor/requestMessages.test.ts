import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { checkRequest } from '../../../src/backends/requestFields.ts';
import type { ServiceName } from '../../../src/backends/types.ts';
import { requestSentence, requestSentences } from '../../../src/editor/requestMessages.ts';

const sentence = (service: ServiceName, request: unknown): string =>
  requestSentence(checkRequest(service, request), 'QAIP');

describe('requestSentence', () => {
  it('says nothing of fields that are in order', () => {
    assert.equal(sentence('qaip', { tags: ['docs'] }), '');
  });

  for (const [request, expected] of [
    [[], 'the setting qiskitInline.request is not an object of fields.'],
    [{ model: 'x' }, '"model" in qiskitInline.request is set by the extension itself.'],
    [
      { tag: ['x'] },
      'QAIP takes no field "tag". It takes citation, tags, tag_ids, source_types, file_types, date_from, date_to, domains.',
    ],
    [{ citation: 1 }, '"citation" in qiskitInline.request must be true or false.'],
    [{ tags: 'x' }, '"tags" in qiskitInline.request must be a list of texts.'],
    [
      { source_types: ['x'] },
      '"source_types" in qiskitInline.request must be a list of some of crawl, local_file, google_drive, github, notion.',
    ],
    [
      { date_from: 1 },
      '"date_from" in qiskitInline.request must be a time in whole seconds since 1970, from 1735639200 (2024-12-31) on.',
    ],
    [
      { date_from: 1_800_000_000, date_to: 1_790_000_000 },
      '"date_to" in qiskitInline.request lies before "date_from".',
    ],
  ] as const) {
    it(`says what is wrong with ${JSON.stringify(request)}`, () => {
      assert.equal(sentence('qaip', request), `Nothing is sent: ${expected}`);
    });
  }

  it('leaves all but the first to the log', () => {
    const problems = checkRequest('llama-stack', { seed: 'x', logit_bias: 1, stream: true });
    assert.equal(
      requestSentence(problems, 'Llama Stack'),
      'Nothing is sent: "seed" in qiskitInline.request must be a number. The log has 2 more.',
    );
    assert.equal(
      requestSentences(problems, 'Llama Stack'),
      'Nothing is sent: "seed" in qiskitInline.request must be a number. ' +
        '"logit_bias" in qiskitInline.request must be an object. ' +
        '"stream" in qiskitInline.request is set by the extension itself.',
    );
  });
});
