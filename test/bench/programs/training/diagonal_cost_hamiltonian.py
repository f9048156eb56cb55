"""exp(-i gamma C) for a small knapsack cost, as one DiagonalGate."""
import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import DiagonalGate
from qiskit.quantum_info import Statevector
from scipy.optimize import minimize

values = np.array([5, 4, 7, 2])
weights = np.array([3, 2, 5, 1])
limit = 7
n = len(values)

bits = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
cost = -(bits @ values).astype(float)
cost[bits @ weights > limit] = 0.0


def qaoa(params):
    gammas, betas = np.split(np.asarray(params), 2)
    qc = QuantumCircuit(n)
    qc.h(range(n))
    for g, b in zip(gammas, betas):
        qc.append(DiagonalGate(list(np.exp(-1j * g * cost))), range(n))
        qc.rx(2 * b, range(n))
    return qc


def energy(params):
    return float(Statevector(qaoa(params)).probabilities() @ cost)


p = 3
start = np.full(2 * p, 0.2)
res = minimize(energy, start, method="COBYLA", options={"maxiter": 300})
print(res.fun, "exact", cost.min())

final = Statevector(qaoa(res.x))
best = max(final.probabilities_dict().items(), key=lambda kv: kv[1])
print("most likely", best)
