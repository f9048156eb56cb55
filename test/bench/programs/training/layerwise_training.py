"""Compare training all layers at once with growing the ansatz layer by layer."""
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt

from qiskit import QuantumCircuit
from qiskit.circuit import ParameterVector
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp

NUM_QUBITS = 6
NUM_LAYERS = 5
PER_LAYER = 2 * NUM_QUBITS


def build(num_layers):
    theta = ParameterVector("t", num_layers * PER_LAYER)
    qc = QuantumCircuit(NUM_QUBITS)
    qc.ry(np.pi / 4, range(NUM_QUBITS))
    idx = iter(theta)
    for _ in range(num_layers):
        for q in range(NUM_QUBITS):
            qc.rx(next(idx), q)
        for q in range(NUM_QUBITS):
            qc.rz(next(idx), q)
        for q in range(0, NUM_QUBITS - 1, 2):
            qc.cz(q, q + 1)
        for q in range(1, NUM_QUBITS - 1, 2):
            qc.cz(q, q + 1)
    return qc


observable = SparsePauliOp.from_sparse_list(
    [("ZZ", [q, q + 1], 1.0) for q in range(NUM_QUBITS - 1)]
    + [("X", [q], 0.5) for q in range(NUM_QUBITS)],
    num_qubits=NUM_QUBITS,
)
ground = np.linalg.eigvalsh(observable.to_matrix()).min()
estimator = StatevectorEstimator()


def value_and_grad(qc, theta, active):
    """Parameter-shift on the active indices, everything in one pub."""
    k = len(active)
    points = np.tile(theta, (2 * k + 1, 1))
    for row, i in enumerate(active):
        points[row, i] += np.pi / 2
        points[k + row, i] -= np.pi / 2
    evs = estimator.run([(qc, observable, points)]).result()[0].data.evs
    grad = np.zeros_like(theta)
    grad[active] = 0.5 * (evs[:k] - evs[k : 2 * k])
    return evs[-1], grad


def adam(qc, theta, active, steps, lr=0.08, callback=None):
    m = v = np.zeros_like(theta)
    for t in range(1, steps + 1):
        value, g = value_and_grad(qc, theta, active)
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        theta = theta - lr * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
        if callback:
            callback(value, len(active))
    return theta


def layerwise(steps_per_layer, sweep_steps):
    log = []
    theta = np.zeros(0)
    for layers in range(1, NUM_LAYERS + 1):
        theta = np.concatenate([theta, np.zeros(PER_LAYER)])  # new layer close to identity
        active = np.arange((layers - 1) * PER_LAYER, layers * PER_LAYER)
        theta = adam(build(layers), theta, active, steps_per_layer, callback=lambda e, k: log.append((e, k)))
    everything = np.arange(len(theta))
    adam(build(NUM_LAYERS), theta, everything, sweep_steps, callback=lambda e, k: log.append((e, k)))
    return log


def all_at_once(steps, seed):
    log = []
    theta = np.random.default_rng(seed).uniform(0, 2 * np.pi, NUM_LAYERS * PER_LAYER)
    adam(build(NUM_LAYERS), theta, np.arange(len(theta)), steps, callback=lambda e, k: log.append((e, k)))
    return log


runs = {"layerwise": layerwise(15, 25), "full seed 0": all_at_once(40, 0), "full seed 1": all_at_once(40, 1)}
fig, ax = plt.subplots()
for label, log in runs.items():
    df = pd.DataFrame(log, columns=["energy", "active"])
    df["evaluations"] = (2 * df["active"] + 1).cumsum()
    ax.plot(df["evaluations"], df["energy"] - ground, label=label)
    print(f"{label:12s} final gap {df['energy'].iloc[-1] - ground:.4f}  circuits {df['evaluations'].iloc[-1]}")
ax.set_yscale("log")
ax.set_xlabel("circuit evaluations")
ax.legend()
fig.savefig("layerwise.png")
