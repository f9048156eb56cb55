"""A small transpiler pass: merge runs of diagonal rotations that are split by CZ gates.

Written for a blog post about writing your own passes, not for production.
"""

from math import pi

from qiskit import QuantumCircuit
from qiskit.circuit.library import RZGate
from qiskit.converters import circuit_to_dag
from qiskit.dagcircuit import DAGCircuit
from qiskit.quantum_info import Operator
from qiskit.transpiler import AnalysisPass, PassManager, TransformationPass
from qiskit.transpiler.passes import InverseCancellation
from qiskit.circuit.library import CZGate, XGate, HGate

DIAGONAL_1Q = {"rz": None, "z": pi, "s": pi / 2, "sdg": -pi / 2, "t": pi / 4, "tdg": -pi / 4}
TRANSPARENT = {"cz", "rzz", "cp"}


class CountDiagonals(AnalysisPass):
    def run(self, dag: DAGCircuit):
        n = sum(1 for node in dag.op_nodes() if node.op.name in DIAGONAL_1Q)
        print(f"  {n} diagonal gates, depth {dag.depth()}")


class MergeDiagonals(TransformationPass):
    """Pushes every diagonal gate to the right as far as it goes, adding up angles."""

    def run(self, dag: DAGCircuit) -> DAGCircuit:
        new_dag = dag.copy_empty_like()
        pending = {qubit: 0.0 for qubit in dag.qubits}

        def flush(qubit):
            angle = pending[qubit] % (2 * pi)
            if min(angle, 2 * pi - angle) > 1e-9:
                new_dag.apply_operation_back(RZGate(angle), [qubit])
            pending[qubit] = 0.0

        for node in dag.topological_op_nodes():
            name = node.op.name
            if name in DIAGONAL_1Q and not node.op.is_parameterized():
                fixed = DIAGONAL_1Q[name]
                pending[node.qargs[0]] += node.op.params[0] if fixed is None else fixed
                continue
            if name not in TRANSPARENT:
                for qubit in node.qargs:
                    flush(qubit)
            new_dag.apply_operation_back(node.op, node.qargs, node.cargs)

        for qubit in dag.qubits:
            flush(qubit)
        return new_dag


def example():
    qc = QuantumCircuit(3)
    qc.h([0, 1, 2])
    qc.t(0)
    qc.cz(0, 1)
    qc.rz(0.3, 0)
    qc.s(1)
    qc.cz(1, 2)
    qc.tdg(1)
    qc.cz(0, 1)
    qc.t(0)
    qc.h(1)
    qc.h(1)
    qc.z(2)
    return qc


if __name__ == "__main__":
    before = example()
    manager = PassManager([
        CountDiagonals(),
        InverseCancellation([HGate(), XGate(), CZGate()]),
        MergeDiagonals(),
        CountDiagonals(),
    ])
    after = manager.run(before)
    print(before, after, sep="\n\n")
    print("still the same?", Operator(before).equiv(after))
    print("nodes:", len(circuit_to_dag(before).op_nodes()), "->", len(circuit_to_dag(after).op_nodes()))
