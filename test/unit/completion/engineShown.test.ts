import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Suggestion } from '../../../src/completion/types.ts';
import { Play } from './play.ts';

const BLOCK =
  'qc = QuantumCircuit(n)\n    qc.h(0)\n    for i in range(1, n):\n        qc.cx(0, i)\n    return qc\n';

function suggestions(play: Play): readonly Suggestion[] {
  const { result } = play.last;
  return result?.kind === 'suggested' ? result.suggestions : [];
}

describe('complaint C3: ghost text flickers', () => {
  it('a newer answer does not take the place of what is on the screen and still right', async () => {
    let answers = 0;
    const play = new Play('qc = ‸', () => (answers++ === 0 ? 'QuantumCircuit(2)\n' : 'Quiver()\n'));
    play.ask();
    await play.rest();
    play.invoke();
    await play.rest();
    await play.keys('Q');
    assert.equal(play.ghost, 'uantumCircuit(2)');
  });

  it('what is new waits until the typing pauses, what continues does not', async () => {
    const play = new Play('qc = ‸', { write: () => 'QuantumCircuit(2)\n', firstMs: 1, pieceMs: 1 });
    const { at } = play.ask();
    await play.rest();
    // With the 50 ms that the editor has waited.
    assert.ok(play.last.endedAt - at >= 70);
    const second = play.type('Q');
    await play.pass(0);
    assert.equal(play.last.endedAt, second.at);
  });

  it('what is on the screen stays when more comes to be known of the files around, in this document only', async () => {
    const play = new Play('qc = ‸', () => 'QuantumCircuit(2)\n');
    play.ask();
    await play.rest();
    play.last.cancel();
    play.before += 'Q';
    const context = '# helper.py\ndef f(): ...\n';
    play.ask({ lastChange: 'typed', context });
    await play.pass(0);
    assert.equal(play.ghost, 'uantumCircuit(2)');
    assert.equal(play.requests, 1);
    play.last.cancel();
    play.before += 'u';
    play.ask({ lastChange: 'typed', context, document: 'file:///other.py' });
    await play.pass(0);
    assert.equal(play.last.result, null);
    await play.rest();
  });

  it('taking word by word keeps the rest as it is, and asks nothing', async () => {
    const play = new Play('qc.‸', () => 'append(gate, [0, 1])\n');
    play.ask();
    await play.rest();
    for (const [taken, rest] of [
      ['append', '(gate, [0, 1])'],
      ['(gate', ', [0, 1])'],
      [', [0', ', 1])'],
    ] as const) {
      play.type(taken);
      await play.pass(0);
      assert.equal(play.ghost, rest);
    }
    assert.equal(play.requests, 1);
  });

  it('taking line by line too', async () => {
    const play = new Play('def ghz(n):\n    ‸', () => BLOCK);
    play.ask();
    await play.rest();
    const lines = BLOCK.trimEnd().split('\n');
    assert.equal(play.ghost, lines.join('\n'));
    for (let line = 1; line < lines.length; line += 1) {
      play.type(`${line === 1 ? '' : '\n'}${lines[line - 1] ?? ''}`, 'accepted');
      await play.pass(0);
      assert.equal(play.ghost, `\n${lines.slice(line).join('\n')}`);
    }
    assert.equal(play.requests, 1);
  });
});

describe('complaint C4: Tab is taken away inside snippets', () => {
  it('nothing comes by itself for three seconds after a snippet', async () => {
    const play = new Play('qc = ‸', () => 'QuantumCircuit(2)\n');
    play.engine.note({ kind: 'snippet' });
    play.ask();
    await play.pass(2_900);
    assert.deepEqual(play.last.result, { kind: 'skipped', reason: 'snippet' });
    assert.equal(play.requests, 0);
    await play.pass(200);
    play.ask();
    await play.rest();
    assert.equal(play.ghost, 'QuantumCircuit(2)');
  });
});

describe('complaint C5: Tab accepts when it is meant to indent', () => {
  it('a fresh line is asked about at once, and shows nothing for the time of another Enter or Tab', async () => {
    const play = new Play('def f():\n‸', { write: () => 'return 1\n', firstMs: 10, pieceMs: 1 });
    play.type('    ');
    const { at } = play.last;
    await play.pass(60);
    assert.equal(play.requests, 1);
    await play.rest();
    assert.equal(play.last.endedAt - at, 200 - 50);
    play.engine.rearm();
    play.type('    ');
    await play.rest();
    assert.equal(play.last.endedAt - play.last.at, 400 - 50);
  });
});

