# Run the CHSH-like observables on real hardware
from qiskit import QuantumCircuit
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import QiskitRuntimeService, EstimatorV2 as Estimator

service = QiskitRuntimeService(channel="ibm_quantum_platform")
real_backend = service.least_busy(simulator=False, operational=True)
print("running on", real_backend.name)

ghz = QuantumCircuit(4)
ghz.h(0)
ghz.cx(0, 1)
ghz.cx(1, 2)
ghz.cx(2, 3)

stabilizers = [
    SparsePauliOp("XXXX"),
    SparsePauliOp("ZZII"),
    SparsePauliOp("IZZI"),
    SparsePauliOp("IIZZ"),
]

pass_manager = generate_preset_pass_manager(optimization_level=3, backend=real_backend)
isa_ghz = pass_manager.run(ghz)
isa_stabilizers = [op.apply_layout(isa_ghz.layout) for op in stabilizers]

estimator = Estimator(mode=real_backend)
estimator.options.default_shots = 4000
estimator.options.resilience_level = 1
estimator.options.dynamical_decoupling.enable = True
estimator.options.dynamical_decoupling.sequence_type = "XpXm"

job = estimator.run([(isa_ghz, isa_stabilizers)])
print("job id:", job.job_id())
pub_result = job.result()[0]
for op, value, error in zip(stabilizers, pub_result.data.evs, pub_result.data.stds):
    print(op.paulis, value, error)
