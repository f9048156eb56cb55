from __future__ import annotations

import math
from typing import Iterable

from qiskit import QuantumCircuit
from qiskit.circuit.library import MCMTGate, ZGate, grover_operator
from qiskit.primitives import StatevectorSampler


class MarkedStatesOracle:
    """Phase oracle which flips the sign of the given bitstrings."""

    def __init__(self, marked: Iterable[str]) -> None:
        self.marked = sorted(set(marked))
        if not self.marked:
            raise ValueError("need at least one marked state")
        lengths = {len(m) for m in self.marked}
        if len(lengths) != 1:
            raise ValueError(f"bitstrings of different lengths: {lengths}")
        self.num_qubits = lengths.pop()

    def to_circuit(self) -> QuantumCircuit:
        qc = QuantumCircuit(self.num_qubits, name="oracle")
        for target in self.marked:
            zero_inds = [i for i, b in enumerate(reversed(target)) if b == "0"]
            if zero_inds:
                qc.x(zero_inds)
            qc.compose(MCMTGate(ZGate(), self.num_qubits - 1, 1), inplace=True)
            if zero_inds:
                qc.x(zero_inds)
        return qc

    def optimal_iterations(self) -> int:
        ratio = len(self.marked) / 2**self.num_qubits
        theta = math.asin(math.sqrt(ratio))
        return max(1, math.floor(math.pi / (4 * theta)))


def search(oracle: MarkedStatesOracle, shots: int = 1000) -> dict[str, int]:
    op = grover_operator(oracle.to_circuit())
    qc = QuantumCircuit(op.num_qubits)
    qc.h(range(op.num_qubits))
    qc.compose(op.power(oracle.optimal_iterations()), inplace=True)
    qc.measure_all()
    result = StatevectorSampler().run([qc], shots=shots).result()
    return result[0].data.meas.get_counts()


def main() -> None:
    oracle = MarkedStatesOracle(["01101", "11010"])
    counts = search(oracle)
    print(f"iterations: {oracle.optimal_iterations()}")
    for key in sorted(counts, key=counts.get, reverse=True)[:6]:
        mark = "*" if key in oracle.marked else " "
        print(f" {mark} {key} {counts[key]:5d}")


if __name__ == "__main__":
    main()
