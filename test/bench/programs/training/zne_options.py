from qiskit.circuit.library import real_amplitudes
from qiskit.quantum_info import SparsePauliOp
from qiskit import generate_preset_pass_manager
from qiskit_ibm_runtime import EstimatorOptions, EstimatorV2, QiskitRuntimeService
import numpy as np

service = QiskitRuntimeService(name="my-account")
backend = service.backend("ibm_fez")

ansatz = real_amplitudes(num_qubits=6, reps=2)
observable = SparsePauliOp.from_sparse_list([("ZZ", [0, 5], 1)], num_qubits=6)

pm = generate_preset_pass_manager(optimization_level=2, backend=backend)
isa_ansatz = pm.run(ansatz)
isa_observable = observable.apply_layout(isa_ansatz.layout)

options = EstimatorOptions()
options.resilience_level = 2
options.default_precision = 0.01
options.resilience.zne_mitigation = True
options.resilience.zne.noise_factors = [1, 3, 5]
options.resilience.zne.extrapolator = "exponential"
options.twirling.enable_gates = True
options.twirling.num_randomizations = 32

estimator = EstimatorV2(mode=backend, options=options)
values = np.random.uniform(-np.pi, np.pi, isa_ansatz.num_parameters)
job = estimator.run([(isa_ansatz, isa_observable, values)])
print(job.job_id())

pub_result = job.result()[0]
print(f"Expectation value: {pub_result.data.evs}")
print(f"Standard error: {pub_result.data.stds}")
print(pub_result.metadata)
