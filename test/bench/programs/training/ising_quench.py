import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit, generate_preset_pass_manager
from qiskit.quantum_info import SparsePauliOp
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import EstimatorV2

NUM_SPINS = 8
DT = 0.2
STEPS = 10
J, H = 1.0, 0.8


def trotter_step(qc):
    for i in range(0, NUM_SPINS - 1, 2):
        qc.rzz(-2 * J * DT, i, i + 1)
    for i in range(1, NUM_SPINS - 1, 2):
        qc.rzz(-2 * J * DT, i, i + 1)
    for i in range(NUM_SPINS):
        qc.rx(-2 * H * DT, i)


observable = SparsePauliOp.from_sparse_list(
    [("Z", [NUM_SPINS // 2], 1.0)], num_qubits=NUM_SPINS
)
backend = AerSimulator(method="matrix_product_state")
pm = generate_preset_pass_manager(backend=backend, optimization_level=1)
estimator = EstimatorV2.from_backend(backend)

pubs = []
for step in range(STEPS + 1):
    qc = QuantumCircuit(NUM_SPINS)
    for _ in range(step):
        trotter_step(qc)
    isa_qc = pm.run(qc)
    pubs.append((isa_qc, observable.apply_layout(isa_qc.layout)))

results = estimator.run(pubs).result()
values = [float(pub.data.evs) for pub in results]
times = [DT * step for step in range(STEPS + 1)]

plt.figure(figsize=(6, 4))
plt.plot(times, values, marker="o")
plt.xlabel("time")
plt.ylabel(r"$\langle Z \rangle$")
plt.grid(True)
plt.savefig("quench.png", dpi=200)
