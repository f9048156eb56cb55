import itertools

import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import DensityMatrix, Pauli, SparsePauliOp, state_fidelity

circuit = QuantumCircuit(2)
circuit.h(0)
circuit.cx(0, 1)
circuit.rz(np.pi / 4, 1)

labels = ["".join(pair) for pair in itertools.product("IXYZ", repeat=2)]
observables = [SparsePauliOp(label) for label in labels]

estimator = StatevectorEstimator(default_precision=0.01, seed=5)
result = estimator.run([(circuit, observables)]).result()[0]
values = result.data.evs

# put the state together again
matrix = np.zeros((4, 4), dtype=complex)
for label, value in zip(labels, values):
    matrix += value * Pauli(label).to_matrix() / 4

# make the matrix physical
eigenvalues, eigenvectors = np.linalg.eigh(matrix)
eigenvalues = np.clip(eigenvalues, 0, None)
eigenvalues /= eigenvalues.sum()
physical = eigenvectors @ np.diag(eigenvalues) @ eigenvectors.conj().T

fidelity = state_fidelity(DensityMatrix(circuit), DensityMatrix(physical))
print("fidelity:", round(fidelity, 4))
