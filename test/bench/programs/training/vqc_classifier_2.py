import logging

import numpy as np
from scipy.optimize import minimize
from qiskit import QuantumCircuit
from qiskit.circuit.library import real_amplitudes, z_feature_map
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp

logging.basicConfig(level=logging.INFO, format="[%(levelname)s] %(message)s")
log = logging.getLogger(__name__)


def make_data(n, rng):
    """Points in a square, label +1 inside the circle and -1 outside."""
    X = rng.uniform(-1, 1, size=(n, 2))
    y = np.where(np.sum(X**2, axis=1) < 0.63, 1, -1)
    return X, y


class VQC:
    def __init__(self, num_qubits=2, layers=2, reuploads=2, seed=None):
        self.rng = np.random.default_rng(seed)
        fmap = z_feature_map(num_qubits, reps=1)
        self.circuit = QuantumCircuit(num_qubits)
        self.n_x = fmap.num_parameters
        self.weights = []
        for r in range(reuploads):
            self.circuit.compose(fmap, inplace=True)
            block = real_amplitudes(
                num_qubits, reps=layers, parameter_prefix=f"w{r}_", entanglement="linear"
            )
            self.weights += list(block.parameters)
            self.circuit.compose(block, inplace=True)
        self.inputs = list(fmap.parameters)
        self.observable = SparsePauliOp("Z" * num_qubits)
        self.estimator = StatevectorEstimator()
        self.w = self.rng.normal(0, 0.3, len(self.weights))

    def decision(self, X, w=None):
        w = self.w if w is None else w
        bindings = {}
        for k, p in enumerate(self.inputs):
            bindings[p] = X[:, k]
        for k, p in enumerate(self.weights):
            bindings[p] = np.full(len(X), w[k])
        pub = (self.circuit, self.observable, bindings)
        return self.estimator.run([pub]).result()[0].data.evs

    def predict(self, X):
        return np.where(self.decision(X) >= 0, 1, -1)

    def accuracy(self, X, y):
        return float(np.mean(self.predict(X) == y))

    def fit(self, X, y, epochs=15, batch=20):
        for epoch in range(epochs):
            idx = self.rng.choice(len(X), size=batch, replace=False)
            loss = lambda w: np.mean((self.decision(X[idx], w) - y[idx]) ** 2)
            res = minimize(loss, self.w, method="COBYLA", options={"maxiter": 30, "rhobeg": 0.3})
            self.w = res.x
            log.info("epoch %2d  loss %.4f  train acc %.3f", epoch, res.fun, self.accuracy(X, y))
        return self


if __name__ == "__main__":
    rng = np.random.default_rng(12)
    X, y = make_data(150, rng)
    Xt, yt = make_data(100, rng)
    clf = VQC(seed=1)
    log.info("circuit with %d weights, depth %d", len(clf.weights), clf.circuit.decompose().depth())
    clf.fit(X, y)
    log.info("test accuracy %.3f", clf.accuracy(Xt, yt))
