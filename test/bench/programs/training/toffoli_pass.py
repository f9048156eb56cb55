from qiskit import QuantumCircuit
from qiskit.circuit.library import CCXGate
from qiskit.converters import circuit_to_dag
from qiskit.dagcircuit import DAGCircuit
from qiskit.transpiler import PassManager
from qiskit.transpiler.basepasses import AnalysisPass, TransformationPass
from qiskit.transpiler.passes import Optimize1qGatesDecomposition, UnrollCustomDefinitions


class CountToffolis(AnalysisPass):
    """Writes the number of Toffoli gates into the property set."""

    def run(self, dag: DAGCircuit) -> None:
        self.property_set["toffolis"] = len(dag.named_nodes("ccx"))


class ReplaceToffolis(TransformationPass):
    """Puts relative-phase Toffolis in place of the exact ones."""

    def __init__(self, limit: int = 100):
        super().__init__()
        self.limit = limit

    def run(self, dag: DAGCircuit) -> DAGCircuit:
        replaced = 0
        for node in dag.op_nodes(CCXGate):
            if replaced >= self.limit:
                break
            dag.substitute_node_with_dag(node, self._replacement())
            replaced += 1
        self.property_set["replaced"] = replaced
        return dag

    def _replacement(self) -> DAGCircuit:
        qc = QuantumCircuit(3)
        qc.rccx(0, 1, 2)
        return circuit_to_dag(qc)


def main() -> None:
    qc = QuantumCircuit(5)
    qc.h(range(5))
    for i in range(3):
        qc.ccx(i, i + 1, i + 2)
    qc.measure_all()

    pm = PassManager([CountToffolis(), ReplaceToffolis(limit=2), CountToffolis()])
    out = pm.run(qc)
    print("before:", qc.count_ops())
    print("after:", out.count_ops())
    print("toffolis:", pm.property_set["toffolis"])
    print("replaced:", pm.property_set["replaced"])


if __name__ == "__main__":
    main()
