"""Graph colouring with one-hot colours and an XY ring mixer.

The one-hot constraint is kept by starting every node in a W state and mixing
only inside the subspace of Hamming weight one.
"""
import networkx as nx
import numpy as np
from scipy.optimize import minimize

from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.circuit.library import XXPlusYYGate
from qiskit.primitives import StatevectorSampler

K = 3  # colours
G = nx.Graph([(0, 1), (1, 2), (2, 0), (2, 3)])
NUM_QUBITS = G.number_of_nodes() * K


def q(node, colour):
    return node * K + colour


def w_state(k):
    """W state on k qubits by a chain of controlled rotations."""
    qc = QuantumCircuit(k, name="W")
    qc.x(0)
    for i in range(k - 1):
        theta = 2 * np.arccos(np.sqrt(1 / (k - i)))
        qc.cry(theta, i, i + 1)
        qc.cx(i + 1, i)
    return qc


def ansatz(p):
    qc = QuantumCircuit(NUM_QUBITS)
    for v in G.nodes:
        qc.compose(w_state(K), [q(v, c) for c in range(K)], inplace=True)
    for layer in range(p):
        gamma = Parameter(f"g_{layer}")
        beta = Parameter(f"b_{layer}")
        # conflicts: both ends of an edge in the same colour
        for u, v in G.edges:
            for c in range(K):
                qc.cp(-gamma, q(u, c), q(v, c))
        for v in G.nodes:
            for c in range(K):
                qc.append(XXPlusYYGate(2 * beta), [q(v, c), q(v, (c + 1) % K)])
    qc.measure_all()
    return qc


def decode(bits):
    bits = bits[::-1]
    colours = {}
    for v in G.nodes:
        block = bits[v * K:(v + 1) * K]
        assert block.count("1") == 1, "left the feasible subspace"
        colours[v] = block.index("1")
    return colours


def conflicts(colours):
    return sum(colours[u] == colours[v] for u, v in G.edges)


sampler = StatevectorSampler(seed=123)
SHOTS = 1000


def mean_conflicts(params, circuit):
    counts = sampler.run([(circuit, params)], shots=SHOTS).result()[0].data.meas.get_counts()
    return sum(n * conflicts(decode(b)) for b, n in counts.items()) / SHOTS


for p in (1, 2):
    circuit = ansatz(p)
    x0 = [0.4] * p + [0.9] * p
    res = minimize(mean_conflicts, x0, args=(circuit,), method="COBYLA", options={"maxiter": 60, "rhobeg": 0.3})
    counts = sampler.run([(circuit, res.x)], shots=SHOTS).result()[0].data.meas.get_counts()
    proper = sum(n for b, n in counts.items() if conflicts(decode(b)) == 0)
    print(f"p={p}  <conflicts>={res.fun:.3f}  proper colourings={proper / SHOTS:.2%}")

top = max(counts, key=lambda b: (conflicts(decode(b)) == 0, counts[b]))
print(decode(top))
