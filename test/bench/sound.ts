import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readPrograms } from '../../scripts/offlinePrograms.ts';
import type { Versions } from '../../src/qiskit/versions.ts';
import { BEFORE, type Case, TODAY } from './outdated.ts';

// Suggestions that nothing is wrong with: every statement of our programs and idioms, and lines that only look out of date.

const root = join(import.meta.dirname, '../..');
const BETWEEN: Versions = { qiskit: '2.0.3', 'qiskit-ibm-runtime': '0.40.1', 'qiskit-aer': '0.17.0' };
const INSTALLED = [TODAY, BEFORE, BETWEEN];

const LOOKALIKES: readonly (readonly [string, readonly string[]])[] = [
  [
    'import numpy as np\nimport networkx as nx\nfrom qiskit import QuantumCircuit\n\nmatrix = np.eye(4)\ngraph = nx.Graph()\nqc = QuantumCircuit(2)\n',
    [
      'd = matrix.diagonal()',
      'part = graph.subgraph([0, 1])',
      'values = matrix.T.diagonal(1)',
      'for i, row in enumerate(matrix):',
      'qc.id(0)',
      'n = qc.num_qubits',
    ],
  ],
  [
    'from concurrent.futures import ThreadPoolExecutor\nfrom qiskit import QuantumCircuit\n\nqc = QuantumCircuit(2)\npool = ThreadPoolExecutor()\n',
    ['future = pool.submit(run, qc)', 'pool.submit(run, qc).result()'],
  ],
  [
    'import sqlite3\nfrom qiskit import QuantumCircuit\n\ndb = sqlite3.connect("runs.db")\ncursor = db.cursor()\n',
    [
      'cursor.execute("select 1")',
      'db.execute("delete from runs")',
      'rows = cursor.execute(query).fetchall()',
    ],
  ],
  [
    'from qiskit import QuantumCircuit\n\n\ndef execute(circuit, shots):\n    return circuit, shots\n\n\nqc = QuantumCircuit(1)\n',
    ['job = execute(qc, 100)', 'jobs = [execute(qc, n) for n in range(3)]'],
  ],
  [
    'from qiskit_aer import Aer, AerSimulator\nfrom qiskit_aer.primitives import Estimator, Sampler\nfrom qiskit import QuantumCircuit\n\nqc = QuantumCircuit(1)\n',
    [
      'backend = Aer.get_backend("aer_simulator")',
      'sampler = Sampler(run_options={"shots": 100})',
      'estimator = Estimator()',
      'job = AerSimulator().run(qc, shots=10)',
      'simulator = AerSimulator(method="statevector")',
    ],
  ],
  [
    'from qiskit_ibm_runtime import EstimatorV2 as Estimator, QiskitRuntimeService, Sampler, Session\n\nservice = QiskitRuntimeService()\nbackend = service.backend("ibm_fez")\n',
    [
      'sampler = Sampler(mode=backend)',
      'with Session(backend=backend) as session:',
      'estimator = Estimator(mode=backend)',
      'job = estimator.run([(isa, observable)])',
      'target = backend.target',
    ],
  ],
  [
    'from qiskit.circuit import Delay, QuantumCircuit\nfrom qiskit.synthesis import TwoQubitWeylDecomposition\nfrom qiskit.visualization import visualize_transition\n\nwait = Delay(100, "ns")\nqc = QuantumCircuit(1)\n',
    [
      'print(wait.duration, wait.unit)',
      'visualize_transition(qc)',
      'total = qc.duration',
      'decomposition = TwoQubitWeylDecomposition(matrix)\ndecomposition.specialize()',
    ],
  ],
  [
    'from qiskit.circuit.library import QFT, EfficientSU2, RealAmplitudes, TwoLocal, ZZFeatureMap\n\n',
    [
      'ansatz = EfficientSU2(3, reps=2)',
      'circuit = QFT(4)',
      'feature_map = ZZFeatureMap(2)',
      'two = TwoLocal(3, "ry", "cx")',
    ],
  ],
  [
    'from braket.circuits import Circuit\n\nbell = Circuit()\n',
    ['bell.h(0).cnot(0, 1)', 'other = Circuit().i(0)', 'print(bell.qasm())'],
  ],
  [
    'class Register:\n    def __init__(self):\n        self.index = 0\n        self.header = ""\n\n    def cast(self, value):\n        return value\n\n\nregister = Register()\n',
    ['register.index = 3', 'print(register.header)', 'register.cast(2)'],
  ],
  [
    'import requests\n\nreply = requests.get(url)\n',
    [
      'print(reply.headers)',
      'reply.raise_for_status()',
      'session = requests.Session()',
      'condition = reply.ok',
    ],
  ],
];

function sources(): string[] {
  const idioms = join(root, 'src/offline/idioms');
  const programs = ['', 'training', 'heldout'].flatMap((folder) =>
    readPrograms(join(root, 'test/bench/programs', folder)).map(({ cells }) => cells.join('\n')),
  );
  return [...readdirSync(idioms).map((name) => readFileSync(join(idioms, name), 'utf8')), ...programs];
}

/** Suggestions of one line, or of a few, at each line of a text. */
function casesOf(text: string, turn: number): Case[] {
  const cases: Case[] = [];
  const lines = text.split('\n');
  let before = '';
  for (const [at, line] of lines.entries()) {
    const versions = INSTALLED[(turn + at) % INSTALLED.length] ?? TODAY;
    const code = line.trim();
    if (code !== '' && !code.startsWith('#')) {
      const indent = line.slice(0, line.length - line.trimStart().length);
      const more =
        at % 4 === 0
          ? lines
              .slice(at, at + 4)
              .join('\n')
              .slice(indent.length)
          : code;
      const typed = at % 5 === 0 ? Math.floor(code.length / 2) : 0;
      cases.push({ before: before + indent + code.slice(0, typed), text: more.slice(typed), versions });
    }
    before += `${line}\n`;
  }
  return cases;
}

/** Every sound suggestion, text after text. */
export function sound(): Case[] {
  const programs = sources().flatMap((text, turn) => casesOf(text, turn));
  const lookalikes = LOOKALIKES.flatMap(([before, lines]) =>
    lines.map((text): Case => ({ before, text, versions: TODAY })),
  );
  return [...lookalikes, ...programs];
}
