import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import Statevector, random_statevector


def swap_test(psi, phi, shots=20_000):
    n = psi.num_qubits
    qc = QuantumCircuit(2 * n + 1, 1)
    qc.prepare_state(psi, range(1, n + 1))
    qc.prepare_state(phi, range(n + 1, 2 * n + 1))
    qc.h(0)
    for i in range(n):
        qc.cswap(0, 1 + i, 1 + n + i)
    qc.h(0)
    qc.measure(0, 0)
    counts = StatevectorSampler().run([qc], shots=shots).result()[0].data.c.get_counts()
    return 2 * counts["0"] / shots - 1


for seed in range(4):
    a = random_statevector(4, seed=seed)
    b = random_statevector(4, seed=seed + 100)
    print(f"{swap_test(a, b):.3f}  exact {abs(np.vdot(a.data, b.data)) ** 2:.3f}")

print("orthogonal:", swap_test(Statevector.from_label("0"), Statevector.from_label("1")))
