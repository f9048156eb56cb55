"""Quantum imaginary time evolution (Motta et al. 2020) on a two-qubit Hamiltonian.

Every Trotter slice exp(-dt h) is replaced by a unitary exp(-i dt sum a_I sigma_I)
whose coefficients solve S a = b, all measured on the current state.
"""
from itertools import product

import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.quantum_info import SparsePauliOp, Statevector

H = SparsePauliOp(["II", "IZ", "ZI", "ZZ", "XX"], [-0.8105, 0.1721, -0.2257, 0.1209, 0.1744])
PAULIS = ["".join(p) for p in product("IXYZ", repeat=2)]
dt = 0.1
steps = 40


def expval(state, op):
    return state.expectation_value(op)


def linear_system(state, h):
    ops = [SparsePauliOp(p) for p in PAULIS]
    size = len(ops)
    S = np.zeros((size, size))
    for i in range(size):
        for j in range(size):
            S[i, j] = np.real(expval(state, ops[i] @ ops[j]))
    norm = 1 - 2 * dt * np.real(expval(state, h))
    b = np.array([np.imag(expval(state, op @ h)) for op in ops])
    # b_I = i <psi| [h, sigma_I] |psi> / sqrt(c), only the imaginary part survives
    return 2 * S, 2 * b / np.sqrt(norm)


def qite_step(state, qc):
    for k in range(len(H)):
        h = H[k]
        if h.paulis[0].to_label() == "II":
            continue   # only a normalisation
        S, b = linear_system(state, h)
        a = np.linalg.lstsq(S + 1e-6 * np.eye(len(S)), b, rcond=None)[0]
        A = SparsePauliOp(PAULIS, a).simplify(atol=1e-10)
        gate = PauliEvolutionGate(A, time=dt)
        step = QuantumCircuit(2)
        step.append(gate, [0, 1])
        qc.append(gate, [0, 1])
        state = state.evolve(step)
    return state


qc = QuantumCircuit(2)
qc.h(0)
qc.x(1)
psi = Statevector(qc)
energies = [np.real(expval(psi, H))]
for n in range(steps):
    psi = qite_step(psi, qc)
    energies.append(np.real(expval(psi, H)))

evals, evecs = np.linalg.eigh(H.to_matrix())
print(f"final energy {energies[-1]:.6f}, ground energy {evals[0]:.6f}")
print(f"overlap with the ground state {abs(np.vdot(evecs[:, 0], psi.data)) ** 2:.5f}")
print("gates in the whole evolution:", qc.size())

plt.plot(dt * np.arange(steps + 1), energies, "o", ms=3, label="QITE")
plt.axhline(evals[0], c="gray", ls="--", label="exact")
plt.xlabel(r"imaginary time $\beta$")
plt.ylabel("energy")
plt.legend()
plt.show()
