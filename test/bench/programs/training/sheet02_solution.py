"""
Introduction to Quantum Computing, winter term
Sheet 2 -- sample solution (states, probabilities, simple circuits)

Run with:  python sheet02_solution.py
"""
import numpy as np
from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit.quantum_info import Statevector, Operator


# --- Problem 1 ---------------------------------------------------------------
# Normalise the vector (1, 2i, -1, 0) and give the probabilities.
def problem1():
    v = np.array([1, 2j, -1, 0])
    state = Statevector(v / np.linalg.norm(v))
    probs = state.probabilities()
    assert np.allclose(probs, [1 / 6, 4 / 6, 1 / 6, 0])
    return state


# --- Problem 2 ---------------------------------------------------------------
# A circuit for each of the four Bell states.
def bell(z, x):
    """z, x in {0, 1}: the two bits of the Bell state."""
    qr = QuantumRegister(2, "q")
    qc = QuantumCircuit(qr, name=f"bell_{z}{x}")
    if z:
        qc.x(qr[0])
    if x:
        qc.x(qr[1])
    qc.h(qr[0])
    qc.cx(qr[0], qr[1])
    return qc


def problem2():
    states = [Statevector(bell(z, x)) for z in (0, 1) for x in (0, 1)]
    gram = np.array([[a.inner(b) for b in states] for a in states])
    # orthonormal basis
    assert np.allclose(gram, np.eye(4))
    for s in states:
        print(s.draw("text"))


# --- Problem 3 ---------------------------------------------------------------
# Show that HXH = Z and SXS^dagger = Y.
def problem3():
    X = Operator.from_label("X")
    H = Operator.from_label("H")
    S = Operator.from_label("S")
    assert H @ X @ H == Operator.from_label("Z")
    assert S @ X @ S.adjoint() == Operator.from_label("Y")


# --- Problem 4 ---------------------------------------------------------------
# Prepare (|00> + |01> + |10>) / sqrt(3) with ry, ch and x only.
def problem4():
    qc = QuantumCircuit(2)
    qc.ry(2 * np.arccos(np.sqrt(2 / 3)), 1)
    qc.x(1)
    qc.ch(1, 0)
    qc.x(1)
    target = Statevector(np.array([1, 1, 1, 0]) / np.sqrt(3))
    assert Statevector(qc) == target
    print(qc.draw())


if __name__ == "__main__":
    print(problem1())
    problem2()
    problem3()
    problem4()
    print("all answers are right")
