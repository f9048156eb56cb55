import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { followLine, type LineChange } from '../../../src/editor/anchor.ts';

/** A change of a text of lines, by line and column. */
interface Edit {
  readonly start: readonly [line: number, column: number];
  readonly end: readonly [line: number, column: number];
  readonly text: string;
}

const before = ['import qiskit', 'qc = QuantumCircuit(2)', 'qc.h(0)', 'qc.cx(0, 1)'];

function offset(lines: readonly string[], [line, column]: readonly [number, number]): number {
  return lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0) + column;
}

function apply(lines: readonly string[], edit: Edit): readonly string[] {
  const text = lines.join('\n');
  const end = offset(lines, edit.end);
  return (text.slice(0, offset(lines, edit.start)) + edit.text + text.slice(end)).split('\n');
}

function follow(line: number, edit: Edit): number | null {
  const after = apply(before, edit);
  const change: LineChange = { from: edit.start[0], to: edit.end[0], text: edit.text };
  return followLine({ line, text: before[line] ?? '' }, [change], (at) => after[at] ?? null);
}

describe('followLine', () => {
  for (const [name, edit, expected] of [
    ['a line above is added', { start: [0, 0], end: [0, 0], text: '# a\n# b\n' }, 4],
    ['a line above is taken away', { start: [0, 0], end: [1, 0], text: '' }, 1],
    ['Enter is pressed before it', { start: [2, 0], end: [2, 0], text: '\n' }, 3],
    ['Enter is pressed behind it', { start: [2, 7], end: [2, 7], text: '\n' }, 2],
    ['something below changes', { start: [3, 0], end: [3, 11], text: '' }, 2],
    ['it is written anew as it is', { start: [2, 0], end: [2, 7], text: 'qc.h(0)' }, 2],
  ] as const) {
    it(`goes with the line when ${name}`, () => assert.equal(follow(2, edit), expected));
  }

  for (const [name, edit] of [
    ['something is typed in it', { start: [2, 3], end: [2, 3], text: 'c' }],
    ['something is typed behind it', { start: [2, 7], end: [2, 7], text: ' ' }],
    ['it is split', { start: [2, 3], end: [2, 3], text: '\n' }],
    ['it is joined to the line above', { start: [1, 22], end: [2, 0], text: '' }],
    ['it is taken away', { start: [2, 0], end: [3, 0], text: '' }],
    ['all is taken away', { start: [0, 0], end: [3, 11], text: '' }],
  ] as const) {
    it(`lets go when ${name}`, () => assert.equal(follow(2, edit), null));
  }

  it('adds up the changes of several cursors', () => {
    const changes = [
      { from: 3, to: 3, text: '#' },
      { from: 1, to: 1, text: 'a\nb' },
      { from: 0, to: 0, text: '\n' },
    ];
    const lines = ['', '', 'a', 'b', 'qc.h(0)'];
    assert.equal(
      followLine({ line: 2, text: 'qc.h(0)' }, changes, (at) => lines[at] ?? null),
      4,
    );
  });

  it('never points at a line that says something else', () => {
    const position = fc.tuple(fc.nat(3), fc.nat(6));
    const edit = fc.record({
      ends: fc.tuple(position, position),
      text: fc.stringMatching(/^[ab\n]{0,6}$/),
    });
    fc.assert(
      fc.property(edit, fc.nat(3), ({ ends, text }, line) => {
        const [start, end] = ends.toSorted((a, b) => offset(before, a) - offset(before, b));
        assert.ok(start && end);
        const found = follow(line, { start, end, text });
        assert.ok(found === null || apply(before, { start, end, text })[found] === before[line]);
      }),
    );
  });
});
