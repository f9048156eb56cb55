"""Quantum reservoir computing for a NARMA-2 series.

The reservoir is a fixed random Ising evolution. Input u_t enters as an RY
rotation on qubit 0 after a partial trace, the read-out is <Z_i> and <Z_i Z_j>.
"""
from itertools import combinations

import numpy as np
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_squared_error

from qiskit import QuantumCircuit
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.quantum_info import DensityMatrix, Operator, SparsePauliOp, partial_trace
from qiskit.synthesis import SuzukiTrotter

n = 5
T = 300
washout = 50
rng = np.random.default_rng(99)


def narma2(u):
    y = np.zeros(len(u))
    for t in range(2, len(u)):
        y[t] = 0.4 * y[t - 1] + 0.4 * y[t - 1] * y[t - 2] + 0.6 * u[t - 1] ** 3 + 0.1
    return y


def reservoir_unitary(J=1.0, h=0.5, tau=1.0):
    terms = []
    for i, j in combinations(range(n), 2):
        terms.append(("XX", [i, j], rng.uniform(-J / 2, J / 2)))
    for i in range(n):
        terms.append(("Z", [i], h))
    ham = SparsePauliOp.from_sparse_list(terms, num_qubits=n)
    qc = QuantumCircuit(n)
    gate = PauliEvolutionGate(ham, time=tau, synthesis=SuzukiTrotter(order=2, reps=4))
    qc.append(gate, range(n))
    return Operator(qc)


def encode(u):
    qc = QuantumCircuit(1)
    qc.ry(2 * np.arcsin(np.sqrt(u)), 0)
    return DensityMatrix(qc)


observables = [SparsePauliOp.from_sparse_list([("Z", [i], 1)], n) for i in range(n)]
observables += [
    SparsePauliOp.from_sparse_list([("ZZ", [i, j], 1)], n) for i, j in combinations(range(n), 2)
]

u = rng.uniform(0, 0.5, size=T)
target = narma2(u)
U = reservoir_unitary()

rho = DensityMatrix.from_label("0" * n)
features = []
for t in range(T):
    rest = partial_trace(rho, [0])
    rho = rest.tensor(encode(u[t]))  # qubit 0 is the rightmost factor
    rho = rho.evolve(U)
    features.append([rho.expectation_value(op).real for op in observables])

Phi = np.array(features)[washout:]
y = target[washout:]
split = int(0.7 * len(y))
reg = Ridge(alpha=1e-6).fit(Phi[:split], y[:split])
pred = reg.predict(Phi[split:])
nmse = mean_squared_error(y[split:], pred) / np.var(y[split:])
print(f"features: {Phi.shape[1]}   NMSE on test: {nmse:.3e}")

# a linear model on the raw input, for comparison
raw = np.column_stack([u[washout:], u[washout - 1 : -1], u[washout - 2 : -2]])
lin = Ridge(alpha=1e-6).fit(raw[:split], y[:split])
base = mean_squared_error(y[split:], lin.predict(raw[split:])) / np.var(y[split:])
print(f"linear baseline (3 lags):   NMSE {base:.3e}")
