import numpy as np
from scipy.optimize import minimize
from qiskit import QuantumCircuit
from qiskit.circuit import ParameterVector
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp

np.random.seed(0)
estimator = StatevectorEstimator()


class DataReuploadingClassifier:
    """Encoding and trainable layers alternate (Perez-Salinas et al.)."""

    def __init__(self, n_qubits=2, n_features=2, layers=3):
        self.x = ParameterVector("x", n_features)
        self.w = ParameterVector("w", layers * n_qubits * 3)
        self.circuit = self._build(n_qubits, layers)
        self.observable = SparsePauliOp("Z" * n_qubits)   # parity
        self.weights = None

    def _build(self, n_qubits, layers):
        qc = QuantumCircuit(n_qubits)
        k = 0
        for l in range(layers):
            for q in range(n_qubits):
                qc.ry(self.x[q % len(self.x)], q)
            for q in range(n_qubits):
                qc.rz(self.w[k], q)
                qc.ry(self.w[k + 1], q)
                qc.rz(self.w[k + 2], q)
                k += 3
            if l < layers - 1:
                for q in range(n_qubits - 1):
                    qc.cx(q, q + 1)
        return qc

    def decision(self, X, weights):
        columns = []
        for p in self.circuit.parameters:
            if p in list(self.x):
                columns.append(X[:, p.index])
            else:
                columns.append(np.full(len(X), weights[p.index]))
        values = np.stack(columns, axis=1)
        return estimator.run([(self.circuit, self.observable, values)]).result()[0].data.evs

    def fit(self, X, y, maxiter=300):
        def loss(w):
            f = self.decision(X, w)
            return np.mean(np.maximum(0, 0.8 - y * f) ** 2)

        w0 = np.random.uniform(-np.pi, np.pi, len(self.w))
        res = minimize(loss, w0, method="Powell", options={"maxfev": maxiter * 10})
        self.weights = res.x
        print(f"final loss {res.fun:.4f} ({res.nfev} evaluations)")
        return self

    def predict(self, X):
        return np.where(self.decision(X, self.weights) >= 0, 1, -1)

    def score(self, X, y):
        return np.mean(self.predict(X) == y)


def moons(m):
    half = m // 2
    t = np.random.uniform(0, np.pi, half)
    upper = np.c_[np.cos(t), np.sin(t)]
    lower = np.c_[1 - np.cos(t), 0.5 - np.sin(t)]
    X = np.r_[upper, lower] + np.random.normal(0, 0.1, (2 * half, 2))
    y = np.r_[np.ones(half), -np.ones(half)]
    return X * np.pi / 2, y


if __name__ == "__main__":
    X, y = moons(80)
    X_val, y_val = moons(40)
    for layers in (1, 2, 4):
        clf = DataReuploadingClassifier(layers=layers).fit(X, y)
        print(f"{layers} layer(s): train {clf.score(X, y):.2f}, validation {clf.score(X_val, y_val):.2f}")
