import itertools

import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import DensityMatrix, Pauli, Statevector, state_fidelity


def measure_in_basis(circuit, basis):
    qc = circuit.copy()
    for qubit, pauli in enumerate(reversed(basis)):
        if pauli == "X":
            qc.h(qubit)
        elif pauli == "Y":
            qc.sdg(qubit)
            qc.h(qubit)
    qc.measure_all()
    return qc


def expectation(counts, basis, label):
    shots = sum(counts.values())
    total = 0
    for bits, count in counts.items():
        sign = 1
        for bit, pauli in zip(bits, label):
            if pauli != "I" and bit == "1":
                sign *= -1
        total += sign * count
    return total / shots


prep = QuantumCircuit(2)
prep.h(0)
prep.cx(0, 1)
prep.s(1)

bases = ["".join(p) for p in itertools.product("XYZ", repeat=2)]
sampler = StatevectorSampler(seed=1)
pubs = [measure_in_basis(prep, basis) for basis in bases]
results = sampler.run(pubs, shots=4000).result()

rho = np.zeros((4, 4), dtype=complex)
for label in itertools.product("IXYZ", repeat=2):
    label = "".join(label)
    values = []
    for basis, pub in zip(bases, results):
        if all(p == "I" or p == b for p, b in zip(label, basis)):
            values.append(expectation(pub.data.meas.get_counts(), basis, label))
    rho += np.mean(values) * Pauli(label).to_matrix() / 4

target = DensityMatrix(Statevector(prep))
print("fidelity:", state_fidelity(DensityMatrix(rho), target, validate=False))
