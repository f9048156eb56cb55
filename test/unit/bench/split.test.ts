import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { type Program, readPrograms } from '../../../scripts/offlinePrograms.ts';

const folder = join(import.meta.dirname, '../../bench/programs');

/** Lines that are a program's own: longer than a few calls that all have, and no imports. */
function ownLines({ cells }: Program): Set<string> {
  const lines = cells.flatMap((cell) => cell.split('\n')).map((line) => line.trim());
  return new Set(lines.filter((line) => line.length > 14 && !/^(?:#|from |import )/u.test(line)));
}

function shared(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let both = 0;
  for (const line of some) if (others.has(line)) both += 1;
  return both / Math.max(1, Math.min(some.size, others.size));
}

describe('the programs that the embedded engine is measured on', () => {
  const training = readPrograms(join(folder, 'training')).map((program) => ({
    name: program.name,
    lines: ownLines(program),
  }));

  for (const program of readPrograms(join(folder, 'heldout'))) {
    it(`have no twin among those that it learns from: ${program.name}`, () => {
      const lines = ownLines(program);
      const twins = training.filter((one) => shared(one.lines, lines) > 0.5).map(({ name }) => name);
      assert.deepEqual(twins, []);
    });
  }
});
