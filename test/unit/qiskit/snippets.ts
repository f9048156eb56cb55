import type { Removal } from '../../../src/qiskit/removals.ts';

/** A line that uses an entry, and the code above it that it needs. */
export interface Snippet {
  readonly before: string;
  readonly line: string;
}

// How an instance of each class comes about that members are taken from.
const INSTANCES: Readonly<Record<string, string>> = {
  QuantumCircuit: 'from qiskit import QuantumCircuit\none = QuantumCircuit(2, 2)\n',
  Instruction: 'from qiskit.circuit.library import XGate\none = XGate()\n',
  InstructionSet: 'from qiskit import QuantumCircuit\nqc = QuantumCircuit(2)\none = qc.x(0)\n',
  QuantumRegister: "from qiskit import QuantumRegister\none = QuantumRegister(2, 'q')\n",
  Bit: 'from qiskit import QuantumRegister\nqr = QuantumRegister(2)\none = qr[0]\n',
  PassManager: 'from qiskit.transpiler import PassManager\none = PassManager()\n',
  Target: 'from qiskit.transpiler import Target\none = Target(num_qubits=2)\n',
  CouplingMap: 'from qiskit.transpiler import CouplingMap\none = CouplingMap.from_line(4)\n',
  BackendV2:
    'from qiskit.providers.fake_provider import GenericBackendV2\none = GenericBackendV2(num_qubits=3)\n',
  PrimitiveJob:
    'from qiskit.primitives import StatevectorSampler\nsampler = StatevectorSampler()\none = sampler.run([qc])\n',
  BasicSimulator: 'from qiskit.providers.basic_provider import BasicSimulator\none = BasicSimulator()\n',
  QiskitRuntimeService: 'from qiskit_ibm_runtime import QiskitRuntimeService\none = QiskitRuntimeService()\n',
  Session: 'from qiskit_ibm_runtime import Session\none = Session(backend=backend)\n',
  SamplerV2: 'from qiskit_ibm_runtime import SamplerV2\none = SamplerV2(mode=session)\n',
  EstimatorV2: 'from qiskit_ibm_runtime import EstimatorV2 as Estimator\none = Estimator(mode=session)\n',
  RuntimeJobV2:
    'from qiskit_ibm_runtime import QiskitRuntimeService\nservice = QiskitRuntimeService()\none = service.job("d0a")\n',
  EstimatorOptions: 'from qiskit_ibm_runtime import EstimatorOptions\none = EstimatorOptions()\n',
  EnvironmentOptions:
    'from qiskit_ibm_runtime.options import EnvironmentOptions\none = EnvironmentOptions()\n',
  IBMBackend:
    'from qiskit_ibm_runtime import QiskitRuntimeService\none = QiskitRuntimeService().backend("ibm_x")\n',
  TwoQubitWeylDecomposition:
    'from qiskit.synthesis import TwoQubitWeylDecomposition\none = TwoQubitWeylDecomposition(u)\n',
  CommutationChecker: 'from qiskit.circuit import CommutationChecker\none = CommutationChecker()\n',
};

// How each callable is called with a keyword or value of its own.
const CALLS: Readonly<Record<string, Snippet>> = {
  'PassManager.append': { before: INSTANCES['PassManager'] ?? '', line: 'one.append(passes, ‸)' },
  transpile: { before: 'from qiskit import transpile\n', line: 'tqc = transpile(qc, backend, ‸)' },
  generate_preset_pass_manager: {
    before: 'from qiskit.transpiler import generate_preset_pass_manager\n',
    line: 'pm = generate_preset_pass_manager(optimization_level=1, ‸)',
  },
  qs_decomposition: {
    before: 'from qiskit.synthesis import qs_decomposition\n',
    line: 'circuit = qs_decomposition(u, ‸)',
  },
  SamplerV2: { before: 'from qiskit_ibm_runtime import SamplerV2 as Sampler\n', line: 's = Sampler(‸)' },
  EstimatorV2: { before: 'from qiskit_ibm_runtime import EstimatorV2\n', line: 'e = EstimatorV2(‸)' },
  Session: { before: 'from qiskit_ibm_runtime import Session\n', line: 'with Session(‸) as session:' },
  Batch: { before: 'from qiskit_ibm_runtime import Batch\n', line: 'batch = Batch(‸)' },
  QiskitRuntimeService: {
    before: 'from qiskit_ibm_runtime import QiskitRuntimeService\n',
    line: 'service = QiskitRuntimeService(‸)',
  },
  'QuantumCircuit.control': { before: INSTANCES['QuantumCircuit'] ?? '', line: 'c = one.control(‸)' },
  '': { before: 'from qiskit import transpile\n', line: 'tqc = transpile(qc, backend, ‸)' },
};

// What needs more than its name.
const SPECIAL: Readonly<Record<string, Snippet>> = {
  plot_histogram: {
    before: 'from qiskit.visualization import plot_histogram\nresult = job.result()\n',
    line: 'plot_histogram(result.quasi_dists[0])',
  },
  'NoiseModel.from_backend': {
    before: 'from qiskit_aer.noise import NoiseModel\n',
    line: 'model = NoiseModel.from_backend(backend.properties())',
  },
  Session: { before: 'from qiskit_ibm_runtime import Session\n', line: 'session = Session(backend="ibm_x")' },
};

/** A one-line use of an entry. */
export function snippetOf({ form, owner, name = '', value = '', kind }: Removal): Snippet {
  switch (form) {
    case 'path':
      return pathSnippet(owner.replace('*', 'Athens'), kind);
    case 'member': {
      const call = kind === 'method' ? '()' : '';
      return { before: INSTANCES[owner] ?? '', line: `found = one.${name}${call}` };
    }
    case 'argument':
    case 'value': {
      const { before, line } = CALLS[owner] ?? { before: '', line: '' };
      return { before, line: line.replace('‸', `${name}=${form === 'value' ? value : 'given'}`) };
    }
    case 'type':
      return SPECIAL[owner] ?? { before: '', line: '' };
    case 'literal':
      return {
        before: INSTANCES['QiskitRuntimeService'] ?? '',
        line: `backend = one.backend(${value})`,
      };
    case 'unpacked':
      return { before: INSTANCES['QuantumCircuit'] ?? '', line: 'for op, qubits, clbits in one.data: pass' };
  }
}

function pathSnippet(path: string, kind: string): Snippet {
  const cut = path.lastIndexOf('.');
  if (cut < 0 || kind === 'package') return { before: '', line: `import ${path}` };
  if (kind === 'module') return { before: '', line: `from ${path} import something` };
  return { before: '', line: `from ${path.slice(0, cut)} import ${path.slice(cut + 1)}` };
}
