# Data re-uploading with a single qubit (Perez-Salinas et al. 2020)
# classify points inside / outside of a circle

import numpy as np
from scipy.optimize import minimize

from qiskit import QuantumCircuit
from qiskit.circuit import ParameterVector
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp


def make_circle(n, seed):
    rng = np.random.default_rng(seed)
    pts = rng.uniform(-1, 1, size=(n, 2))
    r = np.sqrt(2 / np.pi)
    labels = np.where((pts**2).sum(axis=1) < r**2, 1.0, -1.0)
    return pts, labels


def build_circuit(layers):
    x = ParameterVector("x", 2)
    w = ParameterVector("w", 2 * layers)
    b = ParameterVector("b", 3 * layers)
    qc = QuantumCircuit(1)
    for l in range(layers):
        qc.rz(w[2 * l] * x[0] + b[3 * l], 0)
        qc.ry(w[2 * l + 1] * x[1] + b[3 * l + 1], 0)
        qc.rz(b[3 * l + 2], 0)
    return qc, x, w, b


Z = SparsePauliOp("Z")
estimator = StatevectorEstimator()


def run_layers(layers, data, labels, test, test_labels, maxiter=200):
    qc, x, w, b = build_circuit(layers)
    cols = {p: i for i, p in enumerate(qc.parameters)}
    x_cols = [cols[p] for p in x]
    theta_cols = [cols[p] for p in list(w) + list(b)]

    def forward(theta, pts):
        vals = np.zeros((len(pts), len(cols)))
        vals[:, x_cols] = pts
        vals[:, theta_cols] = theta
        job = estimator.run([(qc, Z, vals)])
        return job.result()[0].data.evs

    history = []

    def cost(theta):
        out = forward(theta, data)
        value = np.mean((out - labels) ** 2)
        history.append(value)
        return value

    rng = np.random.default_rng(layers)
    theta0 = rng.normal(scale=0.5, size=5 * layers)
    res = minimize(cost, theta0, method="COBYLA", options={"maxiter": maxiter})
    acc = np.mean(np.sign(forward(res.x, test)) == test_labels)
    return acc, res.fun, history


if __name__ == "__main__":
    train, train_y = make_circle(150, seed=0)
    test, test_y = make_circle(400, seed=1)

    print("layers   loss    test acc")
    for layers in range(1, 6):
        acc, final, _ = run_layers(layers, train, train_y, test, test_y)
        print(f"{layers:6d}  {final:6.3f}  {acc:8.3f}")
