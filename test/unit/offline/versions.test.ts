import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { loadTables } from '../../../src/offline/data.ts';
import { createOfflineEngine } from '../../../src/offline/engine.ts';
import { Api } from '../../../src/qiskit/api.ts';
import type { Versions } from '../../../src/qiskit/versions.ts';

const engine = createOfflineEngine();
const four = { tabs: false, size: 4 };

function asked(before: string, versions?: Versions): string[] {
  const request = { before, after: '', indentation: four, explicit: true, ...(versions ? { versions } : {}) };
  return engine.complete(request).map(({ text }) => text);
}

describe('the versions that are known', () => {
  const imported = 'from qiskit.circuit.library import efficient_s';

  it('do not have what came later', () => {
    assert.ok(asked(imported).some((text) => text.startsWith('u2')));
    assert.ok(!asked(imported, { qiskit: '1.2.4' }).some((text) => text.startsWith('u2')));
    assert.ok(asked(imported, { qiskit: '1.3.0' }).some((text) => text.startsWith('u2')));
  });

  it('matter for methods', () => {
    const before = 'from qiskit import QuantumCircuit\nqc = QuantumCircuit(2)\nwith qc.bo';
    assert.ok(asked(before).some((text) => text.startsWith('x(')));
    assert.ok(!asked(before, { qiskit: '1.4.2' }).some((text) => text.startsWith('x(')));
  });

  it('matter for keywords', () => {
    const before = 'from qiskit_ibm_runtime import SamplerV2\nbackend = 1\nsampler = SamplerV2(mo';
    assert.ok(asked(before).some((text) => text.startsWith('de=')));
    assert.ok(!asked(before, { 'qiskit-ibm-runtime': '0.23.0' }).some((text) => text.startsWith('de=')));
  });

  it('matter package by package', () => {
    assert.ok(asked(imported, { 'qiskit-aer': '0.13.0' }).some((text) => text.startsWith('u2')));
  });

  it('tell what is deprecated already', () => {
    const { api } = loadTables();
    assert.ok(new Api(api).isOld('EfficientSU2'));
    assert.ok(!new Api(api, { qiskit: '1.4.2' }).isOld('EfficientSU2'));
    assert.ok(new Api(api, { qiskit: '2.1.0' }).isOld('EfficientSU2'));
    assert.ok(!new Api(api, { qiskit: '1.1.0rc1' }).members('QuantumCircuit').has('box'));
  });
});
