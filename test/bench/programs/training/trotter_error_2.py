"""Trotter error against number of steps for the transverse-field Ising chain.

Compares first, second and fourth order product formulas with the exact
propagator and prints the fitted slopes.
"""
import numpy as np
from scipy.linalg import expm
from qiskit import QuantumCircuit
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.quantum_info import Operator, SparsePauliOp
from qiskit.synthesis import LieTrotter, SuzukiTrotter

L = 5
J = 1.0
HX = 0.8
TIME = 1.0
STEPS = np.array([2, 4, 8, 16, 32])


def tfim(length, j, hx):
    zz = [("ZZ", [i, i + 1], -j) for i in range(length - 1)]
    x = [("X", [i], -hx) for i in range(length)]
    return SparsePauliOp.from_sparse_list(zz + x, num_qubits=length)


def trotter_unitary(ham, formula):
    gate = PauliEvolutionGate(ham, time=TIME, synthesis=formula)
    qc = QuantumCircuit(ham.num_qubits)
    qc.append(gate, range(ham.num_qubits))
    qc = qc.decompose()
    return Operator(qc).data, qc


def main():
    ham = tfim(L, J, HX)
    exact = expm(-1j * TIME * ham.to_matrix())

    schemes = {
        "Lie (1)": lambda r: LieTrotter(reps=r),
        "Suzuki (2)": lambda r: SuzukiTrotter(order=2, reps=r),
        "Suzuki (4)": lambda r: SuzukiTrotter(order=4, reps=r),
    }

    for label, make in schemes.items():
        errors = []
        for r in STEPS:
            U, qc = trotter_unitary(ham, make(int(r)))
            errors.append(np.linalg.norm(U - exact, ord=2))
        slope = np.polyfit(np.log(STEPS), np.log(errors), 1)[0]
        values = "  ".join(f"{e:.2e}" for e in errors)
        print(f"{label:<11} {values}   slope {slope:+.2f}")


if __name__ == "__main__":
    main()
