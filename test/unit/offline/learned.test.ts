import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { loadTables } from '../../../src/offline/data.ts';
import { createOfflineEngine, type OfflineEngine } from '../../../src/offline/engine.ts';
import { Knowledge } from '../../../src/offline/knowledge.ts';
import { Learned } from '../../../src/offline/learned.ts';

const four = { tabs: false, size: 4 };
const head = `from qiskit import QuantumCircuit, transpile
from qiskit_aer import AerSimulator
`;
const other = `${head}
def layer_of_gates(circuit, angle):
    circuit.rzz(angle, 0, 1)

noisy_device = AerSimulator(method="density_matrix", precision="single")
noisy_device = AerSimulator(method="density_matrix", precision="single")
prober.calibrate(noisy_device)
prober.calibrate(noisy_device)
`;

function asked(engine: OfflineEngine, before: string, uri = 'file:///b.py'): string[] {
  return engine
    .complete({ before, after: '', indentation: four, explicit: true, uri })
    .map(({ text }) => text);
}

describe('what other open files teach', () => {
  it('writes calls as they do', () => {
    const engine = createOfflineEngine();
    const before = `${head}sim = AerSimulator(`;
    const plain = asked(engine, before);
    engine.learn('file:///a.py', other);
    const taught = asked(engine, before);
    assert.ok(!plain.some((text) => text.includes('precision')));
    assert.ok(
      taught.some((text) => text.startsWith('method="density_matrix"')),
      taught.join(' | '),
    );
  });

  it('finishes calls on values that only they know', () => {
    const engine = createOfflineEngine();
    engine.learn('file:///a.py', other);
    assert.ok(engine.names('prober.', '').length > 0);
    const names = engine.complete({
      before: 'from a import ',
      after: '',
      indentation: four,
      explicit: true,
      uri: 'file:///b.py',
    });
    assert.ok(names.some(({ text }) => text.startsWith('layer_of_gates')));
  });

  it('does not teach a file what it says itself', () => {
    const engine = createOfflineEngine();
    engine.learn('file:///a.py', other);
    const before = `${head}sim = AerSimulator(`;
    assert.deepEqual(asked(engine, before, 'file:///a.py'), asked(createOfflineEngine(), before));
  });

  it('forgets', () => {
    const engine = createOfflineEngine();
    engine.learn('file:///a.py', other);
    engine.forget('file:///a.py');
    const before = `${head}sim = AerSimulator(`;
    assert.deepEqual(asked(engine, before), asked(createOfflineEngine(), before));
  });

  it('keeps twelve files, and reads a state of a file once', () => {
    const knowledge = new Knowledge(loadTables());
    const learned = new Learned();
    for (let at = 0; at < 20; at += 1)
      learned.learn(`file:///${String(at)}.py`, `x_${String(at)} = 1\n`, knowledge);
    assert.equal(learned.others(undefined).length, 12);
    const before = learned.others(undefined).at(-1);
    learned.learn('file:///19.py', 'x_19 = 1\n', knowledge);
    assert.equal(learned.others(undefined).at(-1), before);
    assert.equal(learned.others('file:///19.py').length, 11);
  });

  it('reads a long file up to a bound', () => {
    const knowledge = new Knowledge(loadTables());
    const learned = new Learned();
    learned.learn('file:///long.py', 'first = 1\n'.repeat(20_000) + 'LAST_ONE = 2\n', knowledge);
    assert.ok(learned.others(undefined).every(({ exports }) => !exports.includes('LAST_ONE')));
  });
});
