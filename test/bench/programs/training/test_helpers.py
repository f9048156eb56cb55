"""Tests for the helper functions of the tutorial, run with pytest."""
import numpy as np
import pytest
from qiskit import QuantumCircuit
from qiskit.quantum_info import DensityMatrix, Operator, Statevector, partial_trace, random_statevector


def w_state(n):
    """|W_n> with a chain of controlled rotations"""
    qc = QuantumCircuit(n)
    qc.x(0)
    for k in range(n - 1):
        theta = 2 * np.arccos(np.sqrt(1 / (n - k)))
        qc.cry(theta, k, k + 1)
        qc.cx(k + 1, k)
    return qc


def expval_from_probs(probs, qubits):
    """<Z..Z> on `qubits` from a dictionary of probabilities"""
    value = 0.0
    for bits, p in probs.items():
        parity = sum(bits[::-1][q] == "1" for q in qubits) % 2
        value += -p if parity else p
    return value


def bloch_vector(rho):
    rho = np.asarray(rho)
    return np.array([2 * rho[0, 1].real, -2 * rho[0, 1].imag, (rho[0, 0] - rho[1, 1]).real])


@pytest.mark.parametrize("n", [2, 3, 4, 7])
def test_w_state(n):
    probs = Statevector(w_state(n)).probabilities_dict(decimals=8)
    expected = {format(1 << k, f"0{n}b") for k in range(n)}
    assert {bits for bits, p in probs.items() if p > 0} == expected
    assert np.allclose([probs[b] for b in expected], 1 / n)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("qubits", [[0], [1], [0, 2], [0, 1, 2]])
def test_expval(seed, qubits):
    psi = random_statevector(8, seed=seed)
    label = "".join("Z" if q in qubits else "I" for q in reversed(range(3)))
    exact = psi.expectation_value(Operator.from_label(label)).real
    assert expval_from_probs(psi.probabilities_dict(), qubits) == pytest.approx(exact)


@pytest.mark.parametrize(
    "label, vector",
    [("0", [0, 0, 1]), ("1", [0, 0, -1]), ("+", [1, 0, 0]), ("r", [0, 1, 0]), ("l", [0, -1, 0])],
)
def test_bloch_vector(label, vector):
    assert np.allclose(bloch_vector(DensityMatrix.from_label(label)), vector)


def test_bloch_vector_of_half_a_pair():
    bell = QuantumCircuit(2)
    bell.h(0)
    bell.cx(0, 1)
    rho = partial_trace(DensityMatrix(bell), [0])
    assert np.linalg.norm(bloch_vector(rho)) == pytest.approx(0)
