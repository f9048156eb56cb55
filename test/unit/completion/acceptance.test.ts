import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { READ_MS } from '../../../src/completion/acceptance.ts';
import { REVISION_MS } from '../../../src/completion/ledger.ts';
import { moved, offer, offered, pieces, reports, session, text, typed, type Event } from './session.ts';

/** The kinds of what is concluded, and of what is counted. */
const kindsOf = (...events: Event[]): string[] => session(...events).map(({ kind }) => kind);

describe('Acceptance: accepted', () => {
  it('by the command of the item', () => {
    assert.deepEqual(reports(offered(0, offer()), { kind: 'accepted', key: 'k', at: 9 }), ['r true']);
  });

  it('once, though the edit and the command both tell it', () => {
    assert.deepEqual(reports(offered(0, offer()), typed(8, text), { kind: 'accepted', key: 'k', at: 9 }), [
      'r true',
    ]);
  });

  it('by the edit alone, and tells the engine', () => {
    assert.deepEqual(kindsOf(offered(0, offer()), typed(8, text)), ['shown', 'inserted', 'taken', 'report']);
  });

  it('by words, from the first full line on', () => {
    const words = [typed(1, 'measure'), typed(2, '(0, ', 110)];
    assert.deepEqual(reports(offered(0, offer()), ...words), []);
    assert.deepEqual(reports(offered(0, offer()), ...words, typed(3, '0)', 114)), ['r true']);
  });

  it('by words, from half of a single line on', () => {
    assert.deepEqual(reports(offered(0, offer({ text: 'measure(0, 0)' })), typed(1, 'measure')), ['r true']);
  });

  it('by words of single characters, which only the cursor tells from keys', () => {
    const words = ['measure', '(', '0', ', ', '0', ')'];
    assert.deepEqual(reports(offered(0, offer()), ...pieces(1, words, 'taken')), ['r true']);
    assert.deepEqual(reports(offered(0, offer()), ...pieces(1, words.slice(0, -2), 'taken')), []);
    assert.deepEqual(reports(offered(0, offer({ text: 'h(0)' })), ...pieces(1, ['h', '('], 'taken')), [
      'r true',
    ]);
  });

  it('by the line, where its beginning was typed by hand', () => {
    const hand = pieces(1, ['m', 'e', 'a'], 'typed');
    assert.deepEqual(reports(offered(0, offer()), ...hand, ...pieces(2, ['sure(0, 0)\n'], 'taken', 106)), [
      'r true',
    ]);
  });

  it('by an alternative, which the text or the command tells', () => {
    const both = offered(0, offer({ key: 'a', id: 'r1' }), offer({ key: 'b', id: 'r2', text: 'draw()' }));
    assert.deepEqual(reports(both, typed(1, text)), ['r1 true']);
    assert.deepEqual(reports(both, ...pieces(1, ['draw', '('], 'taken')), ['r2 true']);
    assert.deepEqual(reports(both, { kind: 'accepted', key: 'b', at: 2 }), ['r2 true']);
  });

  it('by the one in front, where its alternative begins alike', () => {
    const both = offered(0, offer({ key: 'a', id: 'r1' }), offer({ key: 'b', id: 'r2', text: 'measure(1)' }));
    assert.deepEqual(reports(both, ...pieces(1, ['measure', '(0, 0)'], 'taken')), ['r1 true']);
    assert.deepEqual(reports(both, ...pieces(1, ['measure', '(1)'], 'taken')), ['r2 true']);
  });

  it('though it was contradicted by a typing error before', () => {
    const again = offered(READ_MS + 900, offer({ key: 'k2' }));
    const events = [
      offered(0, offer()),
      typed(READ_MS, 'x'),
      again,
      { kind: 'accepted', key: 'k2', at: 5000 } as const,
    ];
    assert.deepEqual(reports(...events), ['r true']);
  });

  it('though it comes back late, and is taken later than a rejection can be withdrawn', () => {
    const back = offered(READ_MS + REVISION_MS - 1, offer({ key: 'k2' }));
    const late = { kind: 'accepted', key: 'k2', at: READ_MS + 2 * REVISION_MS } as const;
    assert.deepEqual(reports(offered(0, offer()), typed(READ_MS, 'x'), back, late), ['r true']);
  });

  it('by the command, though it counted as rejected a moment before', () => {
    const command = { kind: 'accepted', key: 'k', at: READ_MS + 1 } as const;
    assert.deepEqual(reports(offered(0, offer()), typed(READ_MS, 'x'), command), ['r true']);
  });

  it('and is not refused afterwards', () => {
    const accepted = { kind: 'accepted', key: 'k', at: 1 } as const;
    assert.deepEqual(kindsOf(offered(0, offer()), accepted, { kind: 'left', at: READ_MS }), [
      'shown',
      'inserted',
      'taken',
      'report',
    ]);
  });

  it('in parts that were offered one after the other under one id, once', () => {
    const events = [
      offered(0, offer({ text: 'measure(0, 0)' })),
      { kind: 'accepted', key: 'k', at: 1 },
      offered(2, offer({ key: 'k2', line: 6, cursor: 120, typed: 'qc.', text: 'draw()' })),
      { kind: 'accepted', key: 'k2', at: 3 },
    ] as const;
    assert.deepEqual(reports(...events), ['r true']);
  });
});

