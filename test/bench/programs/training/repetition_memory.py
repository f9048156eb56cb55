from __future__ import annotations

from dataclasses import dataclass, field

import networkx as nx
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, ReadoutError, depolarizing_error


@dataclass
class RepetitionCode:
    """Memory experiment of the distance d repetition code with T rounds."""

    d: int
    T: int
    reset: bool = True
    circuit: QuantumCircuit = field(init=False)

    def __post_init__(self):
        self.data = QuantumRegister(self.d, "data")
        self.link = QuantumRegister(self.d - 1, "link")
        self.rounds = [ClassicalRegister(self.d - 1, f"round_{t}") for t in range(self.T)]
        self.final = ClassicalRegister(self.d, "final")
        self.circuit = QuantumCircuit(self.data, self.link, *self.rounds, self.final)
        for t in range(self.T):
            self._syndrome_round(t)
        self.circuit.measure(self.data, self.final)

    def _syndrome_round(self, t):
        qc = self.circuit
        for i in range(self.d - 1):
            qc.cx(self.data[i], self.link[i])
        for i in range(self.d - 1):
            qc.cx(self.data[i + 1], self.link[i])
        qc.measure(self.link, self.rounds[t])
        if self.reset:
            qc.reset(self.link)
        qc.barrier()

    def detectors(self, key):
        """Set of space-time points at which the syndrome changes."""
        words = key.split()[::-1]                       # round_0 ... final
        syndromes = [[int(b) for b in w[::-1]] for w in words[:-1]]
        final = [int(b) for b in words[-1][::-1]]
        syndromes.append([final[i] ^ final[i + 1] for i in range(self.d - 1)])
        events, last = [], [0] * (self.d - 1)
        for t, row in enumerate(syndromes):
            events += [(i, t) for i in range(self.d - 1) if row[i] != last[i]]
            last = row
        return events, final

    def decode(self, key):
        events, final = self.detectors(key)
        graph = nx.Graph()
        for a, (i, t) in enumerate(events):
            left, right = i + 1, self.d - 1 - i
            # every event may be matched with its own copy of the boundary
            graph.add_edge(a, ("b", a), weight=-min(left, right))
            for b in range(a):
                j, s = events[b]
                graph.add_edge(a, b, weight=-(abs(i - j) + abs(t - s)))
                graph.add_edge(("b", a), ("b", b), weight=0)
        matching = nx.max_weight_matching(graph, maxcardinality=True)

        flip = 0        # parity of the corrections that cross data qubit 0
        for u, v in matching:
            event = next((x for x in (u, v) if isinstance(x, int)), None)
            boundary = isinstance(u, tuple) != isinstance(v, tuple)
            if event is not None and boundary:
                i, _ = events[event]
                if i + 1 <= self.d - 1 - i:
                    flip ^= 1
        return final[0] ^ flip


def noise_model(p):
    model = NoiseModel()
    model.add_all_qubit_quantum_error(depolarizing_error(p, 2), ["cx"])
    model.add_all_qubit_readout_error(ReadoutError([[1 - p, p], [p, 1 - p]]))
    return model


if __name__ == "__main__":
    shots = 2000
    for p in (0.005, 0.01, 0.03):
        sim = AerSimulator(method="stabilizer", noise_model=noise_model(p))
        for d in (3, 5, 7):
            code = RepetitionCode(d, T=d)
            counts = sim.run(code.circuit, shots=shots).result().get_counts()
            errors = sum(n for key, n in counts.items() if code.decode(key))
            print(f"p={p:<6} d={d}  logical error {errors / shots:.4f}  ops {dict(code.circuit.count_ops())}")
