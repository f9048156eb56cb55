"""Phase estimation: textbook and iterative, same interface."""
from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit import Gate
from qiskit.circuit.library import PhaseGate, QFTGate, UnitaryGate
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import SamplerV2
from scipy.linalg import expm


@dataclass
class PhaseResult:
    phase: float
    counts: dict[str, int]

    def energy(self, time: float) -> float:
        """Eigenvalue E from exp(-i E t), for E t in (-pi, pi]"""
        angle = -2 * np.pi * self.phase
        angle = (angle + np.pi) % (2 * np.pi) - np.pi
        return angle / time


class PhaseEstimator(ABC):
    def __init__(self, bits: int, shots: int = 2000, seed: int | None = None):
        self.bits = bits
        self.shots = shots
        self.sampler = SamplerV2(seed=seed)
        self.pm = generate_preset_pass_manager(
            optimization_level=1, backend=AerSimulator()
        )

    @abstractmethod
    def circuit(self, unitary: Gate, state: QuantumCircuit) -> QuantumCircuit:
        """Circuit with one classical register called ``phase``."""

    def estimate(self, unitary: Gate, state: QuantumCircuit) -> PhaseResult:
        isa = self.pm.run(self.circuit(unitary, state))
        data = self.sampler.run([isa], shots=self.shots).result()[0].data
        counts = data.phase.get_counts()
        best = max(counts, key=counts.get)
        return PhaseResult(int(best, 2) / 2**self.bits, counts)


class Textbook(PhaseEstimator):
    def circuit(self, unitary, state):
        evaluation = QuantumRegister(self.bits, "eval")
        target = QuantumRegister(unitary.num_qubits, "target")
        creg = ClassicalRegister(self.bits, "phase")
        qc = QuantumCircuit(evaluation, target, creg)
        qc.compose(state, qubits=target, inplace=True)
        qc.h(evaluation)
        for k in range(self.bits):
            controlled = unitary.power(2**k).control(1)
            qc.append(controlled, [evaluation[k], *target])
        qc.append(QFTGate(self.bits).inverse(), evaluation)
        qc.measure(evaluation, creg)
        return qc


class Iterative(PhaseEstimator):
    def circuit(self, unitary, state):
        ctrl = QuantumRegister(1, "ctrl")
        target = QuantumRegister(unitary.num_qubits, "target")
        creg = ClassicalRegister(self.bits, "phase")
        qc = QuantumCircuit(ctrl, target, creg)
        qc.compose(state, qubits=target, inplace=True)
        for k in range(self.bits):
            power = 2 ** (self.bits - 1 - k)
            qc.reset(ctrl)
            qc.h(ctrl)
            # what we know already is rotated away
            for j in range(k):
                with qc.if_test((creg[j], 1)):
                    qc.p(-np.pi / 2 ** (k - j), ctrl[0])
            qc.append(unitary.power(power).control(1), [ctrl[0], *target])
            qc.h(ctrl)
            qc.measure(ctrl[0], creg[k])
        return qc


def main():
    one = QuantumCircuit(1)
    one.x(0)
    for cls in (Textbook, Iterative):
        res = cls(bits=5, seed=1).estimate(PhaseGate(2 * np.pi * 11 / 32), one)
        print(cls.__name__, res.phase, 11 / 32)

    ham = np.array([[0.3, 0.5], [0.5, -0.2]])
    values, vectors = np.linalg.eigh(ham)
    prep = QuantumCircuit(1)
    prep.prepare_state(vectors[:, 0], 0)
    result = Textbook(bits=8).estimate(UnitaryGate(expm(-1j * ham)), prep)
    print("E0", result.energy(1.0), "exact", values[0])


if __name__ == "__main__":
    main()
