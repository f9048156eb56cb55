"""A small analysis pass and a transformation pass, with a demo.

``CountTwoQubit`` writes the number of two qubit gates into the property set,
``CancelAdjacentSwaps`` removes pairs of SWAP gates acting on the same two
qubits one after the other.
"""

from qiskit import QuantumCircuit
from qiskit.circuit.library import SwapGate
from qiskit.dagcircuit import DAGCircuit, DAGOpNode
from qiskit.transpiler import PassManager
from qiskit.transpiler.basepasses import AnalysisPass, TransformationPass


class CountTwoQubit(AnalysisPass):
    def __init__(self, key: str = "two_qubit_count"):
        super().__init__()
        self.key = key

    def run(self, dag: DAGCircuit):
        self.property_set[self.key] = len(dag.two_qubit_ops())


class CancelAdjacentSwaps(TransformationPass):
    def run(self, dag: DAGCircuit) -> DAGCircuit:
        removed = set()
        for node in dag.op_nodes(SwapGate):
            if node in removed:
                continue
            successors = [s for s in dag.successors(node) if isinstance(s, DAGOpNode)]
            if len(successors) != 1:
                continue
            nxt = successors[0]
            if nxt.op.name == "swap" and set(nxt.qargs) == set(node.qargs):
                removed.update((node, nxt))
                dag.remove_op_node(nxt)
                dag.remove_op_node(node)
        return dag


def demo():
    qc = QuantumCircuit(3)
    qc.h(0)
    qc.swap(0, 1)
    qc.swap(1, 0)
    qc.cx(0, 2)
    qc.swap(1, 2)
    qc.x(2)
    qc.swap(1, 2)

    pm = PassManager([
        CountTwoQubit("before"),
        CancelAdjacentSwaps(),
        CountTwoQubit("after"),
    ])
    out = pm.run(qc)
    print(qc.draw())
    print(out.draw())
    print("before:", pm.property_set["before"])
    print("after: ", pm.property_set["after"])


if __name__ == "__main__":
    demo()
