import type { Versions } from '../../src/qiskit/versions.ts';

// Suggestions as models write them that learned from old code, in programs of our own that they would be made for.

/** A suggestion at the end of a text. */
export interface Case {
  readonly before: string;
  readonly text: string;
  readonly versions: Versions;
}

/** What is installed today. */
export const TODAY: Versions = { qiskit: '2.5.2', 'qiskit-ibm-runtime': '0.49.0', 'qiskit-aer': '0.17.2' };
/** What was installed before Qiskit 2. */
export const BEFORE: Versions = { qiskit: '1.4.2', 'qiskit-ibm-runtime': '0.37.0', 'qiskit-aer': '0.16.4' };

interface Place {
  readonly before: string;
  /** What stands for the object that is used. */
  readonly name: string;
  readonly indent?: string;
}

const CIRCUITS: readonly Place[] = [
  {
    before:
      'from qiskit import QuantumCircuit\nfrom qiskit.circuit import Parameter\n\ntheta = Parameter("θ")\nqc = QuantumCircuit(3, 3)\nqc.h(0)\n',
    name: 'qc',
  },
  {
    before:
      'from qiskit import QuantumCircuit as QC, QuantumRegister, ClassicalRegister\n\nqreg = QuantumRegister(3, "q")\ncreg = ClassicalRegister(3, "c")\nbell = QC(qreg, creg)\n',
    name: 'bell',
  },
  { before: 'import numpy as np\nimport qiskit\n\nghz = qiskit.QuantumCircuit(3)\nghz.h(0)\n', name: 'ghz' },
  {
    before:
      'from qiskit import QuantumCircuit\n\n\ndef build(n: int) -> QuantumCircuit:\n    out = QuantumCircuit(n)\n    out.h(range(n))\n    return out\n\n\nprepared = build(3)\n',
    name: 'prepared',
  },
  {
    before:
      'from qiskit import QuantumCircuit\n\n\ndef entangle(register: QuantumCircuit, n):\n    """Entangles neighbours."""\n    for k in range(n - 1):\n        register.h(k)\n',
    name: 'register',
    indent: '        ',
  },
  {
    before:
      'from qiskit import QuantumCircuit\n\n\nclass Experiment:\n    def __init__(self, n):\n        self.n = n\n        self.ansatz = QuantumCircuit(n)\n\n    def prepare(self, values):\n        print(self.n)\n',
    name: 'self.ansatz',
    indent: '        ',
  },
  {
    before:
      'from qiskit.circuit.library import efficient_su2\nfrom qiskit.quantum_info import SparsePauliOp\n\nobservable = SparsePauliOp("ZZII")\nansatz = efficient_su2(4, reps=1)\n',
    name: 'ansatz',
  },
  {
    before:
      'from qiskit import QuantumCircuit, transpile\nfrom qiskit_aer import AerSimulator\n\nbase = QuantumCircuit(2)\nbase.h(0)\nmirrored = base.compose(base.inverse())\nready = transpile(mirrored, AerSimulator())\n',
    name: 'ready',
  },
  {
    before:
      'from qiskit import QuantumCircuit\n\ncircuits = [QuantumCircuit(2), QuantumCircuit(2)]\nfor one in circuits:\n    one.h(0)\n',
    name: 'one',
    indent: '    ',
  },
  {
    before:
      'from qiskit import *\nimport matplotlib.pyplot as plt\n\n\ndef oracle(circuit, marked):\n    n = len(marked)\n',
    name: 'circuit',
    indent: '    ',
  },
];

