"""A few passes of our own."""
import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import CXGate, CZGate, HGate, RZGate
from qiskit.converters import circuit_to_dag
from qiskit.dagcircuit import DAGCircuit
from qiskit.transpiler import PassManager, StagedPassManager, generate_preset_pass_manager
from qiskit.transpiler.basepasses import AnalysisPass, TransformationPass
from qiskit.transpiler.passes import Optimize1qGatesDecomposition


class DropSmallRotations(TransformationPass):
    """Remove rz/rx/ry whose angle is below a threshold."""

    def __init__(self, threshold=1e-3):
        super().__init__()
        self.threshold = threshold

    def run(self, dag: DAGCircuit) -> DAGCircuit:
        for node in dag.op_nodes():
            if node.op.name not in ("rx", "ry", "rz"):
                continue
            (angle,) = node.op.params
            if isinstance(angle, (int, float)):
                wrapped = (angle + np.pi) % (2 * np.pi) - np.pi
                if abs(wrapped) < self.threshold:
                    dag.remove_op_node(node)
        return dag


class CXToCZ(TransformationPass):
    """cx -> h cz h, to have one kind of entangler only."""

    def run(self, dag):
        template = QuantumCircuit(2)
        template.append(HGate(), [1])
        template.append(CZGate(), [0, 1])
        template.append(HGate(), [1])
        mini = circuit_to_dag(template)
        for node in dag.op_nodes(CXGate):
            dag.substitute_node_with_dag(node, mini)
        return dag


class SnapToGrid(TransformationPass):
    """Round rz angles to multiples of 2*pi / 2**bits."""

    def __init__(self, bits):
        super().__init__()
        self.step = 2 * np.pi / 2**bits

    def run(self, dag):
        for node in dag.named_nodes("rz"):
            angle = node.op.params[0]
            try:
                value = float(angle)
            except TypeError:  # unbound
                continue
            snapped = self.step * round(value / self.step)
            dag.substitute_node(node, RZGate(snapped), inplace=True)
        return dag


class TwoQubitHistogram(AnalysisPass):
    """How often each pair of qubits is used, to ``property_set["pairs"]``."""

    def run(self, dag):
        pairs = {}
        for node in dag.two_qubit_ops():
            key = tuple(sorted(dag.find_bit(q).index for q in node.qargs))
            pairs[key] = pairs.get(key, 0) + 1
        self.property_set["pairs"] = pairs


def our_pass_manager(backend, bits=10) -> StagedPassManager:
    pm = generate_preset_pass_manager(optimization_level=2, backend=backend)
    pm.pre_init = PassManager([DropSmallRotations()])
    pm.post_optimization = PassManager([SnapToGrid(bits), DropSmallRotations(1e-6)])
    return pm


def simple_pass_manager() -> PassManager:
    pm = PassManager([CXToCZ(), TwoQubitHistogram()])
    pm.append(Optimize1qGatesDecomposition(basis=["rz", "sx"]))
    return pm


if __name__ == "__main__":
    qc = QuantumCircuit(3)
    qc.h(0)
    qc.rz(1e-5, 0)
    qc.cx(0, 1)
    qc.rz(0.3333, 1)
    qc.cx(1, 2)
    qc.cx(0, 1)
    seen = {}
    out = simple_pass_manager().run(qc, callback=lambda **kw: seen.update(kw["property_set"]))
    print(out)
    print(seen.get("pairs"))
