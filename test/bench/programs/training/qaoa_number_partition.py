# Number partitioning with QAOA, layers grown one by one (INTERP heuristic)
import numpy as np
from scipy.optimize import minimize
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.quantum_info import Statevector

numbers = np.array([4, 11, 7, 2, 9, 5])
n = len(numbers)

# energy of every basis state, index = integer of the bitstring
spins = np.array([[1 - 2 * ((i >> q) & 1) for q in range(n)] for i in range(2**n)])
energy = (spins @ numbers) ** 2 / np.sum(numbers**2)


def build(p):
    gammas = [Parameter(f"γ{k}") for k in range(p)]
    betas = [Parameter(f"β{k}") for k in range(p)]
    qc = QuantumCircuit(n)
    qc.h(range(n))
    scale = np.sum(numbers**2)
    for g, b in zip(gammas, betas):
        for i in range(n):
            for j in range(i + 1, n):
                qc.rzz(4 * g * float(numbers[i] * numbers[j]) / scale, i, j)
        for i in range(n):
            qc.rx(2 * b, i)
    return qc, gammas, betas


def expectation(x, qc, gammas, betas):
    p = len(gammas)
    bound = qc.assign_parameters(dict(zip(gammas, x[:p])) | dict(zip(betas, x[p:])))
    return Statevector(bound).probabilities() @ energy


def interp(v):
    """Stretch p angles to p + 1."""
    p = len(v)
    padded = np.concatenate([[0], v, [0]])
    return np.array([(i / p) * padded[i] + ((p - i) / p) * padded[i + 1] for i in range(p + 1)])


x = np.array([0.3, 0.3])
for p in range(1, 6):
    qc, gammas, betas = build(p)
    res = minimize(expectation, x, args=(qc, gammas, betas), method="L-BFGS-B")
    bound = qc.assign_parameters(dict(zip(gammas, res.x[:p])) | dict(zip(betas, res.x[p:])))
    probs = Statevector(bound).probabilities()
    ground = np.isclose(energy, energy.min())
    print(f"p={p}  <E>={res.fun:.4f}  P(optimal)={probs[ground].sum():.3f}  evals={res.nfev}")
    x = np.concatenate([interp(res.x[:p]), interp(res.x[p:])])

winner = int(np.argmax(probs))
left = [int(v) for q, v in enumerate(numbers) if (winner >> q) & 1]
right = [int(v) for q, v in enumerate(numbers) if not (winner >> q) & 1]
print(left, right, "difference", abs(sum(left) - sum(right)))
