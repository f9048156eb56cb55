import numpy as np
from scipy.linalg import expm
from scipy.optimize import minimize
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.circuit import ParameterVector
from qiskit.quantum_info import DensityMatrix, SparsePauliOp, Statevector, entropy, partial_trace, state_fidelity

# variational TFD of a small TFIM (Wu & Hsieh / Zhu et al.)
n = 3
g = 1.0
A = list(range(n))
B = list(range(n, 2 * n))

terms = [("ZZ", [i, (i + 1) % n], -1.0) for i in range(n)] + [("X", [i], -g) for i in range(n)]
H = SparsePauliOp.from_sparse_list(terms, num_qubits=n)
Hmat = H.to_matrix()


def gibbs(beta):
    rho = expm(-beta * Hmat)
    return DensityMatrix(rho / np.trace(rho))


def ansatz(p):
    x = ParameterVector("x", 4 * p)
    qc = QuantumCircuit(2 * n)
    for a, b in zip(A, B):
        qc.h(a)
        qc.cx(a, b)
    for l in range(p):
        g1, g2, g3, g4 = x[4 * l:4 * l + 4]
        for side in (A, B):
            qc.rx(g1, side)
            for k in range(n):
                qc.rzz(g2, side[k], side[(k + 1) % n])
        for a, b in zip(A, B):
            qc.rxx(g3, a, b)
            qc.rzz(g4, a, b)
    return qc


def reduced(x, qc):
    return partial_trace(Statevector(qc.assign_parameters(x)), B)


def free_energy(x, qc, beta):
    rho = reduced(x, qc)
    return beta * rho.expectation_value(H).real - entropy(rho, base=np.e)


betas = np.logspace(-1.3, 0.8, 10)
rng = np.random.default_rng(17)
table = []
for p in (1, 2, 3):
    qc = ansatz(p)
    x = 0.05 * rng.normal(size=qc.num_parameters)
    for beta in betas:  # anneal from high temperature
        best = None
        for trial in range(3):
            start = x if trial == 0 else x + 0.3 * rng.normal(size=x.size)
            res = minimize(free_energy, start, args=(qc, beta), method="L-BFGS-B")
            if best is None or res.fun < best.fun:
                best = res
        x = best.x
        target = gibbs(beta)
        rho = reduced(x, qc)
        table.append((p, beta, state_fidelity(rho, target), rho.expectation_value(H).real, target.expectation_value(H).real))
        print("p={} beta={:.3f} F={:.5f} E={:.4f} E_exact={:.4f}".format(*table[-1]))

table = np.array(table)
fig, (a1, a2) = plt.subplots(1, 2, figsize=(9, 4))
for p in (1, 2, 3):
    sel = table[table[:, 0] == p]
    a1.semilogx(sel[:, 1], 1 - sel[:, 2], "o-", label=f"p={p}")
    a2.semilogx(sel[:, 1], sel[:, 3], "o", label=f"p={p}")
a1.set_yscale("log")
a1.set_ylabel("1 - F")
a2.semilogx(sel[:, 1], sel[:, 4], "k-")
a2.set_ylabel("energy")
for a in (a1, a2):
    a.set_xlabel(r"$\beta$")
    a.legend()
fig.tight_layout()
fig.savefig("tfd.png")
