/** A release of Qiskit of which a sample environment has the outline. */
export type Release = '1.4.2' | '2.5.2';

const NAMES: Readonly<Record<Release, Readonly<Record<string, string>>>> = {
  '1.4.2': {
    primitives: 'from .sampler import Sampler\nfrom .statevector_sampler import StatevectorSampler\n',
    'primitives/sampler': 'class Sampler:\n    pass\n',
    'synthesis/linear/linear_matrix_utils':
      'def random_invertible_binary_matrix(num_qubits, seed=None):\n    pass\n',
    pulse: 'class Schedule:\n    pass\n',
  },
  '2.5.2': {
    primitives: 'from .statevector_sampler import StatevectorSampler\n',
  },
};

/** What both releases have. */
const COMMON: Readonly<Record<string, string>> = {
  '': '"""Quantum circuits."""\n\nfrom qiskit.circuit import QuantumCircuit, QuantumRegister\nfrom qiskit.compiler import transpile\n',
  circuit: 'from .quantumcircuit import QuantumCircuit\nfrom .register import QuantumRegister\n',
  'circuit/quantumcircuit': 'class QuantumCircuit:\n    def h(self, qubit):\n        pass\n',
  'circuit/register': 'class QuantumRegister:\n    pass\n',
  'circuit/library': 'def efficient_su2(num_qubits):\n    pass\n\n\nclass UnitaryGate:\n    pass\n',
  compiler: 'def transpile(circuits, backend=None, routing_method=None):\n    pass\n',
  'primitives/statevector_sampler': 'class StatevectorSampler:\n    pass\n',
  'synthesis/linear': 'def random_invertible_binary_matrix(num_qubits, seed=None):\n    pass\n',
};

/** Packages that are folders, with modules below them. */
const FOLDERS = new Set([
  '',
  'circuit',
  'compiler',
  'primitives',
  'pulse',
  'synthesis',
  'synthesis/linear',
  'circuit/library',
]);

/** The files of a `.venv` folder that has the outline of a release: enough to be found and read, nothing to be run. */
export function environment(release: Release): Record<string, string> {
  const root = '.venv/lib/python3.12/site-packages';
  const files: Record<string, string> = {
    '.venv/pyvenv.cfg': 'home = /usr/bin\nversion = 3.12.3\n',
    [`${root}/qiskit-${release}.dist-info/METADATA`]: `Metadata-Version: 2.1\nName: qiskit\nVersion: ${release}\n`,
    [`${root}/qiskit/synthesis/__init__.py`]: '',
  };
  for (const [module, text] of Object.entries({ ...COMMON, ...NAMES[release] })) {
    const path = module === '' ? 'qiskit' : `qiskit/${module}`;
    files[`${root}/${FOLDERS.has(module) ? `${path}/__init__` : path}.py`] = text;
  }
  return files;
}
