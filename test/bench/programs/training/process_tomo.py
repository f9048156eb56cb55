import itertools

import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import Choi, DensityMatrix, Operator, PTM, Pauli, process_fidelity

PREPARATIONS = {"0": [], "1": ["x"], "+": ["h"], "i": ["h", "s"]}


def prepare(label):
    qc = QuantumCircuit(1)
    for gate in PREPARATIONS[label]:
        getattr(qc, gate)(0)
    return qc


def expectation(rho, pauli):
    return np.real(rho.expectation_value(Pauli(pauli)))


def reconstruct(process):
    """Pauli transfer matrix from the expectation values of four states."""
    table = {}
    for label in PREPARATIONS:
        rho = DensityMatrix(prepare(label)).evolve(process)
        table[label] = np.array([expectation(rho, pauli) for pauli in "IXYZ"])
    columns = [
        table["0"] + table["1"],
        2 * table["+"] - table["0"] - table["1"],
        2 * table["i"] - table["0"] - table["1"],
        table["0"] - table["1"],
    ]
    return np.array(columns).T / 2


gate = QuantumCircuit(1)
gate.t(0)
gate.h(0)
ptm = reconstruct(Operator(gate))
exact = PTM(Operator(gate))
print(np.round(ptm, 3))
print("error:", np.abs(ptm - exact.data).max())
fidelity = process_fidelity(PTM(ptm), Operator(gate))
print(f"process fidelity: {fidelity:.4f}")

for a, b in itertools.combinations(PREPARATIONS, 2):
    overlap = np.trace(DensityMatrix(prepare(a)).data @ DensityMatrix(prepare(b)).data)
    print(a, b, np.round(overlap.real, 3))
