import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { loadTables } from '../../../src/offline/data.ts';
import { Api } from '../../../src/qiskit/api.ts';
import { Guard, type Verdict } from '../../../src/qiskit/guard.ts';
import { Lookup, type Surface } from '../../../src/qiskit/lookup.ts';
import { loadRemovals } from '../../../src/qiskit/removals.ts';
import type { Versions } from '../../../src/qiskit/versions.ts';

const guard = new Guard(new Lookup(new Api(loadTables().api), loadRemovals()));
const today: Versions = { qiskit: '2.5.2', 'qiskit-ibm-runtime': '0.49.0', 'qiskit-aer': '0.17.2' };

interface Options {
  readonly before?: string;
  readonly versions?: Versions;
  readonly surface?: Surface | null;
  readonly whole?: boolean;
}

function judge(text: string, options: Options = {}): Verdict {
  const { before = '', versions = today, surface = null, whole = true } = options;
  return guard.judge({ before, whole, text, installation: { versions, surface } });
}

/** What is left of a suggestion: itself, its repaired text, or what it was dropped for. */
function left(text: string, options: Options = {}): string {
  const verdict = judge(text, options);
  if (verdict.kind === 'keep') return text;
  return verdict.kind === 'repaired' ? verdict.text : `dropped: ${verdict.reason.symbol}`;
}

function kept(text: string, options: Options = {}): void {
  assert.deepEqual(judge(text, options), { kind: 'keep' }, text);
}

