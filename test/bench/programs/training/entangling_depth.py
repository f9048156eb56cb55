from collections import Counter, defaultdict

from qiskit.circuit import QuantumCircuit
from qiskit.dagcircuit import DAGCircuit
from qiskit.transpiler import PassManager, generate_preset_pass_manager
from qiskit.transpiler.basepasses import AnalysisPass
from qiskit_ibm_runtime.fake_provider import FakeSherbrooke


class EntanglingDepth(AnalysisPass):
    """Count layers of two-qubit gates, ignoring everything else.

    The depth is written to ``property_set["entangling_depth"]``.
    """

    def run(self, dag: DAGCircuit) -> None:
        level = defaultdict(int)
        for node in dag.topological_op_nodes():
            if len(node.qargs) != 2 or node.name == "barrier":
                continue
            depth = max(level[q] for q in node.qargs) + 1
            for q in node.qargs:
                level[q] = depth
        self.property_set["entangling_depth"] = max(level.values(), default=0)


class InteractionCounts(AnalysisPass):
    """How many two-qubit gates act on each pair of qubits."""

    def run(self, dag: DAGCircuit) -> None:
        pairs = Counter()
        for node in dag.two_qubit_ops():
            a, b = (dag.find_bit(q).index for q in node.qargs)
            pairs[min(a, b), max(a, b)] += 1
        self.property_set["interactions"] = pairs


class BusiestQubit(AnalysisPass):
    def __init__(self):
        super().__init__()
        self.requires.append(InteractionCounts())

    def run(self, dag: DAGCircuit) -> None:
        load = Counter()
        for (a, b), n in self.property_set["interactions"].items():
            load[a] += n
            load[b] += n
        self.property_set["busiest_qubit"] = load.most_common(1)[0] if load else None


def analyse(circuit: QuantumCircuit) -> dict:
    pm = PassManager([EntanglingDepth(), BusiestQubit()])
    pm.run(circuit)
    return {
        "depth": circuit.depth(),
        "entangling_depth": pm.property_set["entangling_depth"],
        "busiest_qubit": pm.property_set["busiest_qubit"],
    }


def main() -> None:
    num_qubits = 12
    qc = QuantumCircuit(num_qubits)
    qc.h(range(num_qubits))
    for step in range(3):
        for i in range(num_qubits):
            qc.rzz(0.1 * (step + 1), i, (i + 1) % num_qubits)
        qc.rx(0.7, range(num_qubits))
    qc.measure_all()

    print("logical ", analyse(qc))
    backend = FakeSherbrooke()
    for level in range(4):
        pm = generate_preset_pass_manager(level, backend=backend, seed_transpiler=11)
        print(f"level {level}:", analyse(pm.run(qc)))


if __name__ == "__main__":
    main()
