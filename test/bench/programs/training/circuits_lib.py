"""Small library of state preparation circuits used across the project."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import networkx as nx
from qiskit import QuantumCircuit, QuantumRegister


def ghz(num_qubits: int, measure: bool = False) -> QuantumCircuit:
    """GHZ state with a linear chain of CNOTs."""
    if num_qubits < 2:
        raise ValueError("a GHZ state needs at least two qubits")
    qc = QuantumCircuit(num_qubits, name=f"ghz_{num_qubits}")
    qc.h(0)
    for i in range(num_qubits - 1):
        qc.cx(i, i + 1)
    if measure:
        qc.measure_all()
    return qc


def ghz_log_depth(num_qubits: int) -> QuantumCircuit:
    """Same state, but fan the CNOTs out in a tree."""
    qc = QuantumCircuit(num_qubits, name=f"ghz_log_{num_qubits}")
    qc.h(0)
    filled = 1
    while filled < num_qubits:
        for i in range(min(filled, num_qubits - filled)):
            qc.cx(i, filled + i)
        filled *= 2
    return qc


def w_state(num_qubits: int) -> QuantumCircuit:
    """|W> by passing the excitation down the line."""
    qc = QuantumCircuit(num_qubits, name=f"w_{num_qubits}")
    qc.x(0)
    for k in range(num_qubits - 1):
        remaining = num_qubits - k
        theta = 2 * math.acos(math.sqrt(1 / remaining))
        qc.cry(theta, k, k + 1)
        qc.cx(k + 1, k)
    return qc


def graph_state(graph: nx.Graph) -> QuantumCircuit:
    """One |+> for each node, one CZ for each edge."""
    index = {node: i for i, node in enumerate(sorted(graph.nodes))}
    qc = QuantumCircuit(len(index), name="graph_state")
    qc.h(range(len(index)))
    for u, v in graph.edges:
        qc.cz(index[u], index[v])
    return qc


def bell_pairs(n_pairs: int) -> QuantumCircuit:
    alice = QuantumRegister(n_pairs, "alice")
    bob = QuantumRegister(n_pairs, "bob")
    qc = QuantumCircuit(alice, bob, name="bell_pairs")
    qc.h(alice)
    qc.cx(alice, bob)
    return qc


def dicke_superposition(labels: Sequence[str]) -> QuantumCircuit:
    """Equal superposition of the given bitstrings (dense preparation, keep it small)."""
    n = len(labels[0])
    amplitudes = [0.0] * 2**n
    for label in labels:
        amplitudes[int(label, 2)] = 1 / math.sqrt(len(labels))
    qc = QuantumCircuit(n)
    qc.prepare_state(amplitudes, range(n))
    return qc


def stack(circuits: Iterable[QuantumCircuit]) -> QuantumCircuit:
    """Put circuits side by side on disjoint qubits."""
    circuits = list(circuits)
    total = sum(c.num_qubits for c in circuits)
    out = QuantumCircuit(total)
    offset = 0
    for c in circuits:
        out.compose(c, qubits=range(offset, offset + c.num_qubits), inplace=True)
        offset += c.num_qubits
    return out
