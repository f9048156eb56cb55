"""Circuits as classes.

Subclassing QuantumCircuit is handy when a circuit has to remember what it was made of.
"""
from __future__ import annotations

from typing import Sequence

from qiskit import AncillaRegister, ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit import Parameter, ParameterVector
from qiskit_aer.primitives import SamplerV2


class RepetitionCode(QuantumCircuit):
    """Bit flip repetition code, ``rounds`` rounds of syndrome extraction."""

    def __init__(self, distance: int, rounds: int = 1, logical: str = "0"):
        self.data_qubits = QuantumRegister(distance, "data")
        self.ancilla = AncillaRegister(distance - 1, "anc")
        self.readout = ClassicalRegister(distance, "final")
        self.syndromes: list[ClassicalRegister] = []
        super().__init__(self.data_qubits, self.ancilla, self.readout, name="repetition")
        self.distance = distance
        if logical == "1":
            self.x(self.data_qubits)
        for r in range(rounds):
            self.syndrome_round(r)

    def syndrome_round(self, index: int) -> None:
        creg = ClassicalRegister(self.distance - 1, f"round_{index}")
        self.add_register(creg)
        self.syndromes.append(creg)
        for i in range(self.distance - 1):
            self.cx(self.data_qubits[i], self.ancilla[i])
            self.cx(self.data_qubits[i + 1], self.ancilla[i])
        self.measure(self.ancilla, creg)
        self.reset(self.ancilla)
        self.barrier()

    def read(self) -> RepetitionCode:
        self.measure(self.data_qubits, self.readout)
        return self


class LayeredAnsatz(QuantumCircuit):
    """An ansatz that grows, one layer at a time."""

    def __init__(self, num_qubits: int, pairs: Sequence[tuple[int, int]]):
        super().__init__(num_qubits, name="layered")
        self.pairs = list(pairs)
        self.layers = 0

    def grow(self) -> None:
        theta = ParameterVector(f"θ{self.layers}", self.num_qubits)
        for q, t in enumerate(theta):
            self.ry(t, q)
        phi = Parameter(f"φ{self.layers}")
        for a, b in self.pairs:
            self.rzz(phi, a, b)
        self.layers += 1

    @property
    def last_parameters(self):
        suffix = str(self.layers - 1)
        return [p for p in self.parameters if p.name.split("[")[0].endswith(suffix)]


def majority(bits: str) -> int:
    return int(bits.count("1") > len(bits) / 2)


def demo(error_on: int | None = 1) -> float:
    code = RepetitionCode(5, rounds=0)
    if error_on is not None:
        code.x(code.data_qubits[error_on])
    code.syndrome_round(0)
    code.read()
    data = SamplerV2(seed=1).run([code], shots=200).result()[0].data
    print("syndrome:", data.round_0.get_counts())
    finals = data.final.get_bitstrings()
    return sum(majority(b) == 0 for b in finals) / len(finals)


if __name__ == "__main__":
    print("logical fidelity", demo())
    grown = LayeredAnsatz(4, [(0, 1), (1, 2), (2, 3)])
    for _ in range(3):
        grown.grow()
        print(grown.layers, grown.num_parameters, grown.depth())
    print(grown.last_parameters)