/** Uses of circuits: gone since 1.0, and since 2.0. */
const CIRCUIT_LINES = [
  '‸.cnot(0, 1)',
  '‸.toffoli(0, 1, 2)',
  '‸.fredkin(0, 1, 2)',
  '‸.mct([0, 1], 2)',
  '‸.i(0)',
  'bound = ‸.bind_parameters({theta: 0.3})',
  'jobs = [‸.bind_parameters(values) for values in points]',
  'text = ‸.qasm()',
  'print(‸.qasm(formatted=True))',
  '‸.squ(unitary, 0)',
  '‸.snapshot("before")',
  '‸.diagonal([1, 1, 1, -1], [0, 1])',
  '‸.iso(vector, [0], [])',
  '‸.ucrx(angles, [1], 0)',
  '‸.hamiltonian(matrix, 0.1, [0])',
];
const CIRCUIT_LINES_2 = [
  '‸.x(1).c_if(0, 1)',
  '‸.z(0).c_if(creg, 3)',
  '‸.add_calibration("x", [0], schedule)',
  'known = ‸.has_calibration_for(instruction)',
  'pulses = ‸.calibrations',
];

const IMPORTS = [
  'from qiskit import Aer, execute',
  'from qiskit import QuantumCircuit, execute, Aer',
  'from qiskit import IBMQ, BasicAer',
  'from qiskit.providers.aer import AerSimulator, QasmSimulator',
  'from qiskit.providers.aer.noise import NoiseModel, depolarizing_error',
  'from qiskit.opflow import X, Y, Z, I, PauliSumOp',
  'from qiskit.opflow.primitive_ops import PauliOp',
  'from qiskit.algorithms import VQE, NumPyMinimumEigensolver',
  'from qiskit.algorithms.optimizers import COBYLA, SPSA',
  'from qiskit.utils import QuantumInstance, algorithm_globals',
  'from qiskit.utils import algorithm_globals',
  'from qiskit.test.mock import FakeVigo',
  'from qiskit.tools.monitor import job_monitor',
  'from qiskit.tools.visualization import plot_histogram',
  'from qiskit.tools.jupyter import *',
  'import qiskit.tools.jupyter',
  'from qiskit.providers.ibmq import least_busy',
  'from qiskit.providers.fake_provider import FakeManilaV2',
  'from qiskit.providers.fake_provider import FakeJakarta, FakeLagos',
  'from qiskit.extensions import UnitaryGate',
  'from qiskit.extensions import Initialize, HamiltonianGate',
  'from qiskit.extensions.unitary import UnitaryGate',
  'from qiskit.quantum_info import TwoQubitBasisDecomposer, Operator',
  'from qiskit.quantum_info.synthesis import OneQubitEulerDecomposer',
  'from qiskit.transpiler.passes import Unroller, Optimize1qGates',
  'from qiskit.transpiler.passes.basis.unroller import Unroller',
  'from qiskit.transpiler.synthesis import cnot_phase_synth',
  'from qiskit.circuit.qpy_serialization import dump, load',
  'from qiskit.aqua.algorithms import Grover',
  'from qiskit.ignis.mitigation.measurement import complete_meas_cal',
  'from qiskit.visualization.qcstyle import DefaultStyle',
  'from qiskit.converters import ast_to_dag',
  'from qiskit.qasm import Qasm',
  'from qiskit.quantum_info import PauliTable, StabilizerTable',
  'from qiskit_aer import PulseSimulator',
  'from qiskit_ibm_runtime import RuntimeProgram',
];
const IMPORTS_2 = [
  'import qiskit.pulse as pulse',
  'from qiskit import pulse, QuantumCircuit',
  'from qiskit.pulse import Schedule, Gaussian, DriveChannel',
  'from qiskit.primitives import Sampler',
  'from qiskit.primitives import Estimator, Sampler',
  'from qiskit.primitives import BackendSampler as Sampler',
  'from qiskit.primitives import (\n    BaseEstimator,\n    BaseSampler,\n)',
  'from qiskit import assemble, transpile',
  'from qiskit.compiler import assemble, schedule',
  'from qiskit.qobj import QasmQobj',
  'from qiskit.qobj.utils import MeasLevel',
  'from qiskit.result import LocalReadoutMitigator, Counts',
  'from qiskit.providers.models import BackendProperties, BackendConfiguration',
  'from qiskit.providers import BackendV1, Options',
  'from qiskit.circuit.classicalfunction import ClassicalFunction',
  'from qiskit.visualization import pulse_drawer, plot_histogram',
  'from qiskit.transpiler.passes import StochasticSwap, CXCancellation',
  'from qiskit.transpiler.passes import ALAPSchedule, DynamicalDecoupling',
  'from qiskit.providers.fake_provider import Fake5QV1',
];

