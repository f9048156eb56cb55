import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { CompletionRequest, SkipReason } from '../../../src/completion/types.ts';
import { Play } from './play.ts';

/** Why nothing is asked at a place; null when something is. */
async function gated(marked: string, changes: Partial<CompletionRequest> = {}): Promise<SkipReason | null> {
  const play = new Play(marked, () => 'QuantumCircuit(2)\n');
  play.ask(changes);
  await play.rest();
  const { result } = play.last;
  assert.equal(play.requests, result?.kind === 'skipped' ? 0 : 1);
  return result?.kind === 'skipped' ? result.reason : null;
}

describe('places where nothing is asked', () => {
  const cases: readonly [string, SkipReason | null, string, Partial<CompletionRequest>?][] = [
    ['inside a word', 'midWord', 'qc.me‸asure'],
    ['before a word in another script', 'midWord', 'x = ‸θ'],
    ['before an operator', null, 'x = ‸ + 1'],
    ['with text selected', 'selection', 'x = ‸', { selectionEmpty: false }],
    ['behind a statement that is complete', 'statementComplete', 'qc.h(0)‸'],
    ['behind the header of a block', 'statementComplete', 'for i in range(3):‸'],
    ['behind a call whose closers the editor put there', 'statementComplete', 'qc.h(0)‸)'],
    ['on the line below a header', null, 'for i in range(3):\n    ‸'],
    ['behind brackets that are still open', null, 'qc.append(gate(0)‸'],
    ['behind a statement that was just taken', null, 'qc.h(0)‸', { lastChange: 'accepted' }],
    ['in a number', 'insideLiteral', 'x = 12‸'],
    ['behind a name with a number', null, 'x1‸'],
    ['at the beginning of a text', 'insideLiteral', 'print("‸'],
    ['inside a text', null, 'print("coun‸'],
    ['after an undo', 'undoRedo', 'x = ‸', { lastChange: 'undo' }],
    ['after a redo', 'undoRedo', 'x = ‸', { lastChange: 'redo' }],
    ['after a paste', 'pasted', 'x = ‸', { lastChange: 'pasted' }],
    ['after a change from elsewhere', 'external', 'x = ‸', { lastChange: 'external' }],
    ['after a deletion', 'deleted', 'x = ‸', { lastChange: 'deleted' }],
    ['in a comment of few words', 'shortComment', '# build‸'],
    ['in a comment before other text', 'shortComment', '# build a GHZ‸ circuit'],
    ['at the end of a comment that says enough', null, '# build a GHZ circuit‸'],
    ['on the line below a comment', null, '# build a GHZ circuit\n‸'],
    ['in the marker of a cell', 'shortComment', '# %% build a GHZ circuit‸'],
  ];
  for (const [name, reason, marked, changes] of cases)
    it(`${name}: ${reason ?? 'asked'}`, async () => assert.equal(await gated(marked, changes), reason));

  it('are asked about by hand all the same, but for those where nothing could be shown', async () => {
    const explicit = { trigger: 'explicit' } as const;
    for (const marked of ['qc.me‸asure', 'qc.h(0)‸', 'x = 12‸', '# build‸']) {
      const play = new Play(marked, () => 'x\n');
      play.ask(explicit);
      await play.rest();
      assert.ok(play.requests > 0, marked);
    }
    assert.equal(await gated('x = ‸', { ...explicit, selectionEmpty: false }), 'selection');
  });
});

describe('documents and keys of any kind', () => {
  it('several cursors, and columns of them: nothing is asked nor shown', async () => {
    assert.equal(await gated('x = ‸', { cursors: 3 }), 'manyCursors');
    assert.equal(await gated('x = ‸', { cursors: 2, trigger: 'explicit' }), 'manyCursors');
  });

  it('a line of 2 MB: nothing is asked, and it costs no time', async () => {
    const documentLength = 2_000_000;
    const line = `data = "${'x'.repeat(16_000)}`;
    const from = performance.now();
    assert.equal(await gated(`${line}‸`, { documentLength }), 'tooLarge');
    assert.equal(await gated(`${line}‸`, { documentLength, trigger: 'explicit' }), 'tooLarge');
    assert.ok(performance.now() - from < 500);
  });

  const anywhere: readonly [string, string, string, string][] = [
    ['line ends of Windows in the answer', 'qc.‸', 'h(0)\r\nqc.x(0)\r\n', 'h(0)'],
    ['tabs', 'def f():\n\t‸', 'qc = QuantumCircuit(2)\n\treturn qc\n', 'qc = QuantumCircuit(2)\n\treturn qc'],
    [
      'blanks below tabs',
      'def f():\n\tx = 1\ndef g():\n    y = ‸',
      'QuantumCircuit(2)\n',
      'QuantumCircuit(2)',
    ],
    ['characters of two units', 'label = f"𝜓 {x}" + ‸', '"𝜙 𝛑"\n', '"𝜙 𝛑"'],
    ['writing from right to left', 'label = "שלום" + ‸', '"עולם"\n', '"עולם"'],
  ];
  for (const [name, marked, answer, shown] of anywhere) {
    it(`${name}: shown, and continued key by key`, async () => {
      const tabs = marked.includes('\t');
      const changes = { indentation: { tabs, size: 4 } };
      const play = new Play(marked, () => answer, { changes });
      play.ask();
      await play.rest();
      assert.equal(play.ghost, shown);
      const { before } = play;
      for (const key of Array.from(shown).slice(0, -1)) {
        play.type(key);
        await play.pass(0);
        assert.equal(play.before + (play.ghost ?? '—'), before + shown);
      }
      assert.equal(play.requests, 1);
    });
  }

  it('half of a character typed: what is left is not cut through its middle', async () => {
    const play = new Play('x = ‸', () => '"𝜓"\n');
    play.ask();
    await play.rest();
    play.type('"');
    play.type('\ud835');
    await play.pass(0);
    // Input methods may insert the halves one after the other.
    assert.equal(play.before + (play.ghost ?? ''), 'x = "𝜓"');
  });

  it('undo and redo keep what is still right on the screen, and ask nothing', async () => {
    const play = new Play('qc = ‸', () => 'QuantumCircuit(2)\n');
    play.ask();
    await play.rest();
    await play.keys('Qu');
    play.before = 'qc = Q';
    play.ask({ lastChange: 'undo' });
    await play.pass(100);
    assert.equal(play.ghost, 'uantumCircuit(2)');
    play.before = 'qc = Qu';
    play.ask({ lastChange: 'redo' });
    await play.pass(100);
    assert.equal(play.ghost, 'antumCircuit(2)');
    assert.equal(play.requests, 1);
  });

  it('text that an input method puts in at once counts as typing', async () => {
    const play = new Play('label = ‸', () => '"量子回路"\n');
    play.ask();
    await play.rest();
    play.type('"量子');
    await play.pass(0);
    assert.equal(play.ghost, '回路"');
    assert.equal(play.requests, 1);
  });
});
