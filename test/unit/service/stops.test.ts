import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { StopCutter } from '../../../src/service/stops.ts';

function cut(pieces: readonly string[], stops: readonly string[]): { text: string; stopped: boolean } {
  const cutter = new StopCutter(stops);
  const shown = pieces.map((piece) => cutter.push(piece)).join('');
  return { text: shown + cutter.flush(), stopped: cutter.stopped };
}

/** The rule, written down letter by letter. */
function expected(text: string, stops: readonly string[]): { text: string; stopped: boolean } {
  for (let end = 1; end <= text.length; end += 1) {
    const seen = text.slice(0, end);
    const found = stops.filter((stop) => seen.endsWith(stop)).map((stop) => stop.length);
    if (found.length > 0) return { text: seen.slice(0, end - Math.max(...found)), stopped: true };
  }
  return { text, stopped: false };
}

describe('StopCutter', () => {
  it('shows nothing that may still become a stop text', () => {
    const cutter = new StopCutter(['\n\n']);
    assert.equal(cutter.push('a\n'), 'a');
    assert.equal(cutter.push('b'), '\nb');
    assert.equal(cutter.push('\n\nc'), '');
    assert.equal(cutter.stopped, true);
    assert.equal(cutter.push('more'), '');
    assert.equal(cutter.flush(), '');
  });

  it('gives back what it held when the text ends', () => {
    assert.deepEqual(cut(['ab', 'c'], ['cd']), { text: 'abc', stopped: false });
  });

  it('cuts the same however the text is split', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    const stops = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 8 }), stops, (pieces, texts) => {
        assert.deepEqual(cut(pieces, texts), expected(pieces.join(''), texts));
      }),
    );
  });
});