describe('complaint C9: answers of several lines are cut to one', () => {
  it('a block comes whole, also when its first token takes long', async () => {
    const play = new Play('def ghz(n):\n    ‸', { write: () => BLOCK, firstMs: 1_500, pieceMs: 20 });
    play.ask();
    await play.rest();
    assert.equal(play.ghost, BLOCK.trimEnd());
  });

  it('past the time limit the whole lines come that are there, and never half of one', async () => {
    const play = new Play('def ghz(n):\n    ‸', { write: () => BLOCK, firstMs: 500, pieceMs: 400 });
    play.ask();
    await play.pass(6_000);
    const lines = play.ghost?.split('\n') ?? [];
    assert.ok(lines.length > 0 && lines.length < 5);
    assert.deepEqual(lines, BLOCK.split('\n').slice(0, lines.length));
    await play.rest();
  });

  it('a call over several lines is one statement', async () => {
    const call = 'QuantumCircuit(\n    2,\n    2,\n)';
    const play = new Play('qc = ‸', () => `${call}\nqc.h(0)\n`);
    play.ask();
    await play.rest();
    assert.equal(play.ghost, call);
  });
});

describe('complaint C10: too much text at once', () => {
  it('one statement at the end of a line, the rest of the line in its middle', async () => {
    const play = new Play('qc.‸', () => 'h(0)\nqc.cx(0, 1)\n');
    play.ask();
    await play.rest();
    assert.equal(play.ghost, 'h(0)');
    const middle = new Play('qc.append(‸, [0, 1])', () => 'gate\nqc.draw()\n');
    middle.ask();
    await middle.rest();
    assert.equal(middle.ghost, 'gate');
    assert.deepEqual(middle.service.seen[0]?.request.stop, ['\n']);
  });

  it('no block of more than twelve lines', async () => {
    const body = Array.from({ length: 30 }, (_, line) => `qc.rx(${line}, ${line % 3})`).join('\n    ');
    const play = new Play('def f(qc):\n    ‸', { write: () => `${body}\n`, pieceMs: 1 });
    play.ask();
    await play.rest();
    assert.equal(play.ghost?.split('\n').length, 12);
  });
});

describe('a request by hand', () => {
  it('offers several candidates, each once, and one request less when something is there already', async () => {
    const play = new Play('qc = ‸', ({ n }) =>
      n === undefined ? 'QuantumCircuit(2)\n' : ['QuantumCircuit(3)\n', 'QuantumCircuit(2)\n'],
    );
    play.invoke();
    await play.rest();
    assert.deepEqual(
      suggestions(play).map(({ text }) => text),
      ['QuantumCircuit(2)', 'QuantumCircuit(3)'],
    );
    const [first, others] = play.service.seen.map(({ request }) => request);
    assert.deepEqual([first?.temperature, first?.n], [0, undefined]);
    assert.deepEqual([others?.temperature, others?.n], [0.4, 2]);
    play.before = 'other = ';
    play.ask();
    await play.rest();
    const before = play.requests;
    play.invoke();
    await play.rest();
    assert.equal(play.requests, before + 1);
  });

  it('offers what is known also where a service never answers again', async () => {
    const play = new Play('qc = ‸', ({ n }) => (n === undefined ? 'QuantumCircuit(2)\n' : null));
    play.ask();
    await play.rest();
    const { at } = play.invoke();
    await play.pass(3_000);
    assert.equal(play.ghost, 'QuantumCircuit(2)');
    assert.ok(play.last.endedAt - at <= 2_500);
  });

  it('waits for others of a running answer no longer than of its own', async () => {
    const play = new Play('qc = ‸', ({ n }) => (n === undefined ? 'QuantumCircuit(2)\n' : null));
    play.ask();
    await play.pass(60);
    play.last.cancel();
    const { at } = play.invoke();
    await play.pass(3_000);
    assert.equal(play.ghost, 'QuantumCircuit(2)');
    assert.ok(play.last.endedAt - at <= 1_500);
  });

  it('keeps what is on the screen first', async () => {
    const play = new Play('qc = ‸', ({ n }) =>
      n === undefined ? 'QuantumCircuit(2)\n' : ['a(1)\n', 'b(2)\n'],
    );
    play.ask();
    await play.rest();
    play.invoke();
    await play.rest();
    assert.deepEqual(
      suggestions(play).map(({ text }) => text),
      ['QuantumCircuit(2)', 'a(1)', 'b(2)'],
    );
  });
});

describe('complaint C6: ghost text and the list of completions fight', () => {
  const selected = { text: 'measure_all', replaceBefore: 2 };

  it('what is shown continues the selected entry', async () => {
    const play = new Play('qc.me‸', () => '()\n');
    play.ask({ selected });
    await play.rest();
    assert.equal(play.ghost, 'measure_all()');
    assert.ok(play.service.seen[0]?.request.prompt.endsWith('qc.measure_all'));
  });

  it('an entry that is only passed by is not asked about', async () => {
    const play = new Play('qc.me‸', () => '()\n');
    const passed = play.ask({ selected: { text: 'measure', replaceBefore: 2 } });
    await play.pass(100);
    passed.cancel();
    play.ask({ selected });
    await play.rest();
    assert.equal(play.requests, 1);
  });

  it('an entry that begins with something else leaves nothing to show', async () => {
    const play = new Play('qc.me‸', () => '()\n');
    play.ask({ selected: { text: 'h', replaceBefore: 2 } });
    await play.rest();
    assert.deepEqual(play.last.result, { kind: 'skipped', reason: 'widgetUnstable' });
  });
});
