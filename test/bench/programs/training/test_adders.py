import itertools

import pytest
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.library import FullAdderGate, HalfAdderGate, ModularAdderGate
from qiskit.primitives import StatevectorSampler


@pytest.fixture(scope="module")
def sampler():
    return StatevectorSampler(default_shots=8, seed=1)


def load(qc, register, value):
    for i, q in enumerate(register):
        if (value >> i) & 1:
            qc.x(q)


def run_one(sampler, qc):
    data = sampler.run([qc]).result()[0].data
    (value,) = set(data.out.get_int_counts())
    return value


@pytest.mark.parametrize("a, b", list(itertools.product(range(4), repeat=2)))
def test_modular_adder_wraps(sampler, a, b):
    n = 2
    qa, qb = QuantumRegister(n, "a"), QuantumRegister(n, "b")
    out = ClassicalRegister(n, "out")
    qc = QuantumCircuit(qa, qb, out)
    load(qc, qa, a)
    load(qc, qb, b)
    qc.append(ModularAdderGate(n), [*qa, *qb])
    qc.measure(qb, out)
    assert run_one(sampler, qc) == (a + b) % 2**n


@pytest.mark.parametrize("a, b", [(0, 0), (1, 3), (5, 6), (7, 7), (4, 4)])
def test_half_adder_has_carry(sampler, a, b):
    n = 3
    qa, qb, cout = QuantumRegister(n, "a"), QuantumRegister(n, "b"), QuantumRegister(1, "cout")
    out = ClassicalRegister(n + 1, "out")
    qc = QuantumCircuit(qa, qb, cout, out)
    load(qc, qa, a)
    load(qc, qb, b)
    qc.append(HalfAdderGate(n), [*qa, *qb, *cout])
    qc.measure([*qb, *cout], out)
    assert run_one(sampler, qc) == a + b


@pytest.mark.parametrize("carry", [0, 1])
@pytest.mark.parametrize("a, b", [(0, 1), (2, 3), (3, 3)])
def test_full_adder(sampler, a, b, carry):
    n = 2
    cin, qa, qb, cout = (
        QuantumRegister(1, "cin"),
        QuantumRegister(n, "a"),
        QuantumRegister(n, "b"),
        QuantumRegister(1, "cout"),
    )
    out = ClassicalRegister(n + 1, "out")
    qc = QuantumCircuit(cin, qa, qb, cout, out)
    load(qc, cin, carry)
    load(qc, qa, a)
    load(qc, qb, b)
    qc.append(FullAdderGate(n), [*cin, *qa, *qb, *cout])
    qc.measure([*qb, *cout], out)
    assert run_one(sampler, qc) == a + b + carry


def test_gate_widths():
    assert ModularAdderGate(5).num_qubits == 10
    assert HalfAdderGate(5).num_qubits == 11
    assert FullAdderGate(5).num_qubits == 12
