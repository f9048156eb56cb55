"""Fidelity kernel with the ZZ feature map and a hand-made SVM dual solver."""
import numpy as np
from qiskit.circuit.library import unitary_overlap, zz_feature_map
from qiskit.primitives import StatevectorSampler
from scipy.optimize import minimize


class FidelityKernel:
    def __init__(self, feature_map, shots=1024, seed=None):
        self.dim = feature_map.num_parameters
        self.circuit = unitary_overlap(feature_map, feature_map)
        self.circuit.measure_all()
        self.sampler = StatevectorSampler(default_shots=shots, seed=seed)

    def _fidelities(self, pairs):
        values = np.array([np.concatenate(p) for p in pairs])
        data = self.sampler.run([(self.circuit, values)]).result()[0].data.meas
        zero = (data.array == 0).all(axis=-1)
        return zero.mean(axis=-1)

    def symmetric(self, x):
        m = len(x)
        K = np.eye(m)
        idx = [(i, j) for i in range(m) for j in range(i)]
        for (i, j), f in zip(idx, self._fidelities([(x[i], x[j]) for i, j in idx])):
            K[i, j] = K[j, i] = f
        return K

    def cross(self, x, y):
        f = self._fidelities([(a, b) for a in x for b in y])
        return f.reshape(len(x), len(y))


def svm_dual(K, y, C=5.0):
    Q = K * np.outer(y, y)
    m = len(y)
    res = minimize(
        fun=lambda a: 0.5 * a @ Q @ a - a.sum(),
        jac=lambda a: Q @ a - 1,
        x0=np.full(m, 0.1),
        bounds=[(0, C)] * m,
        constraints={"type": "eq", "fun": lambda a: a @ y, "jac": lambda a: y},
        method="SLSQP",
    )
    alpha = res.x
    support = (alpha > 1e-4) & (alpha < C - 1e-4)
    bias = np.mean(y[support] - (K @ (alpha * y))[support]) if support.any() else 0.0
    return alpha, bias


def rings(m, rng):
    radius = np.where(np.arange(m) % 2 == 0, 0.5, 1.3)
    phi = rng.uniform(0, 2 * np.pi, m)
    noise = rng.normal(scale=0.08, size=(m, 2))
    X = np.stack([radius * np.cos(phi), radius * np.sin(phi)], axis=1) + noise
    y = np.where(np.arange(m) % 2 == 0, 1.0, -1.0)
    return X, y


rng = np.random.default_rng(4)
X_train, y_train = rings(24, rng)
X_test, y_test = rings(16, rng)

fmap = zz_feature_map(2, reps=1, entanglement="linear")
kernel = FidelityKernel(fmap, seed=4)
K = kernel.symmetric(X_train)

# sampling noise can push eigenvalues below zero
w, v = np.linalg.eigh(K)
print("smallest eigenvalue", w.min())
K = v @ np.diag(np.clip(w, 0, None)) @ v.T

alpha, bias = svm_dual(K, y_train)
score = kernel.cross(X_test, X_train) @ (alpha * y_train) + bias
print("support vectors", int((alpha > 1e-4).sum()), "of", len(alpha))
print("train accuracy ", np.mean(np.sign(K @ (alpha * y_train) + bias) == y_train))
print("test accuracy  ", np.mean(np.sign(score) == y_test))
