"""Find a good linear chain on the device for a 1D circuit."""
import math

import networkx as nx
from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime.fake_provider import FakeTorino

LENGTH = 12
KEEP = 5


def weighted_graph(backend):
    target = backend.target
    graph = nx.Graph()
    for q in range(backend.num_qubits):
        error = target["measure"][(q,)].error
        graph.add_node(q, cost=-math.log(1 - error))
    for (a, b), p in target["cz"].items():
        if p is None or p.error is None or p.error >= 0.5:
            continue
        graph.add_edge(a, b, cost=-math.log(1 - p.error))
    return graph


def chains(graph, length):
    """Depth first over simple paths, yields (cost, path)."""
    for start in graph.nodes:
        stack = [([start], graph.nodes[start]["cost"])]
        while stack:
            path, cost = stack.pop()
            if len(path) == length:
                if path[0] < path[-1]:
                    yield cost, path
                continue
            for n in graph.neighbors(path[-1]):
                if n not in path:
                    step = graph.edges[path[-1], n]["cost"] + graph.nodes[n]["cost"]
                    stack.append((path + [n], cost + step))


def ghz(n):
    qc = QuantumCircuit(n)
    qc.h(0)
    for i in range(n - 1):
        qc.cx(i, i + 1)
    qc.measure_all()
    return qc


if __name__ == "__main__":
    backend = FakeTorino()
    graph = weighted_graph(backend)
    ranked = sorted(chains(graph, LENGTH))[:KEEP]
    for cost, path in ranked:
        print(f"{math.exp(-cost):.4f}  {path}")

    best = ranked[0][1]
    pm = generate_preset_pass_manager(optimization_level=3, backend=backend, initial_layout=best, seed_transpiler=7)
    isa = pm.run(ghz(LENGTH))
    print("2q gates", isa.num_nonlocal_gates(), "2q depth", isa.depth(lambda x: x.operation.num_qubits == 2))
    print("layout kept:", isa.layout.final_index_layout() == best)
