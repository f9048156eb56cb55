import json
import os

import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler.preset_passmanagers import generate_preset_pass_manager
from qiskit_ibm_runtime import EstimatorV2, QiskitRuntimeService
from qiskit_ibm_runtime.options import EstimatorOptions

NUM_QUBITS = 8
STEPS = 4
DT = 0.25
FIELDS = np.linspace(0.1, 1.5, 8)

# --- options -----------------------------------------------------------------
options = EstimatorOptions()
options.resilience_level = 2
options.default_precision = 0.015
options.resilience.measure_mitigation = True
options.resilience.zne_mitigation = True
options.resilience.zne.noise_factors = (1, 1.5, 2, 3)
options.resilience.zne.extrapolator = ("exponential", "linear")
options.twirling.enable_gates = True
options.twirling.num_randomizations = 32
options.dynamical_decoupling.enable = True
options.dynamical_decoupling.sequence_type = "XY4"

# --- circuit -----------------------------------------------------------------
h = Parameter("h")
trotter = QuantumCircuit(NUM_QUBITS)
for _ in range(STEPS):
    for first in (0, 1):
        for i in range(first, NUM_QUBITS - 1, 2):
            trotter.rzz(-2 * DT, i, i + 1)
    trotter.rx(2 * h * DT, range(NUM_QUBITS))
    trotter.barrier()

magnetisation = SparsePauliOp.from_sparse_list(
    [("Z", [i], 1 / NUM_QUBITS) for i in range(NUM_QUBITS)], num_qubits=NUM_QUBITS
)
correlation = SparsePauliOp.from_sparse_list(
    [("ZZ", [i, i + 1], 1 / (NUM_QUBITS - 1)) for i in range(NUM_QUBITS - 1)],
    num_qubits=NUM_QUBITS,
)

# --- submit ------------------------------------------------------------------
service = QiskitRuntimeService(
    channel="ibm_quantum_platform",
    instance=os.environ.get("IBM_INSTANCE"),
)
backend = service.least_busy(operational=True, simulator=False)
pm = generate_preset_pass_manager(optimization_level=3, backend=backend, seed_transpiler=17)
isa = pm.run(trotter)
print(backend.name, isa.depth(lambda inst: len(inst.qubits) == 2), "two-qubit layers")

observables = [[magnetisation.apply_layout(isa.layout)], [correlation.apply_layout(isa.layout)]]
values = FIELDS.reshape(-1, 1)

estimator = EstimatorV2(mode=backend, options=options)
job = estimator.run([(isa, observables, values)])
job.update_tags(["zne", f"tfim{NUM_QUBITS}"])

with open("zne_job.json", "w") as f:
    json.dump(
        {"job": job.job_id(), "backend": backend.name, "fields": FIELDS.tolist()}, f
    )
print("submitted", job.job_id())
