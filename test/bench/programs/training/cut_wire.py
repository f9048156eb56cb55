"""Wire cutting by hand.

One wire of a circuit is cut:  rho = 1/2 sum_P  Tr(P rho) P,  P in {I, X, Y, Z}.
The upstream half measures P at the cut; the downstream half is fed with the
eigenstates of P.
"""
from itertools import product

import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import Pauli, SparsePauliOp

# preparation circuits of the four inputs, and how each Pauli expands in them
INPUTS = ["0", "1", "+", "i"]
EXPANSION = {
    "I": {"0": 1, "1": 1},
    "Z": {"0": 1, "1": -1},
    "X": {"+": 2, "0": -1, "1": -1},
    "Y": {"i": 2, "0": -1, "1": -1},
}


def prepare(qc: QuantumCircuit, qubit: int, state: str) -> None:
    if state == "1":
        qc.x(qubit)
    elif state == "+":
        qc.h(qubit)
    elif state == "i":
        qc.h(qubit)
        qc.s(qubit)


class WireCut:
    """``upstream`` ends on its last qubit, which is qubit 0 of ``downstream``."""

    def __init__(self, upstream: QuantumCircuit, downstream: QuantumCircuit):
        self.up = upstream
        self.down = downstream
        self.estimator = StatevectorEstimator()

    def joined(self) -> QuantumCircuit:
        n_up, n_down = self.up.num_qubits, self.down.num_qubits
        qc = QuantumCircuit(n_up + n_down - 1)
        qc.compose(self.up, range(n_up), inplace=True)
        qc.compose(self.down, range(n_up - 1, n_up + n_down - 1), inplace=True)
        return qc

    def _upstream_values(self, label: str) -> dict[str, float]:
        ops = [SparsePauliOp(p + label) for p in EXPANSION]
        evs = self.estimator.run([(self.up, ops)]).result()[0].data.evs
        return dict(zip(EXPANSION, evs))

    def _downstream_values(self, label: str) -> dict[str, float]:
        pubs = []
        for state in INPUTS:
            qc = QuantumCircuit(self.down.num_qubits)
            prepare(qc, 0, state)
            pubs.append((qc.compose(self.down), SparsePauliOp(label)))
        result = self.estimator.run(pubs).result()
        return {s: float(r.data.evs) for s, r in zip(INPUTS, result)}

    def expectation(self, pauli: Pauli) -> float:
        label = pauli.to_label()
        n_down = self.down.num_qubits
        up = self._upstream_values(label[n_down:])
        down = self._downstream_values(label[:n_down])
        total = 0.0
        for p, weights in EXPANSION.items():
            total += up[p] * sum(w * down[s] for s, w in weights.items())
        return total / 2


def main():
    rng = np.random.default_rng(3)
    up = QuantumCircuit(3)
    for q in range(3):
        up.ry(rng.uniform(0, np.pi), q)
    up.cx(0, 1)
    up.cx(1, 2)
    down = QuantumCircuit(2)
    down.rx(0.4, 0)
    down.cz(0, 1)
    down.h(1)
    down.cx(1, 0)

    cut = WireCut(up, down)
    full = cut.joined()
    worst = 0.0
    for letters in product("IXZ", repeat=full.num_qubits):
        pauli = Pauli("".join(letters))
        exact = StatevectorEstimator().run([(full, pauli)]).result()[0].data.evs
        worst = max(worst, abs(exact - cut.expectation(pauli)))
    print(f"largest deviation: {worst:.2e}")


if __name__ == "__main__":
    main()
