from collections import Counter

from qiskit import QuantumCircuit
from qiskit.converters import circuit_to_dag, dag_to_circuit
from qiskit.transpiler import PassManager
from qiskit.transpiler.basepasses import TransformationPass
from qiskit.transpiler.passes import CommutativeCancellation, Optimize1qGatesDecomposition


class RemoveBarriers(TransformationPass):
    """Takes every barrier out of a circuit."""

    def run(self, dag):
        for node in dag.op_nodes():
            if node.op.name == "barrier":
                dag.remove_op_node(node)
        return dag


class ReplaceSwaps(TransformationPass):
    """Writes each swap as three controlled-not gates."""

    def __init__(self):
        super().__init__()
        self.replacement = QuantumCircuit(2)
        self.replacement.cx(0, 1)
        self.replacement.cx(1, 0)
        self.replacement.cx(0, 1)

    def run(self, dag):
        for node in dag.op_nodes():
            if node.op.name == "swap":
                dag.substitute_node_with_dag(node, circuit_to_dag(self.replacement))
        return dag


circuit = QuantumCircuit(3)
circuit.h(0)
circuit.barrier()
circuit.swap(0, 2)
circuit.cx(0, 1)
circuit.cx(0, 1)

manager = PassManager([RemoveBarriers(), ReplaceSwaps()])
manager.append(CommutativeCancellation())
manager.append(Optimize1qGatesDecomposition(basis=["rz", "sx", "x"]))
optimized = manager.run(circuit)
print(Counter(optimized.count_ops()))
print(dag_to_circuit(circuit_to_dag(optimized)).depth())
