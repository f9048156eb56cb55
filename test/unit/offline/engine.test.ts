import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createOfflineEngine } from '../../../src/offline/engine.ts';

const engine = createOfflineEngine();
const four = { tabs: false, size: 4 };
const head = `from qiskit import QuantumCircuit, transpile
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2
from qiskit.transpiler import generate_preset_pass_manager
import numpy as np
`;

function best(before: string, after = '', indentation = four): string | undefined {
  return engine.complete({ before, after, indentation })[0]?.text;
}

function asked(before: string): string[] {
  return engine.complete({ before, after: '', indentation: four, explicit: true }).map(({ text }) => text);
}

describe('suggestions while typing', () => {
  it('names what to import', () => {
    assert.equal(best('from qiskit import '), 'QuantumCircuit');
    assert.equal(best('from qiskit_aer.noise import Noise'), 'Model');
  });

  it('does not import twice', () => {
    assert.ok(
      !asked('from qiskit import QuantumCircuit\nfrom qiskit import ').some((text) =>
        /^QuantumCircuit\b/u.test(text),
      ),
    );
  });

  it('imports what the code below uses', () => {
    assert.equal(
      best('from qiskit.quantum_info import ', '\n\nrho = partial_trace(state, [0])\n'),
      'partial_trace',
    );
  });

  it('finishes names that only the document knows', () => {
    assert.match(best(`${head}my_long_circuit = QuantumCircuit(2)\nprint(my_lo`) ?? '', /^ng_circuit/u);
  });

  it('fills in the names of the user', () => {
    assert.match(
      best(`${head}device = AerSimulator()\npm = generate_preset_pass_manager(back`) ?? '',
      /^end=device/u,
    );
    assert.match(
      best(`${head}device = QiskitRuntimeService().least_busy()\nsampler = SamplerV2(`) ?? '',
      /^mode=device/u,
    );
  });

  it('goes over what is named for several', () => {
    assert.equal(asked(`${head}depths = [1, 2]\nshots = [1, 2]\nfor depth in `)[0], 'depths:');
  });

  it('does not loop over what the loop counts with', () => {
    assert.ok(asked(`${head}n = 3\nfor i in range(`).every((text) => !/^i\b/u.test(text)));
  });

  it('calls functions of the file with what their parameters are named for', () => {
    const text = `${head}def noisy(angle, backend):\n    return angle\n\nbackend = AerSimulator()\nangle = 0.3\nx = noisy(`;
    assert.equal(asked(text)[0], 'angle, backend)');
  });

  it('calls what is a method, and does not call what is not', () => {
    const text = `${head}qc = QuantumCircuit(2)\nprint(qc.`;
    const [whole = ''] = asked(`${text}num_qubi`);
    assert.match(whole, /^ts[,)]/u);
    assert.doesNotMatch(whole, /num_qubits/u);
    assert.ok(asked(`${text}dept`)[0]?.startsWith('h('));
  });

  it('measures into the bits that a circuit has', () => {
    const measure = (made: string): string | undefined =>
      engine
        .names(`${head}qc = QuantumCircuit(${made})\nqc.h(0)\nqc.cx(0, 1)\nqc.`, '')
        .find((name) => name.startsWith('measure'));
    assert.equal(measure('2, 2'), 'measure');
    assert.equal(measure('2'), 'measure_all');
  });

  it('takes a word of the text before for a hint', () => {
    const first = (text: string): string | undefined =>
      engine.names(`${head}qc = QuantumCircuit(2)\nprint(${text}qc.`, '')[0];
    assert.equal(first('"size", '), 'size');
    assert.notEqual(first(''), 'size');
  });

  it('goes on with the block that the comment above asks for', () => {
    const text = 'qc = QuantumCircuit(2)\nqc.h(0)\nqc.';
    assert.match(best(`${head}# A Bell pair\n${text}`) ?? '', /^cx/u);
    assert.equal(best(`${head}${text}`), undefined);
  });

  it('has no self outside of classes', () => {
    assert.ok(asked(`${head}qc = QuantumCircuit(2)\nqc.h(`).every((text) => !text.includes('self')));
  });

  it('finishes names inside f-strings', () => {
    assert.equal(best('total_count = 3\nprint(f"got {total_c'), 'ount');
  });

  it('counts on where parallel lines count', () => {
    assert.equal(best(`${head}qc = QuantumCircuit(4)\nqc.x(0)\nqc.x(1)\nqc.x(2)\nqc.x(`), '3)');
  });

  it('writes as the document writes', () => {
    const spaced = `${head}def f(a, b):\n    return a + b\n\nfoo = f(1, 2)\nbar = f(1, `;
    const tight = spaced.replaceAll(', ', ',').replaceAll(' + ', '+');
    assert.ok(asked(spaced).every((text) => !/,\S/u.test(text)));
    assert.ok(asked(tight).every((text) => !/, /u.test(text)));
  });

  it('does not write a closing bracket that is there', () => {
    assert.equal(
      best(`${head}device = QiskitRuntimeService().least_busy()\nsampler = SamplerV2(`, ')'),
      'mode=device',
    );
  });

  it('says nothing in the middle of code, in a string and where nothing is likely', () => {
    assert.deepEqual(
      engine.complete({ before: `${head}qc = QuantumCircuit(2)\nqc.`, after: 'h(0)', indentation: four }),
      [],
    );
    assert.equal(best('print("hello wor'), undefined);
    assert.equal(best('zzz_unheard_of('), undefined);
  });
});

