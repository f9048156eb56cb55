"""Bit-flip repetition code, d data qubits, several syndrome rounds, decoded offline."""
from itertools import combinations

import matplotlib.pyplot as plt
import networkx as nx
import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, ReadoutError, depolarizing_error
from qiskit_ibm_runtime import SamplerV2 as Sampler


def repetition(d, rounds, logical):
    data = QuantumRegister(d, "data")
    anc = QuantumRegister(d - 1, "anc")
    syn = [ClassicalRegister(d - 1, f"s{r}") for r in range(rounds)]
    fin = ClassicalRegister(d, "final")
    qc = QuantumCircuit(data, anc, *syn, fin)
    if logical:
        qc.x(data)
    for r in range(rounds):
        for i in range(d - 1):
            qc.cx(data[i], anc[i])
        for i in range(d - 1):
            qc.cx(data[i + 1], anc[i])
        qc.measure(anc, syn[r])
        qc.reset(anc)
        qc.barrier()
    qc.measure(data, fin)
    return qc


def detectors(pub, d, rounds):
    """Shots x (rounds + 1) x (d - 1) array of syndrome changes."""
    history = []
    for r in range(rounds):
        history.append(pub[f"s{r}"].to_bool_array(order="little"))
    final = pub["final"].to_bool_array(order="little")
    history.append(final[:, 1:] ^ final[:, :-1])
    history = np.stack(history, axis=1)
    changes = history.copy()
    changes[:, 1:] ^= history[:, :-1]
    return changes, final


def decode(change, d):
    """Minimum weight matching with networkx. Returns the parity of flips of data qubit 0."""
    nodes = [tuple(map(int, x)) for x in np.argwhere(change)]
    graph = nx.Graph()
    for a, b in combinations(nodes, 2):
        graph.add_edge(a, b, weight=abs(a[0] - b[0]) + abs(a[1] - b[1]))
        graph.add_edge(("edge", a), ("edge", b), weight=0)
    for node in nodes:
        graph.add_edge(node, ("edge", node), weight=min(node[1] + 1, d - 1 - node[1]))
    flips = 0
    for u, v in nx.min_weight_matching(graph):
        if "edge" in (u[0], v[0]) and u[0] != v[0]:
            node = v if u[0] == "edge" else u
            if node[1] + 1 <= d - 1 - node[1]:
                flips ^= 1
    return flips


def noise(p):
    model = NoiseModel()
    model.add_all_qubit_quantum_error(depolarizing_error(p, 2), ["cx"])
    model.add_all_qubit_readout_error(ReadoutError([[1 - 2 * p, 2 * p], [2 * p, 1 - 2 * p]]))
    return model


if __name__ == "__main__":
    rates = [0.005, 0.01, 0.02, 0.04]
    for d in (3, 5):
        logical_error = []
        for p in rates:
            backend = AerSimulator(noise_model=noise(p), seed_simulator=11)
            pm = generate_preset_pass_manager(0, backend)
            qc = pm.run(repetition(d, d, logical=1))
            data = Sampler(mode=backend).run([qc], shots=1500).result()[0].data
            changes, final = detectors(data, d, d)
            wrong = [int(f[0]) ^ decode(c, d) != 1 for c, f in zip(changes, final)]
            logical_error.append(np.mean(wrong))
        print(d, logical_error)
        plt.loglog(rates, logical_error, "o-", label=f"d={d}")
    plt.xlabel("p")
    plt.ylabel("logical error")
    plt.legend()
    plt.savefig("repetition.png")
