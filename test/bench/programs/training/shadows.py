import random

import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import Pauli, SparsePauliOp, Statevector


class ClassicalShadow:
    """Random Pauli measurements of a state."""

    def __init__(self, circuit, num_snapshots, seed=None):
        self.circuit = circuit
        self.num_snapshots = num_snapshots
        self.rng = random.Random(seed)
        self.bases = []
        self.outcomes = []

    def _measured(self, basis):
        qc = self.circuit.copy()
        for qubit, letter in enumerate(basis):
            if letter == "X":
                qc.h(qubit)
            elif letter == "Y":
                qc.sdg(qubit)
                qc.h(qubit)
        qc.measure_all()
        return qc

    def collect(self):
        num_qubits = self.circuit.num_qubits
        circuits = []
        for _ in range(self.num_snapshots):
            basis = [self.rng.choice("XYZ") for _ in range(num_qubits)]
            self.bases.append(basis)
            circuits.append(self._measured(basis))
        sampler = StatevectorSampler(seed=11)
        result = sampler.run(circuits, shots=1).result()
        for pub_result in result:
            bitstring = pub_result.data.meas.get_bitstrings()[0]
            self.outcomes.append([int(bit) for bit in reversed(bitstring)])

    def expectation(self, pauli):
        total = 0
        letters = pauli.to_label()[::-1]
        for basis, outcome in zip(self.bases, self.outcomes):
            value = 1
            for qubit, letter in enumerate(letters):
                if letter == "I":
                    continue
                if basis[qubit] != letter:
                    value = 0
                    break
                value *= 3 * (-1) ** outcome[qubit]
            total += value
        return total / self.num_snapshots


qc = QuantumCircuit(3)
qc.ry(0.4, 0)
qc.cx(0, 1)
qc.cx(1, 2)

shadow = ClassicalShadow(qc, num_snapshots=5000, seed=2)
shadow.collect()
state = Statevector(qc)
for label in ["ZZI", "IZZ", "XXX", "ZIZ"]:
    pauli = Pauli(label)
    exact = state.expectation_value(pauli).real
    estimate = shadow.expectation(pauli)
    print(f"{label}: exact {exact:+.3f} shadow {estimate:+.3f}")
