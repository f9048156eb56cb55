"""Feature encoders. Each one turns a row of floats into a circuit."""
from abc import ABC, abstractmethod

import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit import ParameterVector
from qiskit.circuit.library import zz_feature_map
from qiskit.quantum_info import Statevector


class Encoder(ABC):
    def __init__(self, n_features):
        self.n_features = n_features

    @property
    @abstractmethod
    def num_qubits(self) -> int: ...

    @abstractmethod
    def encode(self, x) -> QuantumCircuit: ...

    def state(self, x):
        return Statevector(self.encode(x))

    def _check(self, x):
        x = np.asarray(x, dtype=float)
        if x.shape != (self.n_features,):
            raise ValueError(f"expected {self.n_features} features, got shape {x.shape}")
        return x


class AngleEncoder(Encoder):
    def __init__(self, n_features, axis="y", scale=1.0):
        super().__init__(n_features)
        self.axis = axis
        self.scale = scale
        self._template = self._build()

    @property
    def num_qubits(self):
        return self.n_features

    def _build(self):
        xs = ParameterVector("x", self.n_features)
        qc = QuantumCircuit(self.n_features)
        rot = {"x": qc.rx, "y": qc.ry, "z": qc.rz}[self.axis]
        if self.axis == "z":
            qc.h(qc.qubits)
        for i, x in enumerate(xs):
            rot(self.scale * x, i)
        return qc

    def encode(self, x):
        return self._template.assign_parameters(self._check(x))


class AmplitudeEncoder(Encoder):
    @property
    def num_qubits(self):
        return max(1, int(np.ceil(np.log2(self.n_features))))

    def encode(self, x):
        x = self._check(x)
        padded = np.zeros(2**self.num_qubits)
        padded[: len(x)] = x
        norm = np.linalg.norm(padded)
        if np.isclose(norm, 0):
            raise ValueError("cannot encode the zero vector")
        qc = QuantumCircuit(self.num_qubits)
        qc.prepare_state(padded / norm, qc.qubits)
        return qc


class BasisEncoder(Encoder):
    def __init__(self, n_features, threshold=0.5):
        super().__init__(n_features)
        self.threshold = threshold

    @property
    def num_qubits(self):
        return self.n_features

    def encode(self, x):
        qc = QuantumCircuit(self.num_qubits)
        for i, value in enumerate(self._check(x)):
            if value > self.threshold:
                qc.x(i)
        return qc


class ZZEncoder(Encoder):
    def __init__(self, n_features, reps=2, entanglement="linear"):
        super().__init__(n_features)
        self.circuit = zz_feature_map(n_features, reps=reps, entanglement=entanglement)

    @property
    def num_qubits(self):
        return self.circuit.num_qubits

    def encode(self, x):
        return self.circuit.assign_parameters(self._check(x))
