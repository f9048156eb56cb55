from qiskit import QuantumCircuit
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import Batch, EstimatorV2 as Estimator, QiskitRuntimeService

service = QiskitRuntimeService()
backend = service.least_busy(operational=True, simulator=False, min_num_qubits=127)

circuit = QuantumCircuit(3)
circuit.h(0)
circuit.cx(0, 1)
circuit.cx(1, 2)

observables = [
    SparsePauliOp("ZZI"),
    SparsePauliOp("IZZ"),
    SparsePauliOp("XXX"),
]

pass_manager = generate_preset_pass_manager(optimization_level=3, backend=backend)
isa_circuit = pass_manager.run(circuit)
isa_observables = [observable.apply_layout(isa_circuit.layout) for observable in observables]

with Batch(backend=backend) as batch:
    estimator = Estimator(mode=batch)
    estimator.options.resilience_level = 1
    estimator.options.default_shots = 4000
    job = estimator.run([(isa_circuit, isa_observables)])

print("job id:", job.job_id())
result = job.result()[0]
for observable, value, error in zip(observables, result.data.evs, result.data.stds):
    print(observable.paulis[0], value, error)