describe('traps', () => {
  it('Sampler and Estimator differ between the packages that have them', () => {
    for (const name of ['Sampler', 'Estimator']) {
      assert.equal(left(`from qiskit.primitives import ${name}`), `dropped: qiskit.primitives.${name}`);
      kept(`from qiskit_ibm_runtime import ${name}`);
      kept(`from qiskit_aer.primitives import ${name}`);
      kept(`from qiskit.primitives import ${name}`, { versions: { qiskit: '1.4.2' } });
      kept(`one = ${name}(backend=b)`, { before: `from qiskit_aer.primitives import ${name}\n` });
      assert.equal(
        left(`one = ${name}(backend=b)`, { before: `from qiskit_ibm_runtime import ${name}\n` }),
        `one = ${name}(mode=b)`,
      );
    }
  });

  it('what is announced is not removed', () => {
    kept('from qiskit.visualization import visualize_transition');
    kept('d.specialize()', {
      before: 'from qiskit.synthesis import TwoQubitWeylDecomposition\nd = TwoQubitWeylDecomposition(u)\n',
    });
    kept('print(qc.duration, qc.unit)', {
      before: 'from qiskit import QuantumCircuit\nqc = QuantumCircuit(1)\n',
    });
    kept('for op, qubits, clbits in qc.data:', {
      before: 'from qiskit import QuantumCircuit\nqc = QuantumCircuit(1)\n',
    });
    kept('from qiskit.circuit.library import TwoLocal, EfficientSU2, RealAmplitudes, QFT, ZZFeatureMap');
  });

  it('what was removed without notice is gone all the same', () => {
    const line = 'from qiskit.synthesis.linear.linear_matrix_utils import random_invertible_binary_matrix';
    assert.equal(left(line), 'from qiskit.synthesis.linear import random_invertible_binary_matrix');
    kept(line, { versions: { qiskit: '2.4.2' } });
  });

  it('IBMBackend.run exists and raises', () => {
    const before =
      'from qiskit_ibm_runtime import QiskitRuntimeService\nbackend = QiskitRuntimeService().least_busy()\n';
    assert.equal(left('job = backend.run(qc)', { before }), 'dropped: IBMBackend.run');
    kept('job = backend.run(qc)', { before, versions: { ...today, 'qiskit-ibm-runtime': '0.34.0' } });
    kept('job = backend.run(qc)', {
      before: 'from qiskit_aer import AerSimulator\nbackend = AerSimulator()\n',
    });
    kept('job = backend.run(qc)', { before: 'def measure(backend, qc):\n    pass\n\n' });
  });

  it('duration and unit are gone from instructions and kept by Delay and BoxOp', () => {
    const of = (made: string): Options => ({
      before: `from qiskit.circuit import BoxOp, Delay\nfrom qiskit.circuit.library import XGate\none = ${made}\n`,
    });
    assert.equal(left('print(one.duration)', of('XGate()')), 'dropped: Instruction.duration');
    kept('print(one.duration, one.unit)', of('Delay(100)'));
    kept('print(one.duration, one.unit)', of('BoxOp(body)'));
    kept('print(step.operation.duration)', {
      before: 'from qiskit import QuantumCircuit\nqc = QuantumCircuit(1)\nfor step in qc.data:\n    ',
    });
  });

  it('names that are too common are left alone without their receiver', () => {
    for (const line of [
      'thing.duration',
      'thing.i(0)',
      'thing.qasm()',
      'thing.header',
      'thing.instruction_schedule_map',
      'thing.index',
      'thing.run(1)',
      'thing.diagonal()',
    ])
      kept(line);
    assert.equal(left('thing.bind_parameters(values)'), 'thing.assign_parameters(values)');
  });

  it('values are API', () => {
    const before =
      'from qiskit import transpile\nfrom qiskit_ibm_runtime import QiskitRuntimeService\nservice = QiskitRuntimeService()\n';
    assert.equal(
      left("s = QiskitRuntimeService(channel='ibm_quantum')", { before }),
      "s = QiskitRuntimeService(channel='ibm_quantum_platform')",
    );
    assert.equal(
      left('t = transpile(qc, b, routing_method="stochastic")', { before }),
      't = transpile(qc, b, routing_method="sabre")',
    );
    assert.equal(
      left('b = service.backend("ibmq_qasm_simulator")', { before }),
      'dropped: "ibmq_qasm_simulator"',
    );
    kept('print("ibm_quantum", "stochastic")', { before });
  });

  it('the name of another library is not ours', () => {
    kept('bell.h(0).cnot(0, 1)', { before: 'from braket.circuits import Circuit\nbell = Circuit()\n' });
    kept('cursor.execute(query)', { before: 'from qiskit import QuantumCircuit\n' });
    kept('execute(qc)', { before: 'from qiskit import QuantumCircuit\ndef execute(qc):\n    return qc\n' });
  });
});

describe('repairs', () => {
  const before = 'from qiskit import QuantumCircuit\nqc = QuantumCircuit(2)\n';

  it('follow an import that moved to where it is used', () => {
    assert.equal(
      left('from qiskit.providers.fake_provider import FakeManila\n\nbackend = FakeManila()'),
      'from qiskit_ibm_runtime.fake_provider import FakeManilaV2 as FakeManila\n\nbackend = FakeManila()',
    );
  });

  it('keep the names that stay, the aliases and the indentation', () => {
    assert.equal(
      left('def f():\n    from qiskit import Aer as A, QuantumCircuit\n    return A'),
      'def f():\n    from qiskit import QuantumCircuit\n    from qiskit_aer import Aer as A\n    return A',
    );
    assert.equal(left('import qiskit.providers.aer as aer'), 'import qiskit_aer as aer');
    assert.equal(left('import qiskit.providers.aer'), 'dropped: qiskit.providers.aer');
  });

  it('put right several uses in several lines', () => {
    assert.equal(left('qc.cnot(0, 1)\nqc.toffoli(0, 1, 2)', { before }), 'qc.cx(0, 1)\nqc.ccx(0, 1, 2)');
  });

  it('are not made half: what cannot be repaired drops it all', () => {
    assert.equal(left('qc.cnot(0, 1)\njob = execute(qc)', { before }), 'dropped: qiskit.execute');
  });

  it('do not touch what is typed', () => {
    assert.equal(left('ot(0, 1)', { before: `${before}qc.cn` }), 'dropped: QuantumCircuit.cnot');
    assert.equal(
      left('UnitaryGate', { before: 'from qiskit.extensions import ' }),
      'dropped: qiskit.extensions.UnitaryGate',
    );
    kept('{theta: 1})', { before: `${before}qc.bind_parameters(` });
  });

  it('do not give a keyword twice', () => {
    assert.equal(
      left('s = Sampler(backend=b, session=s)', {
        before: 'from qiskit_ibm_runtime import SamplerV2 as Sampler\n',
      }),
      'dropped: SamplerV2(backend=)',
    );
  });

  it('say what they did', () => {
    const verdict = judge('qc.cnot(0, 1)', { before });
    assert.equal(verdict.kind === 'repaired' && verdict.reasons[0]?.removal?.removed, '1.0');
  });
});

