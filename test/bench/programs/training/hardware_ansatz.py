from typing import Sequence

from qiskit import QuantumCircuit
from qiskit.circuit import ParameterVector


class HardwareEfficientAnsatz:
    """Layers of single-qubit rotations and entangling gates."""

    def __init__(
        self,
        num_qubits: int,
        layers: int,
        rotations: Sequence[str] = ("ry", "rz"),
        entanglement: str = "linear",
    ):
        self.num_qubits = num_qubits
        self.layers = layers
        self.rotations = rotations
        self.entanglement = entanglement

    @property
    def num_parameters(self) -> int:
        return self.num_qubits * len(self.rotations) * (self.layers + 1)

    def _pairs(self):
        if self.entanglement == "linear":
            return [(i, i + 1) for i in range(self.num_qubits - 1)]
        if self.entanglement == "circular":
            return [(i, (i + 1) % self.num_qubits) for i in range(self.num_qubits)]
        raise ValueError(f"unknown entanglement: {self.entanglement}")

    def _rotate(self, qc: QuantumCircuit, params, offset: int) -> int:
        for name in self.rotations:
            for qubit in range(self.num_qubits):
                getattr(qc, name)(params[offset], qubit)
                offset += 1
        return offset

    def build(self) -> QuantumCircuit:
        params = ParameterVector("θ", self.num_parameters)
        qc = QuantumCircuit(self.num_qubits, name="ansatz")
        offset = 0
        for _ in range(self.layers):
            offset = self._rotate(qc, params, offset)
            for control, target in self._pairs():
                qc.cx(control, target)
        self._rotate(qc, params, offset)
        return qc


if __name__ == "__main__":
    ansatz = HardwareEfficientAnsatz(4, 2)
    circuit = ansatz.build()
    print(circuit)
    print(circuit.num_parameters)
