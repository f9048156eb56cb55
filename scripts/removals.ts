import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { PackageName, Removal } from '../src/qiskit/removals.ts';
import { root } from './project.ts';

// Writes the removals that the guard knows. `node scripts/removals.ts FOLDER` reads the facts from FOLDER.

interface Fact {
  readonly symbol: string;
  readonly kind: string;
  readonly package: string;
  readonly deprecated_in: string | null;
  readonly removed_in: string | null;
  readonly scheduled?: string | null;
  readonly replacement: string | null;
  readonly note?: string;
  readonly sources?: readonly string[];
}

type Shape = Pick<Removal, 'form' | 'owner' | 'name' | 'value'>;

const output = join(root, 'src/qiskit/removals.json');

// Where nothing but the name changes. Classes with another call shape, other arguments or another result are left out.
const RENAMES: Readonly<Record<string, string>> = {
  'qiskit.Aer': 'qiskit_aer.Aer',
  'qiskit.providers.aer': 'qiskit_aer',
  'qiskit.providers.basicaer': 'qiskit.providers.basic_provider',
  'qiskit.providers.basicaer.QasmSimulatorPy': 'qiskit.providers.basic_provider.BasicSimulator',
  'qiskit.extensions': 'qiskit.circuit.library',
  'qiskit.extensions.UnitaryGate': 'qiskit.circuit.library.UnitaryGate',
  'qiskit.extensions.Initialize': 'qiskit.circuit.library.Initialize',
  'qiskit.extensions.HamiltonianGate': 'qiskit.circuit.library.HamiltonianGate',
  'qiskit.QuantumCircuit.cnot': 'cx',
  'qiskit.QuantumCircuit.toffoli': 'ccx',
  'qiskit.QuantumCircuit.fredkin': 'cswap',
  'qiskit.QuantumCircuit.mct': 'mcx',
  'qiskit.QuantumCircuit.i': 'id',
  'qiskit.QuantumCircuit.bind_parameters': 'assign_parameters',
  'qiskit.tools.visualization': 'qiskit.visualization',
  'qiskit.tools.parallel_map': 'qiskit.utils.parallel_map',
  'qiskit.test.mock': 'qiskit_ibm_runtime.fake_provider',
  'qiskit.providers.fake_provider.Fake*': 'qiskit_ibm_runtime.fake_provider',
  'qiskit.circuit.qpy_serialization': 'qiskit.qpy',
  'qiskit.quantum_info.synthesis': 'qiskit.synthesis',
  'qiskit.quantum_info.OneQubitEulerDecomposer': 'qiskit.synthesis.OneQubitEulerDecomposer',
  'qiskit.quantum_info.TwoQubitBasisDecomposer': 'qiskit.synthesis.TwoQubitBasisDecomposer',
  'qiskit.quantum_info.decompose_clifford': 'qiskit.synthesis.synth_clifford_full',
  'qiskit.transpiler.synthesis': 'qiskit.synthesis',
  'qiskit.visualization.qcstyle': 'qiskit.visualization.circuit.qcstyle',
  'qiskit.transpiler.Target.aquire_alignment': 'acquire_alignment',
  'qiskit.transpiler.passes.CXDirection': 'qiskit.transpiler.passes.GateDirection',
  'qiskit.transpiler.passes.CheckCXDirection': 'qiskit.transpiler.passes.CheckGateDirection',
  'qiskit.transpiler.CouplingMap.subgraph': 'reduce',
  'qiskit.qobj.utils.MeasLevel': 'qiskit.result.MeasLevel',
  'qiskit.synthesis.linear.linear_matrix_utils': 'qiskit.synthesis.linear',
  'routing_method="stochastic"': '"sabre"',
  'QiskitRuntimeService(channel="ibm_quantum")': '"ibm_quantum_platform"',
  'qiskit_ibm_runtime.QiskitRuntimeService.get_backend': 'backend',
  'qiskit_ibm_runtime.SamplerV2(backend=)': 'mode',
  'qiskit_ibm_runtime.SamplerV2(session=)': 'mode',
  'qiskit_ibm_runtime.SamplerV2.session': 'mode',
  'qiskit_ibm_runtime.EstimatorV2(backend=)': 'mode',
  'qiskit_ibm_runtime.EstimatorV2(session=)': 'mode',
  'qiskit_ibm_runtime.EstimatorV2.session': 'mode',
  'qiskit_ibm_runtime.RuntimeJobV2.program_id': 'primitive_id',
};

// Names that no other class of Qiskit has, nor any of the libraries that stand beside it in programs.
const TELLING = new Set(
  [
    'cnot toffoli fredkin mct bind_parameters c_if ucrx ucry ucrz extension_lib cls_instances cls_prefix',
    'cbit_argument_conversion qbit_argument_conversion add_calibration has_calibration_for aquire_alignment',
    'update_from_instruction_schedule_map clear_cached_commutations upload_program delete_program',
    'interim_results stream_results condition_bits',
  ]
    .join(' ')
    .split(' '),
);

