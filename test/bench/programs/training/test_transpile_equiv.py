"""Property tests: compiled circuits must do what the originals do."""
import numpy as np
import pytest

from qiskit import QuantumCircuit, transpile
from qiskit.circuit.random import random_circuit
from qiskit.quantum_info import Operator
from qiskit.transpiler import CouplingMap, PassManager
from qiskit.transpiler.passes import (
    CommutativeCancellation,
    Optimize1qGatesDecomposition,
    RemoveDiagonalGatesBeforeMeasure,
    RemoveResetInZeroState,
)

BASES = {
    "ibm": ["rz", "sx", "x", "cz"],
    "old": ["u1", "u2", "u3", "cx"],
    "ion": ["rx", "ry", "rz", "rxx"],
}
SEEDS = range(5)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("basis", BASES)
@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_unitary_is_kept(basis, level, seed):
    qc = random_circuit(3, depth=5, seed=seed)
    out = transpile(qc, basis_gates=BASES[basis], optimization_level=level, seed_transpiler=seed)
    assert set(out.count_ops()) <= set(BASES[basis])
    # levels 2 and 3 may elide swaps, from_circuit takes care of that
    assert Operator.from_circuit(out).equiv(Operator(qc))


@pytest.mark.parametrize("seed", SEEDS)
def test_routing_respects_coupling(seed):
    cmap = CouplingMap.from_line(5)
    qc = random_circuit(5, depth=6, max_operands=2, seed=seed)
    out = transpile(qc, coupling_map=cmap, basis_gates=BASES["ibm"], seed_transpiler=seed)
    edges = set(cmap.get_edges())
    for inst in out.data:
        if len(inst.qubits) == 2:
            a, b = (out.find_bit(q).index for q in inst.qubits)
            assert (a, b) in edges or (b, a) in edges
    # from_circuit undoes the layout and the final permutation
    assert Operator.from_circuit(out).equiv(Operator(qc))


def test_commuting_rotations_merge():
    qc = QuantumCircuit(2)
    qc.rz(0.3, 0)
    qc.cx(0, 1)
    qc.rz(-0.3, 0)
    qc.cx(0, 1)
    pm = PassManager([CommutativeCancellation(basis_gates=["rz", "cx"])])
    assert pm.run(qc).size() == 0


@pytest.mark.parametrize("angle", np.linspace(-3, 3, 6))
def test_single_qubit_chain_collapses(angle):
    qc = QuantumCircuit(1)
    for _ in range(10):
        qc.h(0)
        qc.rz(angle, 0)
    out = PassManager([Optimize1qGatesDecomposition(basis=["u"])]).run(qc)
    assert out.count_ops() == {"u": 1}
    assert Operator(out) == Operator(qc)


@pytest.mark.parametrize(
    "pass_, gate",
    [(RemoveDiagonalGatesBeforeMeasure(), "t"), (RemoveResetInZeroState(), "reset")],
)
def test_useless_instructions_go(pass_, gate):
    qc = QuantumCircuit(1, 1)
    if gate == "reset":
        qc.reset(0)
    qc.h(0)
    if gate == "t":
        qc.t(0)
    qc.measure(0, 0)
    assert gate in qc.count_ops()
    assert gate not in PassManager([pass_]).run(qc).count_ops()