const ABOVE: readonly string[] = [
  '',
  'import numpy as np\nimport matplotlib.pyplot as plt\n',
  '"""Measures a state."""\n\nfrom __future__ import annotations\n\nimport argparse\n\nfrom qiskit.quantum_info import Statevector\n',
];

/** Uses of functions and objects that an import above brings, by how it does. */
const USES: readonly (readonly [string, readonly string[]])[] = [
  [
    'from qiskit import QuantumCircuit, execute, Aer\n\nqc = QuantumCircuit(2)\nqc.measure_all()\n',
    [
      'job = execute(qc, backend, shots=1024)',
      'backend = Aer.get_backend("qasm_simulator")',
      'counts = execute(qc, Aer.get_backend("aer_simulator"), shots=512).result().get_counts()',
      'state = Aer.get_backend("statevector_simulator")',
    ],
  ],
  [
    'from qiskit import *\n\nqc = QuantumCircuit(2)\nqc.measure_all()\n',
    [
      'job = execute(qc, backend, shots=1024)',
      'simulator = Aer.get_backend("qasm_simulator")',
      'IBMQ.load_account()',
      'simulator = BasicAer.get_backend("qasm_simulator")',
    ],
  ],
  [
    'import qiskit as qk\n\ncircuit = qk.QuantumCircuit(2)\ncircuit.measure_all()\n',
    [
      'result = qk.execute(circuit, backend).result()',
      'backend = qk.Aer.get_backend("qasm_simulator")',
      'backend = qk.BasicAer.get_backend("statevector_simulator")',
      'provider = qk.IBMQ.load_account()',
      'decomposer = qk.quantum_info.OneQubitEulerDecomposer("U3")',
    ],
  ],
  [
    'from qiskit import QuantumCircuit\n\nqc = QuantumCircuit(2)\nqc.measure_all()\n',
    [
      'job = execute(qc, backend=backend, shots=2048)',
      'backend = Aer.get_backend("aer_simulator")',
      'provider = IBMQ.get_provider(hub="ibm-q")',
      'backend = BasicAer.get_backend("unitary_simulator")',
      'instance = QuantumInstance(backend, shots=1024)',
    ],
  ],
  [
    'from qiskit.utils import QuantumInstance\nfrom qiskit.opflow import X, Z, StateFn\n\n',
    [
      'instance = QuantumInstance(backend, seed_simulator=7)',
      'operator = (Z ^ Z) + 0.5 * (X ^ X)',
      'psi = StateFn(qc)',
    ],
  ],
];

const RUNTIME: readonly (readonly [string, readonly string[]])[] = [
  [
    'from qiskit_ibm_runtime import EstimatorV2 as Estimator, QiskitRuntimeService, SamplerV2 as Sampler, Session\n\nservice = QiskitRuntimeService()\nbackend = service.least_busy(operational=True, simulator=False)\n',
    [
      'sampler = Sampler(backend=backend)',
      'sampler = Sampler(session=session)',
      'estimator = Estimator(backend=backend, options=options)',
      'estimator = Estimator(session=session)',
      'with Session(service=service, backend=backend) as session:',
      'session = Session(backend="ibm_torino")',
      'job = backend.run(isa_circuit, shots=1024)',
      'other = service.get_backend("ibm_brisbane")',
      'session = backend.open_session()',
      'job = service.run(program_id="sampler", inputs=inputs)',
      'defaults = backend.defaults()',
      'simulator = service.backend("ibmq_qasm_simulator")',
    ],
  ],
  [
    'import qiskit_ibm_runtime as runtime\n\nservice = runtime.QiskitRuntimeService(instance="crn")\ndevice = service.backend("ibm_fez")\n',
    [
      'sampler = runtime.SamplerV2(backend=device)',
      'estimator = runtime.EstimatorV2(session=session)',
      'account = runtime.QiskitRuntimeService(channel="ibm_quantum")',
      'account = runtime.QiskitRuntimeService(channel_strategy="q-ctrl")',
      'device.run([circuit])',
      'batch = runtime.Batch(service=service, backend=device)',
      'again = service.get_backend("ibm_fez")',
      'programs = service.programs()',
    ],
  ],
  [
    'from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2\n\nservice = QiskitRuntimeService()\njob = service.job("d2k")\nsampler = SamplerV2(mode=backend)\n',
    [
      'print(job.program_id())',
      'for part in job.interim_results():',
      'job.stream_results(callback)',
      'service = QiskitRuntimeService(channel="ibm_quantum", token=token)',
      'used = sampler.session',
    ],
  ],
];

