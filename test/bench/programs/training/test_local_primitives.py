"""Tests that run without an account (pytest -q test_local_primitives.py)."""
import math

import numpy as np
import pytest
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.primitives import StatevectorEstimator, StatevectorSampler
from qiskit.quantum_info import Operator, SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime import EstimatorV2, SamplerV2, Session
from qiskit_ibm_runtime.fake_provider import FakeAlmadenV2, FakeFez, FakeManilaV2


def make_ghz(num_qubits, measure=True):
    qc = QuantumCircuit(num_qubits)
    qc.h(0)
    for target in range(1, num_qubits):
        qc.cx(target - 1, target)
    if measure:
        qc.measure_all()
    return qc


@pytest.fixture(scope="module")
def noiseless_sampler():
    return StatevectorSampler(seed=1)


@pytest.fixture(params=[FakeManilaV2, FakeAlmadenV2, FakeFez], ids=lambda cls: cls.__name__)
def backend(request):
    return request.param()


@pytest.mark.parametrize("num_qubits", [2, 3, 5])
def test_ghz_has_two_outcomes(noiseless_sampler, num_qubits):
    job = noiseless_sampler.run([make_ghz(num_qubits)], shots=512)
    counts = job.result()[0].data.meas.get_counts()
    assert set(counts) == {"0" * num_qubits, "1" * num_qubits}
    assert sum(counts.values()) == 512


@pytest.mark.parametrize("level", range(4))
def test_isa_circuit_uses_backend_basis(backend, level):
    pm = generate_preset_pass_manager(optimization_level=level, backend=backend)
    isa_circuit = pm.run(make_ghz(3))
    allowed = set(backend.operation_names) | {"barrier"}
    assert set(isa_circuit.count_ops()) <= allowed


def test_transpilation_keeps_the_unitary():
    qc = make_ghz(3, measure=False)
    pm = generate_preset_pass_manager(
        optimization_level=1, basis_gates=["rz", "sx", "cz"], seed_transpiler=0
    )
    assert Operator.from_circuit(pm.run(qc)).equiv(qc)


def test_local_session(backend):
    pm = generate_preset_pass_manager(optimization_level=1, backend=backend)
    isa_circuit = pm.run(make_ghz(2))
    with Session(backend=backend) as session:
        sampler = SamplerV2(mode=session)
        sampler.options.simulator.seed_simulator = 42
        counts = sampler.run([isa_circuit], shots=1000).result()[0].data.meas.get_counts()
    assert counts["00"] + counts["11"] > 800


def test_estimator_broadcasting():
    theta = Parameter("theta")
    qc = QuantumCircuit(1)
    qc.ry(theta, 0)
    angles = np.linspace(0, math.pi, 7)
    observables = [[SparsePauliOp("Z")], [SparsePauliOp("X")]]

    evs = StatevectorEstimator().run([(qc, observables, angles)]).result()[0].data.evs
    assert evs.shape == (2, 7)
    np.testing.assert_allclose(evs[0], np.cos(angles), atol=1e-10)
    np.testing.assert_allclose(evs[1], np.sin(angles), atol=1e-10)


def test_aer_matches_statevector():
    qc = make_ghz(4, measure=False)
    observable = SparsePauliOp(["ZZZZ", "XXXX"], [1, 0.5])
    estimator = EstimatorV2(mode=AerSimulator(seed_simulator=3))
    value = estimator.run([(qc, observable)], precision=0.01).result()[0].data.evs
    assert value == pytest.approx(1.5, abs=0.06)
