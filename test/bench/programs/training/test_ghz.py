import pytest
from qiskit import QuantumCircuit
from qiskit.primitives import BackendSamplerV2, StatevectorEstimator, StatevectorSampler
from qiskit.providers.fake_provider import GenericBackendV2
from qiskit.quantum_info import SparsePauliOp, Statevector, state_fidelity
from qiskit.transpiler import CouplingMap, generate_preset_pass_manager


def ghz(num_qubits: int, log_depth: bool = False) -> QuantumCircuit:
    qc = QuantumCircuit(num_qubits, name="ghz")
    qc.h(0)
    if not log_depth:
        for i in range(1, num_qubits):
            qc.cx(i - 1, i)
        return qc
    done = 1
    while done < num_qubits:
        for i in range(min(done, num_qubits - done)):
            qc.cx(i, done + i)
        done *= 2
    return qc


@pytest.fixture(scope="module")
def backend():
    return GenericBackendV2(
        num_qubits=8,
        coupling_map=CouplingMap.from_ring(8),
        seed=1234,
    )


@pytest.fixture(params=[0, 1, 2, 3], ids=lambda level: f"O{level}")
def pm(request, backend):
    return generate_preset_pass_manager(
        optimization_level=request.param,
        backend=backend,
        seed_transpiler=5,
    )


@pytest.fixture
def sampler():
    return StatevectorSampler(default_shots=2000, seed=99)


@pytest.mark.parametrize("log_depth", [False, True])
@pytest.mark.parametrize("n", [2, 3, 5, 8])
def test_state_is_ghz(n, log_depth):
    expected = (
        Statevector.from_label("0" * n) + Statevector.from_label("1" * n)
    ) / 2**0.5
    actual = Statevector(ghz(n, log_depth))
    assert state_fidelity(actual, expected) == pytest.approx(1.0)


def test_log_depth_is_shallower():
    assert ghz(8, log_depth=True).depth() == 4
    assert ghz(8).depth() == 8


def test_only_two_outcomes(sampler):
    circuit = ghz(4)
    circuit.measure_all()
    counts = sampler.run([circuit]).result()[0].data.meas.get_counts()
    assert set(counts) == {"0000", "1111"}
    assert sum(counts.values()) == 2000
    assert counts["0000"] == pytest.approx(1000, abs=150)


def test_transpiled_respects_coupling(pm, backend):
    isa_circuit = pm.run(ghz(6))
    allowed = {tuple(edge) for edge in backend.coupling_map.get_edges()}
    for inst in isa_circuit:
        if inst.operation.num_qubits == 2:
            pair = tuple(isa_circuit.find_bit(q).index for q in inst.qubits)
            assert pair in allowed


def test_parity_after_transpilation(pm):
    observable = SparsePauliOp("XXXXX")
    isa_circuit = pm.run(ghz(5))
    isa_observable = observable.apply_layout(isa_circuit.layout)
    result = StatevectorEstimator().run([(isa_circuit, isa_observable)]).result()
    assert float(result[0].data.evs) == pytest.approx(1.0, abs=1e-6)


@pytest.mark.slow
def test_noisy_backend(backend):
    circuit = ghz(3)
    circuit.measure_all()
    isa_circuit = generate_preset_pass_manager(backend=backend).run(circuit)
    noisy_sampler = BackendSamplerV2(backend=backend, options={"seed_simulator": 3})
    counts = (
        noisy_sampler.run([isa_circuit], shots=1000).result()[0].data.meas.get_counts()
    )
    assert counts.get("000", 0) + counts.get("111", 0) > 800