describe('suggestions that were asked for', () => {
  it('offer methods that suit the class of the receiver', () => {
    assert.ok(
      asked(`${head}service = QiskitRuntimeService()\nbackend = service.`).some((text) =>
        text.startsWith('least_busy('),
      ),
    );
    const names = engine.names(`${head}circ = QuantumCircuit(2)\ncirc.`, '');
    assert.ok(names.slice(0, 5).includes('h'));
    assert.ok(!names.includes('cnot'));
  });

  it('never name a method that the class does not have', () => {
    for (const text of asked(`${head}qc = QuantumCircuit(2)\nqc.`))
      assert.doesNotMatch(text, /^(?:cnot|toffoli|qasm|bind_parameters|c_if)\b/u);
  });

  it('name what only a running Qiskit has, and errors to import', () => {
    const target = 'from qiskit_ibm_runtime.fake_provider import FakeFez\ntarget = FakeFez().target\n';
    assert.ok(engine.names(`${target}print(target.`, '').includes('granularity'));
    const stages = `${head}pm = generate_preset_pass_manager(optimization_level=1)\n`;
    assert.ok(engine.names(`${stages}pm.`, '').includes('post_routing'));
    assert.ok(asked('from qiskit.exceptions import Qis').includes('kitError'));
  });

  it('know the options of the command line and the members of own classes', () => {
    const parser =
      'import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument("--num-shots", type=int)\nargs = parser.parse_args()\n';
    assert.equal(engine.names(`${parser}n = args.`, '')[0], 'num_shots');
    const own =
      'class Config:\n    def __init__(self, depth, width):\n        self.depth = depth\n        self.width = width\n\nconfig = Config(1, 2)\n';
    assert.deepEqual([...engine.names(`${own}print(config.`, '')].toSorted(), ['depth', 'width']);
    assert.equal(
      engine.names(
        'class A:\n    def __init__(self, depth, width):\n        self.depth = depth\n        self.',
        '',
      )[0],
      'width',
    );
  });

  it('are of values from elsewhere what the document asks of them', () => {
    const text =
      'from lab import Timing, Kind\nimport lab.tools as tools\nt = Timing()\nx = t.drift(3)\na = tools.reseed(3)\nb = Kind.SLOW\n';
    const few = (begun: string): string[] => engine.names(text + begun, '').slice(0, 3);
    assert.ok(few('print(t.').includes('drift'));
    assert.ok(few('c = tools.').includes('reseed'));
    assert.ok(few('d = Kind.').includes('SLOW'));
    // Nothing is asked of it yet: what values of such a name are asked for, rather than of circuits.
    const fresh = 'from lab import DryBackend\nbackend = DryBackend()\nprint(backend.';
    assert.equal(engine.names(fresh, '')[0], 'name');
    assert.ok(!engine.names(fresh, '').slice(0, 5).includes('h'));
  });

  it('do not believe a class that a name suggests once the document tells otherwise', () => {
    const loop = 'def build(qc, gates):\n    for gate in gates:\n        ';
    assert.ok(!engine.names(`${loop}qc.x(gate.`, '').includes('targets'));
    assert.equal(engine.names(`${loop}a = gate.targets\n        b = gate.`, '')[0], 'targets');
    // Of circuits and backends it is an older program that tells so.
    const old = 'def build(qc):\n    qc.u3(1, 2, 3, 0)\n    qc.';
    assert.ok(!engine.names(old, '').includes('u3'));
  });

  it('tell samplers from estimators by their results', () => {
    const run = `${head}from qiskit.primitives import StatevectorEstimator, StatevectorSampler\nqc = QuantumCircuit(2)\nqc.measure_all()\n`;
    const sampled = `${run}sampler = StatevectorSampler()\njob = sampler.run([qc])\ndata = job.result()[0].data.`;
    const estimated = `${run}estimator = StatevectorEstimator()\njob = estimator.run([qc])\ndata = job.result()[0].data.`;
    assert.equal(engine.names(sampled, '')[0], 'meas');
    assert.equal(engine.names(estimated, '')[0], 'evs');
  });
});

