from qiskit.circuit.library import efficient_su2
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import Batch, EstimatorV2 as Estimator, QiskitRuntimeService

service = QiskitRuntimeService()
backend = service.least_busy(operational=True, simulator=False, min_num_qubits=100)
print(backend.name)

num_qubits = 10
observables = [SparsePauliOp.from_sparse_list([("ZZ", [i, i + 1], 1)], num_qubits=num_qubits) for i in range(num_qubits - 1)]
ansatz = efficient_su2(num_qubits, reps=1, entanglement="linear")
pm = generate_preset_pass_manager(backend=backend, optimization_level=3)
isa_ansatz = pm.run(ansatz)
isa_observables = [observable.apply_layout(isa_ansatz.layout) for observable in observables]
values = [0.1] * ansatz.num_parameters

jobs = []
with Batch(backend=backend) as batch:
    estimator = Estimator(mode=batch)
    estimator.options.default_shots = 4096
    estimator.options.resilience_level = 1
    estimator.options.dynamical_decoupling.enable = True
    estimator.options.dynamical_decoupling.sequence_type = "XY4"
    for observable in isa_observables:
        job = estimator.run([(isa_ansatz, observable, values)])
        jobs.append(job)

for job in jobs:
    result = job.result()
    print(job.job_id(), result[0].data.evs, result[0].data.stds)
