import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { common } from '../../../scripts/offlineShared.ts';
import { loadTables } from '../../../src/offline/data.ts';

describe('what programs of several origins share', () => {
  it('is what three of them have, however often one says it', () => {
    const origins = [
      { 'a = 1': 4, 'b = 2': 100 },
      { 'a = 1': 1, 'b = 2': 100 },
      { 'a = 1': 1, 'c = 3': 1 },
    ].map((counts) => new Map(Object.entries(counts)));
    assert.deepEqual([...common(origins)], [['a = 1', 4]]);
  });

  it('holds shapes, and no text of anybody', () => {
    const path = join(import.meta.dirname, '../../../scripts/offlineShared.json');
    const { statements, calls } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, object>;
    const known = new Set(loadTables().literals);
    const shapes = [...Object.keys(statements ?? {}), ...Object.keys(calls ?? {})];
    assert.ok(shapes.length > 1000);
    for (const shape of shapes) {
      const tokens = shape.split('\t');
      assert.ok(tokens.length <= 20, shape);
      for (const token of tokens) assert.ok(!/^\w*["']/u.test(token) || known.has(token), shape);
    }
  });
});
