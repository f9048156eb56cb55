import pytest
import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import Operator, Statevector


def bell():
    qc = QuantumCircuit(2)
    qc.h(0)
    qc.cx(0, 1)
    return qc


@pytest.fixture
def circuit():
    return bell()


def test_depth(circuit):
    assert circuit.depth() == 2


def test_num_qubits(circuit):
    assert circuit.num_qubits == 2


def test_statevector(circuit):
    state = Statevector(circuit)
    expected = np.array([1, 0, 0, 1]) / np.sqrt(2)
    assert np.allclose(state.data, expected)


def test_inverse(circuit):
    identity = circuit.compose(circuit.inverse())
    assert Operator(identity).equiv(np.eye(4))


@pytest.mark.parametrize("n", [2, 3, 4])
def test_ghz(n):
    qc = QuantumCircuit(n)
    qc.h(0)
    for i in range(n - 1):
        qc.cx(i, i + 1)
    probabilities = Statevector(qc).probabilities_dict()
    assert set(probabilities) == {"0" * n, "1" * n}
    for value in probabilities.values():
        assert value == pytest.approx(0.5)
