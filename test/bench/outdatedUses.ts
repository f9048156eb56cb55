/** Uses of functions and objects that an import above brings, by how it does. */
export const USES: readonly (readonly [string, readonly string[]])[] = [
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

/** Uses of IBM Runtime that are gone, by the program that they stand in. */
export const RUNTIME: readonly (readonly [string, readonly string[]])[] = [
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

/** Uses of the transpiler that are gone since 2.0, by the program that they stand in. */
export const TRANSPILING: readonly (readonly [string, readonly string[]])[] = [
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