const EXCEPT: Readonly<Record<string, readonly string[]>> = {
  'qiskit.circuit.Instruction.duration': ['Delay', 'BoxOp', 'ScheduledGate'],
  'qiskit.circuit.Instruction.unit': ['Delay', 'BoxOp', 'ScheduledGate'],
  'qiskit.circuit.Instruction.condition': ['IfElseOp', 'WhileLoopOp'],
};

// Entries that no pattern reads: what they say, by their symbol.
const SHAPES: Readonly<Record<string, Shape>> = {
  'routing_method="stochastic"': {
    form: 'value',
    owner: '',
    name: 'routing_method',
    value: '"stochastic"',
  },
  'backend "ibmq_qasm_simulator" (cloud simulators)': {
    form: 'literal',
    owner: '',
    value: '"ibmq_qasm_simulator"',
  },
  'qiskit.circuit.CircuitInstruction as a tuple (for op, qubits, clbits in qc.data)': {
    form: 'unpacked',
    owner: 'QuantumCircuit',
    name: 'data',
  },
  'qiskit_ibm_runtime.Session(backend="name")': {
    form: 'type',
    owner: 'Session',
    name: 'backend',
    value: 'str',
  },
};

/** What of the API an entry is about. */
function shapeOf({ symbol, kind }: Fact): Shape {
  const known = SHAPES[symbol];
  if (known) return known;
  const call = /^([\w.]+)\((.+?)(?:=(.*))?\)$/.exec(symbol);
  if (call) {
    const [, path = '', name = '', value] = call;
    const owner = callableOf(path);
    if (kind === 'argument type') return { form: 'type', owner, value: name };
    return value === undefined || value === ''
      ? { form: 'argument', owner, name }
      : { form: 'value', owner, name, value };
  }
  if (kind !== 'method' && kind !== 'attribute') return { form: 'path', owner: symbol };
  const [name = '', owner = ''] = symbol.split('.').toReversed();
  return { form: 'member', owner, name };
}

/** `Class.method`, `Class` or `function` of a path. */
function callableOf(path: string): string {
  const parts = path.split('.');
  return parts.slice(/^[A-Z]/.test(parts.at(-2) ?? '') ? -2 : -1).join('.');
}

/** The package whose releases an entry counts; two entries name a service instead. */
function packageOf({ package: name, symbol }: Fact): PackageName {
  if (name === 'qiskit' || name === 'qiskit_ibm_runtime' || name === 'qiskit_aer') return name;
  return symbol.startsWith('routing_method') ? 'qiskit' : 'qiskit_ibm_runtime';
}

/** A clean path among the fake backends is where that backend is found today. */
function renameOf({ symbol, replacement }: Fact): string | undefined {
  const fake = /\.fake_provider\.\w+$/.test(symbol) && /^[\w.]+\.fake_provider\.\w+$/.test(replacement ?? '');
  const generic = replacement?.endsWith('GenericBackendV2') === true;
  return RENAMES[symbol] ?? (fake && !generic ? (replacement ?? undefined) : undefined);
}

/** The entries of the facts as the guard reads them. */
export function compact(facts: readonly Fact[]): Removal[] {
  return facts.map((fact) => {
    const shape = shapeOf(fact);
    const rename = renameOf(fact);
    const except = EXCEPT[fact.symbol];
    // A service that was switched off is gone whatever is installed.
    const removed = fact.removed_in === 'retired' ? '0' : fact.removed_in;
    return {
      symbol: fact.symbol,
      kind: fact.kind,
      package: packageOf(fact),
      ...shape,
      ...(fact.deprecated_in === null ? {} : { deprecated: fact.deprecated_in }),
      ...(removed === null ? {} : { removed }),
      ...(fact.scheduled == null ? {} : { due: fact.scheduled }),
      ...(fact.replacement === null ? {} : { replacement: fact.replacement }),
      ...(rename === undefined ? {} : { rename }),
      ...(shape.form === 'member' && TELLING.has(shape.name ?? '') ? { telling: true as const } : {}),
      ...(except === undefined ? {} : { except }),
      ...(fact.sources?.[0] === undefined ? {} : { source: fact.sources[0] }),
    };
  });
}

if (import.meta.main) {
  const folder = process.argv[2] ?? process.env['QISKIT_FIGURES'] ?? '';
  const { entries } = JSON.parse(readFileSync(join(folder, 'qiskit-removals.json'), 'utf8')) as {
    entries: readonly Fact[];
  };
  const unused = Object.keys({ ...RENAMES, ...SHAPES, ...EXCEPT }).filter(
    (symbol) => !entries.some((entry) => entry.symbol === symbol),
  );
  if (unused.length > 0) throw new Error(`No such entries: ${unused.join(', ')}`);
  const lines = compact(entries).map((entry) => JSON.stringify(entry));
  writeFileSync(output, `[\n${lines.join(',\n')}\n]\n`);
  console.log(`${lines.length} entries`);
}
