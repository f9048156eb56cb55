import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { SnippetWatch } from '../../../src/completion/snippets.ts';
import type { Span } from '../../../src/completion/snippets.ts';

/** Whether text inserted at 10 looks like a snippet when these selections follow after so many milliseconds. */
function isSnippet(text: string, selections: readonly Span[], ms = 5, document = 'd'): boolean {
  const watch = new SnippetWatch();
  watch.inserted('d', { offset: 10, text }, 0);
  return watch.selected(document, selections, ms);
}

const loop = 'for target in iterable:\n    pass';

describe('complaint C4: a snippet is known', () => {
  it('by the first of its places being selected', () => assert.ok(isSnippet(loop, [{ start: 14, end: 20 }])));
  it('by several cursors in it', () =>
    assert.ok(
      isSnippet('a and a', [
        { start: 10, end: 11 },
        { start: 16, end: 17 },
      ]),
    ));
  it('and other things do not pass for one', () => {
    assert.ok(!isSnippet('measure_all()', [{ start: 22, end: 22 }]), 'a call with the cursor in it');
    assert.ok(!isSnippet('x', [{ start: 10, end: 11 }]), 'a key');
    assert.ok(!isSnippet('\n    ', [{ start: 10, end: 15 }]), 'Enter');
    assert.ok(!isSnippet(loop, [{ start: 0, end: 5 }]), 'a selection elsewhere');
    assert.ok(!isSnippet(loop, [{ start: 14, end: 20 }], 1_000), 'a selection by the user');
    assert.ok(!isSnippet(loop, [{ start: 14, end: 20 }], 5, 'e'), 'another document');
    assert.ok(!new SnippetWatch().selected('d', [{ start: 1, end: 2 }], 0), 'nothing inserted');
  });
});
