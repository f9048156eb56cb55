"""Choose a good chain of qubits from the error rates in a target."""

import logging
import math
from dataclasses import dataclass

import networkx as nx
from qiskit import QuantumCircuit
from qiskit.providers import BackendV2
from qiskit.transpiler import Target, generate_preset_pass_manager
from qiskit_ibm_runtime.fake_provider import FakeKyiv

logger = logging.getLogger(__name__)


@dataclass(order=True)
class Chain:
    cost: float
    qubits: tuple[int, ...]

    @property
    def fidelity(self) -> float:
        return math.exp(-self.cost)


def two_qubit_gate(target: Target) -> str:
    for name in ("cz", "ecr", "cx"):
        if name in target.operation_names:
            return name
    raise ValueError("target has no known two-qubit gate")


def error_graph(target: Target, max_error: float = 0.5) -> nx.Graph:
    """Graph whose edges and nodes carry minus the log of the fidelity."""
    graph = nx.Graph()
    for (qubit,), props in target["measure"].items():
        error = props.error if props is not None and props.error is not None else 0.0
        if error < max_error:
            graph.add_node(qubit, cost=-math.log1p(-error))
    for (a, b), props in target[two_qubit_gate(target)].items():
        if a not in graph or b not in graph or props is None or props.error is None:
            continue
        if props.error >= max_error:
            logger.info("skipping faulty edge %s-%s", a, b)
            continue
        graph.add_edge(a, b, cost=-math.log1p(-props.error))
    return graph


def best_chain(target: Target, length: int, beam: int = 200) -> Chain:
    """Beam search for the cheapest path with `length` qubits."""
    graph = error_graph(target)
    chains = [Chain(graph.nodes[q]["cost"], (q,)) for q in graph]
    for _ in range(length - 1):
        longer = []
        for chain in chains:
            tail = chain.qubits[-1]
            for neighbor in graph[tail]:
                if neighbor in chain.qubits:
                    continue
                step = (
                    graph.edges[tail, neighbor]["cost"] + graph.nodes[neighbor]["cost"]
                )
                longer.append(Chain(chain.cost + step, chain.qubits + (neighbor,)))
        if not longer:
            raise ValueError(f"no chain of {length} qubits")
        chains = sorted(longer)[:beam]
    return chains[0]


def compile_on_chain(circuit: QuantumCircuit, backend: BackendV2) -> QuantumCircuit:
    chain = best_chain(backend.target, circuit.num_qubits)
    logger.info("chain %s, estimated fidelity %.4f", chain.qubits, chain.fidelity)
    pm = generate_preset_pass_manager(
        optimization_level=3,
        backend=backend,
        initial_layout=list(chain.qubits),
    )
    return pm.run(circuit)


if __name__ == "__main__":
    logging.basicConfig(level="INFO")
    n = 10
    qc = QuantumCircuit(n)
    qc.h(0)
    for i in range(n - 1):
        qc.cx(i, i + 1)
    qc.measure_all()
    isa = compile_on_chain(qc, FakeKyiv())
    print(isa.layout.final_index_layout())
    print(isa.count_ops())
