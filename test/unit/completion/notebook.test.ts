import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { BUDGETS } from '../../../src/completion/constants.ts';
import { mask } from '../../../src/completion/mask.ts';
import { Prompts } from '../../../src/completion/prompt.ts';
import { goldenPrompts, OpenNotebook } from './notebooks.ts';

/** Where the cursor is: a cell from 0, at its end or behind a text in it; and what the title says of it. */
type Place = readonly [title: string, cell: number, behind?: string];

const HEADER = '# qiskit==2.1.0, qiskit-ibm-runtime==0.40.0';

const PLACES: Readonly<Record<string, readonly Place[]>> = {
  bell: [
    ['the last cell', 7],
    ['the first cell', 1],
    ['in the middle of a cell', 3, 'bell.cx('],
  ],
  vqe: [['names that were defined 15 cells earlier', 21]],
  magics: [
    ['a cell that begins with a magic', 8],
    ['shell lines in a loop', 7, 'for n in range(2, 6):\n'],
  ],
  failed: [
    ['below a cell that failed', 4],
    ['in a cell that failed itself', 5, 'state.draw('],
  ],
  order: [
    ['a cell that needs what ran last, far below', 3],
    ['with it in use', 3],
    ['a cell that never ran', 8],
  ],
  mixed: [['secrets, other languages, and markdown of all kinds', 10]],
  empty: [['the only cell, empty', 1]],
  long: [
    ['far more than fits', 61],
    ['the last cell of a long notebook', 64],
  ],
  mitigation: [['the middle, with versions and a neighbour', 6]],
};

const NEIGHBOUR = {
  key: 'circuits.py',
  text: '# circuits.py: def ghz(n: int) -> QuantumCircuit\n# circuits.py: def mirror(circuit: QuantumCircuit, depth: int) -> QuantumCircuit\n',
  defines: [],
  ran: null,
};

function show(book: OpenNotebook, [title, cell, behind]: Place, name: string): string {
  const changes = name === 'mitigation' ? { header: HEADER, neighbours: [NEIGHBOUR] } : {};
  if (title === 'with it in use') book.edit(cell, 'job = simulator.run(alice)\n');
  const request = book.request(cell, behind, changes);
  const { prompt, suffix } = new Prompts().build(request, BUDGETS.remote, { kind: 'suffixField' });
  return `${prompt}‸${suffix ?? ''}`;
}

function firstDifference(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return left.length === right.length && at === left.length ? Number.POSITIVE_INFINITY : at;
}

/** The last cell with code, whose prompt has all others before it. */
function lastOf({ cells }: OpenNotebook): number {
  return cells.findLastIndex(({ kind, language }) => kind === 'code' && language === 'python');
}

/** Where a prompt shows a cell, or would: at the first piece from it on. */
function placeOf(book: OpenNotebook, index: number, prompt: string): number {
  const { before, above } = book.request(lastOf(book)).surroundings ?? {};
  const at = ({ key }: { readonly key: string }): number => Number(key.split('#')[1]);
  const piece = before?.find((one) => at(one) >= index);
  return prompt.indexOf(mask(piece?.text ?? above ?? ''));
}

describe('a prompt while other cells are edited', () => {
  for (const name of Object.keys(PLACES)) {
    it(`keeps its bytes up to the edited cell: ${name}`, (t) => {
      const book = new OpenNotebook(name);
      const prompts = new Prompts();
      const last = lastOf(book);
      const build = (): string => prompts.build(book.request(last), BUDGETS.remote, { kind: 'none' }).prompt;
      let former = build();
      t.diagnostic('cell, its place in the prompt, the first byte that an edit of it changes');
      for (const [index, { text }] of book.cells.slice(0, last).entries()) {
        const place = placeOf(book, index, former);
        book.edit(index, `${text}\nedited_${index} = 1`);
        const present = build();
        const changed = firstDifference(former, present);
        t.diagnostic(`${index} ${place} ${changed}`);
        if (place === -1)
          assert.equal(changed, Number.POSITIVE_INFINITY, `cell ${index} is not in the prompt`);
        else assert.ok(changed >= place, `cell ${index}`);
        former = present;
      }
    });
  }

  it('keeps them when cells are added and taken away below or between', () => {
    const book = new OpenNotebook('vqe');
    const prompts = new Prompts();
    const build = (index: number): string =>
      prompts.build(book.request(index), BUDGETS.remote, { kind: 'none' }).prompt;
    const whole = build(21);
    assert.ok(whole.startsWith(build(13).slice(0, -1)));
    book.cells.splice(18, 1);
    book.reorder();
    assert.equal(build(20), whole.replace('import matplotlib.pyplot as plt\n\n', ''));
  });

  it('moves what is left out in steps, not with each edit', () => {
    const book = new OpenNotebook('long');
    const prompts = new Prompts();
    const build = (): string => prompts.build(book.request(61), BUDGETS.remote, { kind: 'none' }).prompt;
    let former = build();
    let moves = 0;
    for (let line = 0; line < 60; line += 1) {
      book.edit(59, `${book.cells[59]?.text ?? ''}\nprint("one more line", ${line})`);
      const present = build();
      if (firstDifference(former, present) < 1_000) moves += 1;
      former = present;
    }
    assert.ok(moves >= 1 && moves <= 3, `${moves} moves`);
    assert.ok(former.length <= BUDGETS.remote.before + BUDGETS.remote.context);
  });

  it('keeps the cells that define what is used, however far they are, and the same bytes for each key of a word', () => {
    const book = new OpenNotebook('long');
    const prompts = new Prompts();
    const build = (text: string): string => {
      book.edit(61, text);
      return prompts.build(book.request(61), BUDGETS.remote, { kind: 'none' }).prompt;
    };
    const plain = build('');
    assert.ok(!plain.includes('coupling_2, field_2 = 0.3'));
    const typed = 'print(coupling_2';
    for (let end = 1; end <= typed.length; end += 1)
      assert.equal(build(typed.slice(0, end)), plain + typed.slice(0, end));
    build('print(coupling_3)');
    const used = build(`${typed})`);
    assert.ok(used.includes('coupling_2, field_2 = 0.3') && used.endsWith(`${typed})`));
  });
});

describe('the prompt in a notebook', () => {
  for (const [name, places] of Object.entries(PLACES)) {
    const book = new OpenNotebook(name);
    const made = new Map(places.map((place) => [place[0], show(book, place, name)]));
    const golden = goldenPrompts(name, made);
    for (const [title, text] of made) it(`${name}: ${title}`, () => assert.equal(text, golden.get(title)));
  }
});
