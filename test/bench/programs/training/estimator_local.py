from qiskit import QuantumCircuit, generate_preset_pass_manager
from qiskit.quantum_info import SparsePauliOp
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import EstimatorV2 as Estimator

simulator = AerSimulator(method="statevector")
pm = generate_preset_pass_manager(backend=simulator, optimization_level=1)

psi = QuantumCircuit(3)
psi.h(0)
psi.cx(0, 1)
psi.cx(1, 2)
psi.rz(0.3, 2)

h = SparsePauliOp(["ZZI", "IZZ", "XXX"], coeffs=[1.0, 1.0, -0.5])
isa_psi = pm.run(psi)
isa_h = h.apply_layout(isa_psi.layout)

estimator = Estimator(options={"run_options": {"seed": 42}})
job = estimator.run([(isa_psi, isa_h)], precision=0.01)
pub_result = job.result()[0]
print("value", pub_result.data.evs)
print("error", pub_result.data.stds)