describe('complaint C21: nothing tells a rejection. Acceptance: rejected', () => {
  it('when a key contradicts it after it could be read', () => {
    assert.deepEqual(reports(offered(0, offer()), typed(READ_MS, 'x')), ['r false']);
    assert.deepEqual(reports(offered(0, offer()), typed(READ_MS - 1, 'x')), []);
  });

  it('once the text was seen long enough, though it was asked for anew meanwhile and came of another response', () => {
    const anew = (change: Parameters<typeof offer>[0]): Event =>
      offered(READ_MS - 1, offer({ key: 'k2', id: 'r2', ...change }));
    assert.deepEqual(reports(offered(0, offer()), anew({}), typed(READ_MS, 'x')), ['r2 false']);
    assert.deepEqual(reports(offered(0, offer()), anew({ text: 'draw()' }), typed(READ_MS, 'x')), []);
  });

  it('when the line, the editor or the file is left after it could be read', () => {
    for (const leave of [
      moved(READ_MS, 4, 80),
      { kind: 'left', at: READ_MS } as const,
      { ...moved(READ_MS, 5, 103), document: 'e' } as const,
    ]) {
      assert.deepEqual(reports(offered(0, offer()), leave), ['r false'], leave.kind);
    }
  });

  it('unless the same suggestion comes back in time', () => {
    const [shown, contradicted] = [offered(0, offer()), typed(READ_MS, 'x')];
    const [inTime, late] = [REVISION_MS - 1, REVISION_MS].map((ms) => offered(READ_MS + ms, offer()));
    assert.ok(inTime !== undefined && late !== undefined);
    assert.deepEqual(reports(shown, contradicted, inTime), []);
    assert.deepEqual(reports(shown, contradicted, late), ['r false']);
    assert.deepEqual(reports(shown, contradicted, offered(READ_MS, offer({ key: 's', id: 's' }))), [
      'r false',
    ]);
  });

  it('counts the time over the keys that were typed into it', () => {
    const key = typed(READ_MS - 10, 'm');
    const grown = offered(READ_MS - 5, offer({ key: 'k2', cursor: 104, typed: 'qc.m', text: text.slice(1) }));
    assert.deepEqual(reports(offered(0, offer()), key, grown, typed(READ_MS, 'x', 104)), ['r false']);
  });
});

