import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createOfflineEngine } from '../../../src/offline/engine.ts';

const engine = createOfflineEngine();
const four = { tabs: false, size: 4 };

function best(before: string, after = '', indentation = four): string | undefined {
  return engine.complete({ before, after, indentation })[0]?.text;
}

function all(before: string): string[] {
  return engine.complete({ before, after: '', indentation: four }).map(({ text }) => text);
}

describe('completions of a line', () => {
  it('names what to import', () => {
    assert.equal(best('from qiskit import '), 'QuantumCircuit');
    assert.equal(best('from qiskit_aer imp'), undefined);
    assert.equal(best('from qiskit import Quantum'), 'Circuit');
  });

  it('does not import twice', () => {
    assert.ok(!all('from qiskit import QuantumCircuit\nfrom qiskit import ').includes('QuantumCircuit'));
  });

  it('offers a method that suits the class of the receiver', () => {
    assert.equal(best('circ = QuantumCircuit(2)\ncirc.'), 'h(0)');
    assert.match(best('s = QiskitRuntimeService()\nbackend = s.') ?? '', /^least_busy\(/);
  });

  it('fills in the names of the user', () => {
    assert.match(
      best('device = AerSimulator()\npm = generate_preset_pass_manager(') ?? '',
      /^backend=device, /,
    );
    assert.equal(best('device = FakeManilaV2()\nsampler = SamplerV2('), 'mode=device)');
  });

  it('does not write a closing bracket that is there', () => {
    assert.equal(best('device = FakeManilaV2()\nsampler = SamplerV2(', ')'), 'mode=device');
  });

  it('follows the lines above', () => {
    assert.equal(best('circ = QuantumCircuit(2)\ncirc.h(0)\n'), 'circ.cx(0, 1)');
  });

  it('finishes a line as an earlier line of the document has it', () => {
    assert.equal(best('frobnicate(alpha, beta, 17)\nx = 1\nfrobni'), 'cate(alpha, beta, 17)');
  });

  it('says nothing where nothing fits', () => {
    assert.deepEqual(all('total = 3\n'), []);
    assert.deepEqual(all('zorp = '), []);
    assert.equal(best('qc = QuantumCircuit(2)\nqc.', 'draw()'), undefined);
  });
});

describe('blocks for a comment', () => {
  const circuit = 'from qiskit import QuantumCircuit\n';

  it('come under the comment', () => {
    assert.equal(
      best(`${circuit}# bell state\n`),
      'qc = QuantumCircuit(2)\nqc.h(0)\nqc.cx(0, 1)\nqc.measure_all()',
    );
  });

  it('start on a new line at the end of the comment', () => {
    assert.match(
      best(`${circuit}# build a GHZ circuit`) ?? '',
      /^\nnum_qubits = 5\nqc = QuantumCircuit\(num_qubits\)\n/,
    );
  });

  it('bring the imports that are missing', () => {
    assert.match(best('# bell state\n') ?? '', /^from qiskit import QuantumCircuit\n\nqc = /);
  });

  it('keep the indentation of the document', () => {
    const text = best(`${circuit}def make():\n\t# n qubit ghz state\n\t`, '', { tabs: true, size: 4 }) ?? '';
    assert.match(text, /\n\tfor i in range\(num_qubits - 1\):\n\t\tqc\.cx\(i, i \+ 1\)\n/);
  });

  it('use the names of the user', () => {
    const text = best(
      'from qiskit import QuantumCircuit, generate_preset_pass_manager\nc = QuantumCircuit(2)\nsim = AerSimulator()\n# transpile for the backend\n',
    );
    assert.equal(
      text,
      'pm = generate_preset_pass_manager(backend=sim, optimization_level=3)\nisa_circuit = pm.run(c)',
    );
  });
});