describe('answers', () => {
  it('do not depend on what was asked before', () => {
    const text = `${head}qc = QuantumCircuit(2)\nqc.h(0)\nqc.cx(0, 1)\nfor i in range(2):\n    qc.rz(0.1, i)\nqc.measure_all()\n`;
    const typed = createOfflineEngine();
    for (let at = 300; at <= text.length; at += 7)
      typed.complete({ before: text.slice(0, at), after: '', indentation: four });
    for (const at of [text.length, 300, text.length - 4]) {
      const request = { before: text.slice(0, at), after: '', indentation: four, explicit: true };
      assert.deepEqual(typed.complete(request), createOfflineEngine().complete(request));
    }
  });

  it('keep what is imported at the top of a long file', () => {
    const filler = 'value = compute(17)\n'.repeat(4000);
    assert.match(best(`${head}${filler}qc = QuantumC`) ?? '', /^ircuit/u);
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
      /^\nnum_qubits = 5\nqc = QuantumCircuit\(num_qubits\)\n/u,
    );
  });

  it('bring the imports that are missing', () => {
    assert.match(best('# bell state\n') ?? '', /^from qiskit import QuantumCircuit\n\nqc = /u);
  });

  it('keep the indentation and the quotes of the document', () => {
    const text =
      best(`${circuit}x = 'a'\ndef make():\n\t# n qubit ghz state\n\t`, '', { tabs: true, size: 4 }) ?? '';
    assert.match(text, /\n\tfor i in range\(num_qubits - 1\):\n\t\tqc\.cx\(i, i \+ 1\)\n/u);
    assert.match(
      best(`${circuit}x = 'a'\nqc = QuantumCircuit(1)\n# draw the circuit\n`) ?? '',
      /qc\.draw\('mpl'\)/u,
    );
  });

  it('use the names of the user, and are silent without them', () => {
    const text = best(`${head}c = QuantumCircuit(2)\nsim = AerSimulator()\n# transpile for the backend\n`);
    assert.equal(
      text,
      'pm = generate_preset_pass_manager(backend=sim, optimization_level=3)\nisa_circuit = pm.run(c)',
    );
    assert.doesNotMatch(best('# transpile for the backend\n') ?? '', /pass_manager|\n/u);
  });
});
