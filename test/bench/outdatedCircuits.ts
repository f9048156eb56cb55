/** A program that a use of an object is written below. */
export interface Place {
  readonly before: string;
  /** What stands for the object that is used. */
  readonly name: string;
  readonly indent?: string;
}

/** Places where a circuit can be used, each made in another way. */
export const CIRCUITS: readonly Place[] = [
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

/** Uses of circuits that are gone since 1.0; `‸` is the circuit. */
export const CIRCUIT_LINES = [
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
/** Uses of circuits that are gone since 2.0. */
export const CIRCUIT_LINES_2 = [
  '‸.x(1).c_if(0, 1)',
  '‸.z(0).c_if(creg, 3)',
  '‸.add_calibration("x", [0], schedule)',
  'known = ‸.has_calibration_for(instruction)',
  'pulses = ‸.calibrations',
];