describe('what is not known', () => {
  const unknown = { versions: {} };

  it('is judged by what is gone from every release that is in use', () => {
    assert.equal(left('from qiskit import execute', unknown), 'dropped: qiskit.execute');
    kept('from qiskit.primitives import Sampler', unknown);
    kept('import qiskit.pulse as pulse', unknown);
  });

  it('names that nothing defines are told only where the whole file was read', () => {
    const before = 'from qiskit import QuantumCircuit\nqc = QuantumCircuit(1)\n';
    assert.equal(left('job = execute(qc)', { before }), 'dropped: qiskit.execute');
    kept('job = execute(qc)', { before, whole: false });
  });
});

describe('the installed package', () => {
  const surface = (answer: boolean): Surface => ({ hasModule: () => answer, offers: () => answer });

  it('has the last word on imports', () => {
    kept('from qiskit.primitives import Sampler', { surface: surface(true) });
    assert.equal(
      left('from qiskit.circuit.library import NotThere', { surface: surface(false) }),
      'dropped: qiskit.circuit.library.NotThere',
    );
  });

  it('is not asked for what objects have', () => {
    const only: Surface = { hasModule: (module) => module === 'qiskit_ibm_runtime', offers: () => false };
    const before = 'import qiskit_ibm_runtime\nfrom os import path as logger\n';
    kept('logger.info("x")', { before, surface: only });
    kept('print(qiskit_ibm_runtime.__file__)', { before, surface: only });
    assert.equal(
      left('qiskit_ibm_runtime.Nothing()', { before, surface: only }),
      'dropped: qiskit_ibm_runtime.Nothing',
    );
    const offering: Surface = { ...only, offers: (_, name) => name === 'logger' };
    kept('logger.info("x")', { before: 'from qiskit_ibm_runtime import logger\n', surface: offering });
  });

  it('leaves packages alone that are not there', () => {
    const bare: Surface = { hasModule: (module) => module === 'qiskit', offers: () => undefined };
    kept('from qiskit_aer import AerSimulator', { surface: bare });
    kept('import qiskit_aer', { surface: bare });
    assert.equal(left('from qiskit import Aer', { surface: bare }), 'dropped: qiskit.Aer');
    assert.equal(left('from qiskit.nothing import x', { surface: bare }), 'dropped: qiskit.nothing');
  });

  it('has none on methods', () => {
    const before = 'from qiskit import QuantumCircuit\nqc = QuantumCircuit(2)\n';
    assert.equal(left('qc.cnot(0, 1)', { before, surface: surface(true) }), 'qc.cx(0, 1)');
  });

  it('tells where a name is that stands elsewhere', () => {
    const moved: Surface = {
      hasModule: () => true,
      offers: (module) => module !== 'qiskit.transpiler.coupling',
    };
    const verdict = left('from qiskit.transpiler.coupling import CouplingMap', { surface: moved });
    assert.equal(verdict, 'from qiskit.transpiler import CouplingMap');
  });
});
