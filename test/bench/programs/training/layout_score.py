"""Score layouts of an already transpiled circuit and move it to better qubits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import networkx as nx
from networkx.algorithms.isomorphism import GraphMatcher
from qiskit import QuantumCircuit
from qiskit.transpiler import Target, generate_preset_pass_manager
from qiskit_ibm_runtime.fake_provider import FakeSherbrooke


class ScoredLayout(NamedTuple):
    layout: list[int]
    score: float


def deflate(circuit: QuantumCircuit) -> QuantumCircuit:
    """Drop the idle qubits of a circuit laid out on a device."""
    active = sorted(
        {
            circuit.find_bit(qubit).index
            for inst in circuit.data
            if inst.operation.name not in ("barrier", "delay")
            for qubit in inst.qubits
        }
    )
    index = {physical: i for i, physical in enumerate(active)}
    small = QuantumCircuit(len(active), name=circuit.name)
    for creg in circuit.cregs:
        small.add_register(creg)
    for inst in circuit.data:
        qargs = [circuit.find_bit(q).index for q in inst.qubits]
        if inst.operation.name == "barrier":
            qargs = [q for q in qargs if q in index]
            small.barrier(*(index[q] for q in qargs))
            continue
        small.append(inst.operation, [index[q] for q in qargs], inst.clbits)
    return small


def matching_layouts(small: QuantumCircuit, target: Target) -> Iterator[list[int]]:
    pattern = nx.Graph()
    pattern.add_nodes_from(range(small.num_qubits))
    for inst in small.data:
        if inst.operation.num_qubits == 2 and inst.operation.name != "barrier":
            pattern.add_edge(*(small.find_bit(q).index for q in inst.qubits))
    device = nx.Graph(list(target.build_coupling_map().get_edges()))
    for match in GraphMatcher(device, pattern).subgraph_monomorphisms_iter():
        inverse = {virtual: physical for physical, virtual in match.items()}
        yield [inverse[v] for v in range(small.num_qubits)]


def score(small: QuantumCircuit, layout: list[int], target: Target) -> float:
    fidelity = 1.0
    for inst in small.data:
        name = inst.operation.name
        if name == "barrier":
            continue
        qargs = tuple(layout[small.find_bit(q).index] for q in inst.qubits)
        props = target[name].get(qargs) or target[name].get(qargs[::-1])
        if props is not None and props.error is not None:
            fidelity *= 1 - props.error
    return 1 - fidelity


def rank_layouts(
    circuit: QuantumCircuit, target: Target, limit: int = 5000
) -> list[ScoredLayout]:
    small = deflate(circuit)
    candidates = islice(matching_layouts(small, target), limit)
    scored = [
        ScoredLayout(layout, score(small, layout, target)) for layout in candidates
    ]
    return sorted(scored, key=lambda item: item.score)


if __name__ == "__main__":
    backend = FakeSherbrooke()
    ring = QuantumCircuit(6)
    ring.h(0)
    for i in range(5):
        ring.cx(i, i + 1)
    ring.measure_all()
    trans = generate_preset_pass_manager(1, backend=backend, seed_transpiler=3).run(
        ring
    )
    best, *_, worst = rank_layouts(trans, backend.target)
    print("best ", best.layout, f"{best.score:.4f}")
    print("worst", worst.layout, f"{worst.score:.4f}")
    moved = generate_preset_pass_manager(
        1, backend=backend, initial_layout=best.layout
    ).run(deflate(trans))
    print(moved.depth(), moved.count_ops())
