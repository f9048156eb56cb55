from math import isclose, pi

from qiskit import QuantumCircuit
from qiskit.circuit.library import RZGate
from qiskit.circuit.random import random_circuit
from qiskit.dagcircuit import DAGCircuit
from qiskit.quantum_info import Operator
from qiskit.transpiler import AnalysisPass, PassManager, TransformationPass
from qiskit.transpiler.passes import FixedPoint, Size
from qiskit.passmanager.flow_controllers import DoWhileController


class CancelNeighbours(TransformationPass):
    """Removes pairs of identical self inverse gates that touch each other."""

    SELF_INVERSE = {"h", "x", "y", "z", "cx", "cz", "swap", "ccx"}

    def run(self, dag: DAGCircuit) -> DAGCircuit:
        for node in list(dag.topological_op_nodes()):
            if node.name not in self.SELF_INVERSE or node not in dag.op_nodes():
                continue
            successors = list(dag.op_successors(node))
            if len(successors) != 1:
                continue
            other = successors[0]
            if other.name == node.name and other.qargs == node.qargs:
                dag.remove_op_node(node)
                dag.remove_op_node(other)
        return dag


class MergeRZ(TransformationPass):
    """rz(a) rz(b) -> rz(a+b), and drop rz(0)."""

    def run(self, dag: DAGCircuit) -> DAGCircuit:
        for run in dag.collect_runs(["rz"]):
            total = sum(float(node.op.params[0]) for node in run)
            first, *rest = run
            for node in rest:
                dag.remove_op_node(node)
            if isclose(total % (4 * pi), 0, abs_tol=1e-10):
                dag.remove_op_node(first)
            else:
                dag.substitute_node(first, RZGate(total), inplace=True)
        return dag


class ReportSize(AnalysisPass):
    def run(self, dag):
        print("   size", dag.size(), "depth", dag.depth())


def not_converged(property_set):
    return not property_set["size_fixed_point"]


loop = DoWhileController(
    [CancelNeighbours(), MergeRZ(), Size(), FixedPoint("size"), ReportSize()],
    do_while=not_converged,
)
pm = PassManager([loop])

qc = QuantumCircuit(3)
qc.h(0)
qc.cx(0, 1)
qc.rz(0.4, 2)
qc.rz(-0.4, 2)
qc.x(2)
qc.x(2)
qc.cx(0, 1)
qc.h(0)
qc.ccx(0, 1, 2)
print(qc.draw())
out = pm.run(qc)
print(out.draw())
assert Operator(out) == Operator(qc)

# mirror circuits should vanish completely
for seed in range(3):
    half = random_circuit(4, 4, max_operands=2, seed=seed)
    mirror = half.compose(half.inverse())
    print("mirror", seed, "before", mirror.size())
    reduced = pm.run(mirror)
    print("       after ", reduced.size(), dict(reduced.count_ops()))
