"""Fast checks run on every push, no network."""
import numpy as np
import pytest
from qiskit import QuantumCircuit, transpile
from qiskit.circuit import CircuitError, Parameter
from qiskit.primitives import StatevectorEstimator, StatevectorSampler
from qiskit.quantum_info import Operator, SparsePauliOp, Statevector
from qiskit_aer import AerSimulator


@pytest.fixture
def bell():
    qc = QuantumCircuit(2)
    qc.h(0)
    qc.cx(0, 1)
    return qc


@pytest.fixture(scope="module")
def simulator():
    return AerSimulator(seed_simulator=1234)


def test_bell_statevector(bell):
    expected = Statevector([1, 0, 0, 1]) / np.sqrt(2)
    assert Statevector(bell).equiv(expected)


def test_bell_counts(bell):
    bell.measure_all()
    counts = StatevectorSampler(seed=7).run([bell], shots=1000).result()[0].data.meas.get_counts()
    assert set(counts) == {"00", "11"}
    assert counts["00"] == pytest.approx(500, abs=80)


def test_aer_agrees(bell, simulator):
    bell.measure_all()
    counts = simulator.run(transpile(bell, simulator), shots=2000).result().get_counts()
    assert sum(counts.values()) == 2000
    assert "01" not in counts and "10" not in counts


@pytest.mark.parametrize(
    "label, value",
    [("ZZ", 1.0), ("XX", 1.0), ("YY", -1.0), ("ZI", 0.0), ("IX", 0.0)],
)
def test_bell_expectations(bell, label, value):
    job = StatevectorEstimator().run([(bell, SparsePauliOp(label))])
    assert job.result()[0].data.evs == pytest.approx(value, abs=1e-9)


@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_transpile_keeps_unitary(bell, level):
    out = transpile(bell, basis_gates=["rz", "sx", "cx"], optimization_level=level)
    assert set(out.count_ops()) <= {"rz", "sx", "cx"}
    assert Operator(out).equiv(Operator(bell))


def test_unbound_parameter_is_refused():
    theta = Parameter("θ")
    qc = QuantumCircuit(1)
    qc.rx(theta, 0)
    qc.measure_all()
    with pytest.raises(ValueError):
        StatevectorSampler().run([qc]).result()


def test_wrong_parameter_name():
    qc = QuantumCircuit(1)
    qc.rx(Parameter("a"), 0)
    with pytest.raises(CircuitError):
        qc.assign_parameters({"b": 1.0})


def test_duplicate_qubits():
    qc = QuantumCircuit(2)
    with pytest.raises(CircuitError, match="duplicate"):
        qc.cx(1, 1)


def test_sweep_shape():
    theta = Parameter("θ")
    qc = QuantumCircuit(1)
    qc.ry(theta, 0)
    values = np.linspace(0, np.pi, 5)
    evs = StatevectorEstimator().run([(qc, "Z", values[:, None])]).result()[0].data.evs
    np.testing.assert_allclose(evs, np.cos(values), atol=1e-8)
