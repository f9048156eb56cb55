"""Warm-start QAOA (Egger, Marecek, Woerner 2021) for a portfolio QUBO.

The relaxed QP is solved classically, its solution c_i sets the initial
rotation theta_i = 2 arcsin(sqrt(c_i)) and a mixer whose ground state is that product state.
"""
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, minimize

from qiskit import QuantumCircuit
from qiskit.circuit import ParameterVector
from qiskit.circuit.library import qaoa_ansatz
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp, Statevector

EPS = 0.25
n, budget, q = 6, 3, 1.5

rng = np.random.default_rng(13)
mu = rng.uniform(0.0, 0.12, n)
F = rng.normal(scale=0.15, size=(n, 4))
sigma = F @ F.T + np.diag(rng.uniform(0.005, 0.02, n))
lam = 0.4


def value(x):
    return q * x @ sigma @ x - mu @ x


def ising():
    quad = q * sigma + lam * np.ones((n, n))
    lin = -mu - 2 * lam * budget * np.ones(n)
    terms = []
    offset = lam * budget**2 + lin.sum() / 2 + quad.sum() / 4 + np.trace(quad) / 4
    for i in range(n):
        terms.append(("Z", [i], -lin[i] / 2 - quad[i].sum() / 2))
        for j in range(i + 1, n):
            terms.append(("ZZ", [i, j], quad[i, j] / 2))
    return SparsePauliOp.from_sparse_list(terms, num_qubits=n), offset


# continuous relaxation
relaxed = minimize(
    value,
    np.full(n, budget / n),
    bounds=Bounds(0, 1),
    constraints=[LinearConstraint(np.ones((1, n)), budget, budget)],
    method="SLSQP",
)
c_star = np.clip(relaxed.x, EPS, 1 - EPS)
print("relaxed solution:", np.round(relaxed.x, 3))
thetas = 2 * np.arcsin(np.sqrt(c_star))


def warm_circuit(op, p):
    gamma, beta = ParameterVector("γ", p), ParameterVector("β", p)
    qc = QuantumCircuit(n)
    for i in range(n):
        qc.ry(thetas[i], i)
    for layer in range(p):
        for label, qubits, coeff in op.to_sparse_list():
            if len(qubits) == 1:
                qc.rz(2 * coeff.real * gamma[layer], qubits[0])
            else:
                qc.rzz(2 * coeff.real * gamma[layer], *qubits)
        for i in range(n):
            qc.ry(-thetas[i], i)
            qc.rz(-2 * beta[layer], i)
            qc.ry(thetas[i], i)
    return qc


def optimise(circuit, op, p, est=StatevectorEstimator()):
    fun = lambda x: float(est.run([(circuit, op, x)]).result()[0].data.evs)
    starts = np.random.default_rng(1).uniform(-1, 1, size=(6, 2 * p))
    return min((minimize(fun, s, method="COBYLA", options={"maxiter": 150}) for s in starts), key=lambda r: r.fun)


op, offset = ising()
bitstrings = np.array([[k >> i & 1 for i in range(n)] for k in range(2**n)])
feasible = bitstrings.sum(axis=1) == budget
best_k = min(np.flatnonzero(feasible), key=lambda k: value(bitstrings[k]))
print("optimal portfolio:", bitstrings[best_k], "value", round(value(bitstrings[best_k]), 4))

for p in (1, 2, 3):
    for name, circuit in (("cold", qaoa_ansatz(op, reps=p)), ("warm", warm_circuit(op, p))):
        res = optimise(circuit, op, p)
        probs = Statevector(circuit.assign_parameters(res.x)).probabilities()
        print(f"p={p} {name}: energy {res.fun + offset:8.4f}  P(opt) {probs[best_k]:.3f}  P(feasible) {probs[feasible].sum():.3f}")
