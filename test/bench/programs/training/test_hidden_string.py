"""Take-home task: implement Bernstein-Vazirani and prove that it works.

Run with:  pytest -q test_hidden_string.py
"""
import random

import pytest
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import Operator
from qiskit.transpiler import CouplingMap, generate_preset_pass_manager


def oracle(secret: str) -> QuantumCircuit:
    """|x>|y> -> |x>|y xor s.x>; the last character of ``secret`` is qubit 0."""
    n = len(secret)
    circuit = QuantumCircuit(n + 1, name=f"O_{secret}")
    for qubit, bit in enumerate(reversed(secret)):
        if bit == "1":
            circuit.cx(qubit, n)
    return circuit


def bernstein_vazirani(black_box: QuantumCircuit) -> QuantumCircuit:
    n = black_box.num_qubits - 1
    circuit = QuantumCircuit(n + 1, n)
    circuit.x(n)
    circuit.h(range(n + 1))
    circuit.append(black_box.to_gate(), range(n + 1))
    circuit.h(range(n))
    circuit.measure(range(n), range(n))
    return circuit


def solve(black_box: QuantumCircuit) -> str:
    circuit = bernstein_vazirani(black_box)
    result = StatevectorSampler().run([circuit], shots=1).result()
    return result[0].data.c.get_bitstrings()[0]


@pytest.fixture(params=[3, 5, 8])
def random_secret(request):
    rng = random.Random(request.param)
    return "".join(rng.choice("01") for _ in range(request.param))


@pytest.mark.parametrize("secret", ["0", "1", "10", "011", "1111", "000000"])
def test_known_secrets(secret):
    assert solve(oracle(secret)) == secret


def test_random_secret(random_secret):
    assert solve(oracle(random_secret)) == random_secret


def test_single_query():
    ops = bernstein_vazirani(oracle("101")).count_ops()
    assert ops["O_101"] == 1


def test_oracle_is_its_own_inverse():
    box = oracle("1101")
    twice = box.compose(box)
    assert Operator(twice).equiv(Operator.from_label("I" * 5))


@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_survives_transpilation_to_a_line(level):
    pm = generate_preset_pass_manager(
        optimization_level=level,
        coupling_map=CouplingMap.from_line(5),
        basis_gates=["cx", "rz", "sx", "x"],
        seed_transpiler=123,
    )
    isa = pm.run(bernstein_vazirani(oracle("1001")))
    bits = StatevectorSampler(seed=0).run([isa], shots=64).result()[0].data.c.get_counts()
    assert bits == {"1001": 64}
