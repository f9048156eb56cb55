import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { compact } from '../../../scripts/removals.ts';
import { standingOf } from '../../../src/qiskit/releases.ts';
import { loadRemovals, type Removal } from '../../../src/qiskit/removals.ts';

const fact = {
  kind: 'method',
  package: 'qiskit',
  deprecated_in: '1.0',
  removed_in: '2.0',
  replacement: null,
  sources: ['a', 'b'],
};

describe('the table of removals', () => {
  it('tells members, arguments, values and paths apart', () => {
    const shapes = compact([
      { ...fact, symbol: 'qiskit.a.Thing.go' },
      { ...fact, symbol: 'qiskit.a.make(width=)', kind: 'argument' },
      { ...fact, symbol: 'qiskit.a.Thing.make(width=)', kind: 'argument' },
      { ...fact, symbol: 'qiskit.a.Thing(mode="old")', kind: 'string value' },
      { ...fact, symbol: 'qiskit.a.Thing.make(Other)', kind: 'argument type' },
      { ...fact, symbol: 'qiskit.a.Thing', kind: 'class' },
    ]).map(({ form, owner, name, value }) => [form, owner, name, value].filter(Boolean).join(' '));
    assert.deepEqual(shapes, [
      'member Thing go',
      'argument make width',
      'argument Thing.make width',
      'value Thing mode "old"',
      'type Thing.make Other',
      'path qiskit.a.Thing',
    ]);
  });

  it('keeps versions, replacement, kind and source', () => {
    const [entry] = compact([
      { ...fact, symbol: 'qiskit.execute', kind: 'function', replacement: 'b', scheduled: '3.0' },
    ]);
    assert.deepEqual(entry, {
      symbol: 'qiskit.execute',
      kind: 'function',
      package: 'qiskit',
      form: 'path',
      owner: 'qiskit.execute',
      deprecated: '1.0',
      removed: '2.0',
      due: '3.0',
      replacement: 'b',
      source: 'a',
    });
  });

  it('gives each entry what its form needs', () => {
    for (const entry of loadRemovals()) {
      const needs = {
        member: ['owner', 'name'],
        argument: ['owner', 'name'],
        value: ['name', 'value'],
        type: ['owner', 'value'],
        literal: ['value'],
        path: ['owner'],
        unpacked: ['owner', 'name'],
      };
      for (const key of needs[entry.form]) assert.ok(entry[key as keyof Removal], `${entry.symbol}: ${key}`);
    }
  });
});

describe('how an entry stands', () => {
  const entry: Removal = {
    symbol: 's',
    kind: 'class',
    package: 'qiskit_ibm_runtime',
    form: 'path',
    owner: 's',
    deprecated: '0.25',
    removed: '0.32',
  };
  const at = (version: string): string => standingOf(entry, { 'qiskit-ibm-runtime': version });

  it('follows the installed version', () => {
    assert.deepEqual(['0.24.9', '0.25.0', '0.31.0', '0.32.0rc1', '0.32.0', '0.100.0'].map(at), [
      'fine',
      'deprecated',
      'deprecated',
      'gone',
      'gone',
      'gone',
    ]);
  });

  it('is gone without a version only where no release in use has it', () => {
    assert.equal(standingOf(entry, {}), 'fine');
    assert.equal(standingOf({ ...entry, removed: '0.30' }, { qiskit: '2.0' }), 'gone');
  });
});
