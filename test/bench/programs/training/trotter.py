import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp
from qiskit.synthesis import LieTrotter, SuzukiTrotter


def heisenberg(n: int, j: float, h: float) -> SparsePauliOp:
    terms = []
    for i in range(n - 1):
        for pauli in ("XX", "YY", "ZZ"):
            terms.append((pauli, [i, i + 1], j))
    for i in range(n):
        terms.append(("Z", [i], h))
    return SparsePauliOp.from_sparse_list(terms, num_qubits=n)


n = 6
hamiltonian = heisenberg(n, 1.0, 0.5)
magnetization = SparsePauliOp.from_sparse_list([("Z", [i], 1 / n) for i in range(n)], num_qubits=n)
initial = QuantumCircuit(n)
initial.x([0, 2, 4])

estimator = StatevectorEstimator()
times = np.linspace(0, 2, 11)
pubs = []
for t in times:
    evolution = PauliEvolutionGate(hamiltonian, time=t, synthesis=SuzukiTrotter(order=2, reps=4))
    qc = initial.copy()
    qc.append(evolution, range(n))
    pubs.append((qc, magnetization))

job = estimator.run(pubs)
result = job.result()
for t, pub in zip(times, result):
    print(f"t={t:.2f}  m={float(pub.data.evs):+.4f}")
