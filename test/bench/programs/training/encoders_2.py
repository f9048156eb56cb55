"""Encoders which turn rows of a data set into circuits.

All encoders share the interface ``encode(x) -> QuantumCircuit`` where ``x`` is
a one-dimensional array; ``encode_many`` does a whole matrix.
"""

import abc

import numpy as np
from qiskit.circuit import ParameterVector, QuantumCircuit
from qiskit.circuit.library import StatePreparation, zz_feature_map


class Encoder(abc.ABC):
    def __init__(self, num_features):
        self.num_features = num_features

    @abc.abstractmethod
    def encode(self, x):
        """Return the circuit for one sample."""

    def encode_many(self, X):
        X = np.atleast_2d(X)
        if X.shape[1] != self.num_features:
            raise ValueError(f"expected {self.num_features} features, got {X.shape[1]}")
        return [self.encode(row) for row in X]


class BasisEncoder(Encoder):
    """Binary features, one qubit each. Values above the threshold count as 1."""

    def __init__(self, num_features, threshold=0.5):
        super().__init__(num_features)
        self.threshold = threshold

    def encode(self, x):
        qc = QuantumCircuit(self.num_features, name="basis")
        ones = np.flatnonzero(np.asarray(x) > self.threshold)
        if ones.size:
            qc.x(ones.tolist())
        return qc


class AngleEncoder(Encoder):
    def __init__(self, num_features):
        super().__init__(num_features)
        self.x = ParameterVector("x", num_features)
        self.template = QuantumCircuit(num_features, name="angle")
        for i, p in enumerate(self.x):
            self.template.ry(p, i)

    def encode(self, x):
        return self.template.assign_parameters(x)


class AmplitudeEncoder(Encoder):
    @property
    def num_qubits(self):
        return int(np.ceil(np.log2(self.num_features)))

    def encode(self, x):
        padded = np.zeros(2**self.num_qubits)
        padded[: len(x)] = x
        norm = np.linalg.norm(padded)
        if norm == 0:
            raise ValueError("cannot encode the zero vector")
        qc = QuantumCircuit(self.num_qubits, name="amplitude")
        qc.append(StatePreparation(padded / norm), range(self.num_qubits))
        return qc


class ZZEncoder(Encoder):
    def __init__(self, num_features, reps=2):
        super().__init__(num_features)
        self.feature_map = zz_feature_map(num_features, reps=reps, entanglement="linear")

    def encode(self, x):
        return self.feature_map.assign_parameters(x)


if __name__ == "__main__":
    rng = np.random.default_rng(0)
    data = rng.random((3, 4))
    for cls in (BasisEncoder, AngleEncoder, AmplitudeEncoder, ZZEncoder):
        circuits = cls(4).encode_many(data)
        print(cls.__name__, [(c.num_qubits, c.decompose().depth()) for c in circuits])
