import pytest
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.quantum_info import Operator, Statevector, state_fidelity


@pytest.fixture
def bell():
    qc = QuantumCircuit(2)
    qc.h(0)
    qc.cx(0, 1)
    return qc


@pytest.fixture
def rotation():
    theta = Parameter("theta")
    qc = QuantumCircuit(1)
    qc.rx(theta, 0)
    return qc


def test_bell_state(bell):
    state = Statevector(bell)
    expected = Statevector([1, 0, 0, 1]) / 2**0.5
    assert state.equiv(expected)


def test_bell_probabilities(bell):
    probabilities = Statevector(bell).probabilities_dict()
    assert probabilities == pytest.approx({"00": 0.5, "11": 0.5})


@pytest.mark.parametrize("angle", [0.0, 0.5, 1.0, 3.0])
def test_inverse_is_identity(rotation, angle):
    bound = rotation.assign_parameters([angle])
    identity = bound.compose(bound.inverse())
    assert Operator(identity).equiv(Operator.from_label("I"))


@pytest.mark.parametrize("num_qubits, depth", [(1, 1), (3, 3), (5, 5)])
def test_ladder_depth(num_qubits, depth):
    qc = QuantumCircuit(num_qubits)
    qc.h(0)
    for i in range(num_qubits - 1):
        qc.cx(i, i + 1)
    assert qc.depth() == depth
    assert qc.num_qubits == num_qubits


def test_unbound_parameter_raises(rotation):
    with pytest.raises(Exception):
        Statevector(rotation)


def test_copy_is_independent(bell):
    copied = bell.copy()
    copied.x(0)
    assert len(copied.data) == len(bell.data) + 1
    assert copied != bell


def test_fidelity_of_same_state(bell):
    state = Statevector(bell)
    assert state_fidelity(state, state) == pytest.approx(1.0)
