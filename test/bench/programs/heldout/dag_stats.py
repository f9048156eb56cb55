from collections import defaultdict

from qiskit import QuantumCircuit
from qiskit.circuit.library import QFTGate
from qiskit.converters import circuit_to_dag
from qiskit.dagcircuit import DAGOpNode
from qiskit.transpiler import PassManager, TransformationPass, AnalysisPass


class CountLayers(AnalysisPass):
    """Store the number of gates in each layer."""

    def run(self, dag):
        sizes = []
        for layer in dag.layers():
            sizes.append(layer["graph"].size())
        self.property_set["layer_sizes"] = sizes


class DropIdentityRotations(TransformationPass):
    def __init__(self, threshold=1e-6):
        super().__init__()
        self.threshold = threshold

    def run(self, dag):
        for node in dag.op_nodes():
            if node.op.name in {"rx", "ry", "rz", "p", "cp"}:
                angle = node.op.params[0]
                if abs(angle) < self.threshold:
                    dag.remove_op_node(node)
        return dag


qc = QuantumCircuit(6)
qc.append(QFTGate(6), range(6))
qc = qc.decompose(reps=2)

pm = PassManager([CountLayers(), DropIdentityRotations(0.2)])
result = pm.run(qc)
print(pm.property_set["layer_sizes"])
print(qc.size(), "->", result.size())

usage = defaultdict(int)
dag = circuit_to_dag(result)
for node in dag.topological_op_nodes():
    for qubit in node.qargs:
        usage[dag.find_bit(qubit).index] += 1
for index in sorted(usage):
    print(index, usage[index])
