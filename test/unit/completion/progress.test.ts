import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { follow, type Edit, type Standing } from '../../../src/completion/progress.ts';

/** `qc.|)` at the start of a text, with `measure(0, 0)` on offer in place of the closer. */
const standing: Standing = { cursor: 103, typed: 'qc.', remaining: 'measure(0, 0)', replaced: '' };

const insert = (text: string, offset = 103): Edit => ({ offset, length: 0, text });

describe('follow', () => {
  it('sees a key that the suggestion begins with', () => {
    const progress = follow(standing, insert('m'));
    assert.deepEqual(progress, {
      kind: 'advanced',
      standing: { cursor: 104, typed: 'qc.m', remaining: 'easure(0, 0)', replaced: '' },
      piece: 'm',
      atOnce: false,
    });
  });

  it('sees a word that is taken at once', () => {
    const progress = follow(standing, insert('measure'));
    assert.ok(progress.kind === 'advanced' && progress.atOnce);
    assert.equal(progress.standing.remaining, '(0, 0)');
  });

  it('sees the whole text, however much of the line is reported as replaced', () => {
    for (const edit of [
      insert('measure(0, 0)'),
      { offset: 100, length: 3, text: 'qc.measure(0, 0)' },
      { offset: 102, length: 1, text: '.measure(0, 0)' },
    ]) {
      const progress = follow(standing, edit);
      assert.ok(progress.kind === 'advanced' && progress.atOnce);
      assert.equal(progress.standing.remaining, '');
    }
  });

  it('sees the whole text when closers right of the cursor go with it', () => {
    const covering = { ...standing, typed: 'qc.cx(', cursor: 106, remaining: '0, 1)', replaced: ')' };
    for (const edit of [
      { offset: 106, length: 1, text: '0, 1)' },
      { offset: 106, length: 0, text: '0, 1' },
      { offset: 100, length: 7, text: 'qc.cx(0, 1)' },
    ]) {
      const progress = follow(covering, edit);
      assert.ok(progress.kind === 'advanced' && progress.atOnce, JSON.stringify(edit));
    }
  });

  it('takes an opener that the editor closes for one key', () => {
    const called = { ...standing, typed: 'qc.measure', cursor: 110, remaining: '(0, 0)' };
    assert.deepEqual(follow(called, insert('()', 110)), {
      kind: 'advanced',
      standing: { cursor: 111, typed: 'qc.measure(', remaining: '0, 0)', replaced: ')' },
      piece: '(',
      atOnce: false,
    });
  });

  it('takes a closer typed over for one key', () => {
    const open = { cursor: 111, typed: 'qc.measure(', remaining: ')', replaced: ')' };
    const progress = follow(open, { offset: 111, length: 1, text: ')' });
    assert.deepEqual(progress, {
      kind: 'advanced',
      standing: { cursor: 112, typed: 'qc.measure()', remaining: '', replaced: '' },
      piece: ')',
      atOnce: false,
    });
  });

  it('does not take an entry of the completion list for the suggestion', () => {
    const word = { ...standing, typed: 'qc.mea', cursor: 106, remaining: 'sure(0, 0)' };
    const progress = follow(word, { offset: 103, length: 3, text: 'measure' });
    assert.ok(progress.kind === 'advanced' && !progress.atOnce);
  });

  it('calls one wrong key, pair or line end a contradiction', () => {
    for (const text of ['x', '[]', '\n', '\n    ', '𝜓'])
      assert.equal(follow(standing, insert(text)).kind, 'contradicted', text);
  });

  it('draws no conclusion from pastes, deletions and edits elsewhere', () => {
    for (const edit of [
      insert('barrier()'),
      { offset: 102, length: 1, text: '' },
      { offset: 0, length: 0, text: '# x\n' },
      { offset: 104, length: 5, text: '' },
      { offset: 100, length: 3, text: 'circuit.' },
    ]) {
      assert.equal(follow(standing, edit).kind, 'lost', JSON.stringify(edit));
    }
  });

  it('stays on the line of the cursor after a line end', () => {
    const progress = follow({ ...standing, remaining: 'h(0)\nqc.x(1)' }, insert('h(0)\nqc'));
    assert.ok(progress.kind === 'advanced');
    assert.deepEqual(progress.standing, { cursor: 110, typed: 'qc', remaining: '.x(1)', replaced: '' });
  });

  it('comes to the end of any text typed key by key, and never calls that taken', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '(', ')', '"', '\n', ' ', '𝜓', '.'), minLength: 1 });
    fc.assert(
      fc.property(text, (remaining) => {
        let at: Standing = { cursor: 0, typed: '', remaining, replaced: '' };
        for (const key of remaining.split('')) {
          const progress = follow(at, { offset: at.cursor, length: 0, text: key });
          assert.ok(progress.kind === 'advanced' && !progress.atOnce);
          at = progress.standing;
        }
        assert.equal(at.remaining, '');
      }),
    );
  });
});