describe('Acceptance: neither', () => {
  it('when the cursor moves along the line, or stays', () => {
    assert.deepEqual(reports(offered(0, offer()), moved(READ_MS, 5, 100)), []);
    assert.deepEqual(reports(offered(0, offer()), moved(READ_MS, 5, 103)), []);
  });

  it('when the cursor moves along the line that the suggestion has led to', () => {
    const block = offered(0, offer({ text: '\n    qc.measure(0, 0)' }));
    assert.deepEqual(reports(block, typed(READ_MS, '\n'), moved(READ_MS + 1, 6, 109)), []);
  });

  it('when Enter indents the line that a suggestion goes on in', () => {
    const block = offered(0, offer({ text: '\n    pass' }));
    assert.deepEqual(reports(block, typed(1, '\n    ')), []);
    assert.deepEqual(reports(block, ...pieces(1, ['\n    '], 'typed')), []);
  });

  it('when it was pasted', () => {
    assert.deepEqual(reports(offered(0, offer()), ...pieces(1, [text], 'typed')), []);
  });

  it('when there was an alternative that may have been read', () => {
    const both = offered(0, offer({ key: 'a', id: 'r1' }), offer({ key: 'b', id: 'r2', text: 'draw()' }));
    assert.deepEqual(reports(both, typed(READ_MS, 'x')), []);
    assert.deepEqual(reports(both, typed(READ_MS, 'd'), typed(READ_MS + 1, 'x', 104)), []);
    const late = typed(2 * READ_MS, 'x', 104);
    assert.deepEqual(reports(both, typed(READ_MS, 'd'), late), ['r2 false']);
    const one = offered(0, offer({ key: 'a' }), offer({ key: 'b', text: 'draw()' }));
    assert.deepEqual(reports(one, typed(READ_MS, 'x')), ['r false']);
  });

  it('when the window lost the focus before, and the editor hid it', () => {
    assert.deepEqual(reports(offered(0, offer()), { kind: 'hidden', at: 9 }, typed(READ_MS, 'x')), []);
  });

  it('when a word of it was taken', () => {
    const word = typed(READ_MS, '(0, ', 110);
    assert.deepEqual(
      reports(
        offered(0, offer({ cursor: 110, text: '(0, 0, 0, 0, 0)' })),
        word,
        typed(2 * READ_MS, 'x', 114),
      ),
      [],
    );
  });

  it('when most of it was typed by hand', () => {
    const keys = Array.from('measure(0, 0)', (key, index) => typed(index * 200, key, 103 + index));
    assert.deepEqual(reports(offered(0, offer()), ...keys, typed(9000, 'x', 116)), []);
  });

  it('when text is pasted, deleted or undone over it', () => {
    for (const edit of [
      typed(READ_MS, 'barrier()'),
      { ...typed(READ_MS, 'x'), undo: true },
      { ...typed(READ_MS, ''), edits: [{ offset: 102, length: 1, text: '' }] },
      {
        ...typed(READ_MS, ''),
        edits: [
          { offset: 103, length: 0, text: 'x' },
          { offset: 1, length: 0, text: 'x' },
        ],
      },
    ]) {
      assert.deepEqual(reports(offered(0, offer()), edit), []);
    }
  });

  it('when another answer or none took its place', () => {
    const other = offered(READ_MS, offer({ id: 's', key: 's', text: 'draw()' }));
    assert.deepEqual(reports(offered(0, offer()), other, typed(READ_MS + 1, 'x')), []);
    assert.deepEqual(reports(offered(0, offer()), offered(READ_MS), typed(READ_MS + 1, 'x')), []);
  });

  it('when another part of the same answer took its place just before', () => {
    for (const next of [offer({ text: 'draw(output="mpl", scale=2)' }), offer({ cursor: 90 })]) {
      const events = [offered(0, offer()), offered(READ_MS - 1, next), typed(READ_MS, 'x', next.cursor)];
      assert.deepEqual(reports(...events), []);
    }
  });

  it('complaint C25: when another extension may be what is seen, save by the command', () => {
    const unsure = offered(0, offer({ unsure: true }));
    assert.deepEqual(reports(unsure, typed(READ_MS, 'x')), []);
    assert.deepEqual(reports(unsure, typed(READ_MS, text)), []);
    assert.deepEqual(reports(unsure, typed(READ_MS, text), { kind: 'accepted', key: 'k', at: READ_MS }), [
      'r true',
    ]);
  });

  it('when another extension might have been seen at its beginning', () => {
    const grown = offered(READ_MS, offer({ key: 'k2', cursor: 104, typed: 'qc.m', text: text.slice(1) }));
    assert.deepEqual(
      reports(offered(0, offer({ unsure: true })), typed(9, 'm'), grown, typed(READ_MS, 'x', 104)),
      [],
    );
  });

  it('when the service gave no id', () => {
    const nameless = offered(0, offer({ id: null }));
    assert.deepEqual(kindsOf(nameless, typed(READ_MS, 'x')), ['shown', 'refused']);
    assert.deepEqual(reports(nameless, { kind: 'accepted', key: 'k', at: 1 }), []);
  });

  it('when the command names nothing of ours', () => {
    assert.deepEqual(reports(offered(0, offer()), { kind: 'accepted', key: 'other', at: 1 }), []);
  });
});
