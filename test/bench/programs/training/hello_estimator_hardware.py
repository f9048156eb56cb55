"""Hello world: prepare a Bell state and measure six observables on IBM hardware."""

from matplotlib import pyplot as plt

from qiskit import QuantumCircuit
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import EstimatorV2 as Estimator
from qiskit_ibm_runtime import QiskitRuntimeService

# Step 1. Map the problem to a quantum-native format.
# Create a new circuit with two qubits
qc = QuantumCircuit(2)

# Add a Hadamard gate to qubit 0
qc.h(0)

# Perform a controlled-X gate on qubit 1, controlled by qubit 0
qc.cx(0, 1)
print(qc.draw())

# Set up six different observables.
observables_labels = ["IZ", "IX", "ZI", "XI", "ZZ", "XX"]
observables = [SparsePauliOp(label) for label in observables_labels]

# Step 2. Optimize the circuits and the operators.
service = QiskitRuntimeService()
backend = service.least_busy(simulator=False, operational=True)
print(f"Selected backend: {backend.name}")

# Convert to an ISA circuit and layout-mapped observables.
pm = generate_preset_pass_manager(backend=backend, optimization_level=1)
isa_circuit = pm.run(qc)
mapped_observables = [
    observable.apply_layout(isa_circuit.layout) for observable in observables
]

# Step 3. Execute using the Estimator primitive.
estimator = Estimator(mode=backend)
estimator.options.resilience_level = 1
estimator.options.default_shots = 5000

# One circuit, six observables: a single PUB is enough.
job = estimator.run([(isa_circuit, mapped_observables)])
print(f">>> Job ID: {job.job_id()}")
job_result = job.result()

# Step 4. Analyze the results.
# This is the result from our single submission, which had one PUB,
# so it contains one inner result (with its own metadata).
pub_result = job_result[0]
values = pub_result.data.evs
errors = pub_result.data.stds

for label, value, error in zip(observables_labels, values, errors):
    print(f"<{label}> = {value:+.4f} +/- {error:.4f}")

plt.errorbar(observables_labels, values, yerr=errors, fmt="o")
plt.xlabel("Observables")
plt.ylabel("Values")
plt.savefig("bell_observables.png", dpi=150)
plt.show()
