"""A transformation pass which writes every SWAP as three CX, and an analysis pass that counts them."""
import logging

from qiskit import QuantumCircuit
from qiskit.circuit.library import CXGate, SwapGate
from qiskit.dagcircuit import DAGCircuit
from qiskit.transpiler import AnalysisPass, PassManager, TransformationPass
from qiskit.transpiler.passes import CommutativeInverseCancellation

logger = logging.getLogger(__name__)


class CountTwoQubit(AnalysisPass):
    def __init__(self, key="two_qubit_count"):
        super().__init__()
        self.key = key

    def run(self, dag):
        self.property_set[self.key] = len(dag.two_qubit_ops())


class SwapToCX(TransformationPass):
    """Replace swap gates by cx cx cx."""

    def run(self, dag: DAGCircuit) -> DAGCircuit:
        mini = QuantumCircuit(2)
        mini.cx(0, 1)
        mini.cx(1, 0)
        mini.cx(0, 1)
        replacement = mini.to_dag()
        for node in dag.op_nodes(SwapGate):
            logger.debug("swap on %s", [dag.find_bit(q).index for q in node.qargs])
            dag.substitute_node_with_dag(node, replacement)
        return dag


logging.basicConfig(level=logging.DEBUG)

qc = QuantumCircuit(3)
qc.swap(0, 1)
qc.cx(0, 1)
qc.swap(1, 2)
qc.append(CXGate(), [0, 2])

pm = PassManager([CountTwoQubit("before"), SwapToCX()])
pm.append(CommutativeInverseCancellation())
pm.append(CountTwoQubit("after"))

out = pm.run(qc)
print(out)
print(pm.property_set["before"], "->", pm.property_set["after"])