const TRANSPILING: readonly (readonly [string, readonly string[]])[] = [
  [
    'from qiskit import QuantumCircuit, transpile\nfrom qiskit.providers.fake_provider import GenericBackendV2\nfrom qiskit.transpiler import generate_preset_pass_manager\n\nbackend = GenericBackendV2(num_qubits=5)\nqc = QuantumCircuit(3)\n',
    [
      'isa = transpile(qc, backend, routing_method="stochastic")',
      "isa = transpile(qc, backend, optimization_level=1, routing_method='stochastic')",
      'isa = transpile(\n    qc,\n    backend=backend,\n    instruction_durations=durations,\n)',
      'isa = transpile(qc, basis_gates=basis, backend_properties=properties)',
      'isa = transpile(qc, backend, inst_map=schedules)',
      'isa = transpile(qc, backend, timing_constraints={"acquire_alignment": 16})',
      'pm = generate_preset_pass_manager(optimization_level=2, backend=backend, inst_map=schedules)',
      'pm = generate_preset_pass_manager(1, target=target, routing_method="stochastic")',
      'pm = generate_preset_pass_manager(1, backend, backend_properties=properties)',
      'schedules = backend.instruction_schedule_map',
      'channel = backend.drive_channel(0)',
      'ready = backend.target.has_calibration("x", (0,))',
    ],
  ],
];

/** Every planted suggestion; `modern` tells those that were fine before Qiskit 2. */
export function planted(): { readonly gone: readonly Case[]; readonly modern: readonly Case[] } {
  const gone: Case[] = [];
  const modern: Case[] = [];
  const add = (place: Place, line: string, isNew: boolean): void => {
    const turn = gone.length;
    gone.push({ ...caseOf(place, line, turn), versions: TODAY });
    if (isNew) modern.push({ ...caseOf(place, line, turn), versions: BEFORE });
  };
  for (const place of CIRCUITS) {
    for (const line of CIRCUIT_LINES) add(place, line, false);
    for (const line of CIRCUIT_LINES_2) add(place, line, true);
  }
  for (const before of ABOVE) {
    for (const line of IMPORTS) add({ before, name: '' }, line, false);
    for (const line of IMPORTS_2) add({ before, name: '' }, line, true);
  }
  for (const [before, lines] of [...USES, ...RUNTIME])
    for (const line of lines) add({ before, name: '' }, line, false);
  for (const [before, lines] of TRANSPILING) for (const line of lines) add({ before, name: '' }, line, true);
  return { gone, modern };
}

/** The line at its place: as a whole, behind what is typed of it, or below a line that is fine. */
function caseOf({ before, name, indent = '' }: Place, line: string, turn: number): Omit<Case, 'versions'> {
  const text = line.replaceAll('‸', name);
  const cut = name === '' ? text.indexOf('(') : text.indexOf(name) + name.length;
  switch (turn % 3) {
    case 0:
      return { before: before + indent, text };
    case 1:
      // An import is not typed halfway here: what is typed of it would be the user's.
      if (cut > 0 && !/^(?:from|import)\b/u.test(text) && name !== '')
        return { before: before + indent + text.slice(0, cut + 1), text: text.slice(cut + 1) };
      return { before: before + indent, text: `${text}\n` };
    default:
      return { before: before + indent, text: `print("step ${turn}")\n${indent}${text}` };
  }
}
