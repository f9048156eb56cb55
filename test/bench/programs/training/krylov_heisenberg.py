import numpy as np
import scipy.linalg as la
import matplotlib.pyplot as plt

from qiskit import QuantumCircuit, QuantumRegister
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp
from qiskit.synthesis import SuzukiTrotter

# Real-time quantum Krylov, toeplitz version:
#   S_jk = <psi| U^(k-j) |psi>,  H_jk = <psi| H U^(k-j) |psi>
# with overlaps from Hadamard tests

n = 6
terms = []
for i in range(n - 1):
    for p in ("XX", "YY", "ZZ"):
        terms.append((p, [i, i + 1], 1.0))
H = SparsePauliOp.from_sparse_list(terms, num_qubits=n)

dim = 8
spectral_range = np.sum(np.abs(H.coeffs))
dt = np.pi / spectral_range
print("dt =", dt)


def neel(n):
    qc = QuantumCircuit(n)
    qc.x(range(1, n, 2))
    return qc


def hadamard_test(k, reps=4):
    anc = QuantumRegister(1, "a")
    sys = QuantumRegister(n, "s")
    qc = QuantumCircuit(sys, anc)
    qc.compose(neel(n), sys, inplace=True)
    qc.h(anc)
    if k > 0:
        evo = PauliEvolutionGate(H, time=k * dt, synthesis=SuzukiTrotter(order=2, reps=reps * k))
        body = QuantumCircuit(n)
        body.append(evo, range(n))
        qc.append(body.decompose(reps=2).to_gate(label=f"U^{k}").control(1), [anc[0], *sys])
    return qc


def lift(op, label):
    # ancilla is the most significant qubit
    return SparsePauliOp(label).tensor(op)


estimator = StatevectorEstimator()
iden = SparsePauliOp("I" * n)
pubs = []
for k in range(dim):
    obs = [lift(iden, "X"), lift(iden, "Y"), lift(H, "X"), lift(H, "Y")]
    pubs.append((hadamard_test(k), obs))
res = estimator.run(pubs).result()

s = np.empty(dim, dtype=complex)
h = np.empty(dim, dtype=complex)
for k, r in enumerate(res):
    xr, yr, hx, hy = r.data.evs
    s[k] = xr + 1j * yr
    h[k] = hx + 1j * hy
print(np.round(s, 4))

# shot noise, if we had any
sigma = 1e-4
rng = np.random.default_rng(1)
s[1:] += sigma * (rng.normal(size=dim - 1) + 1j * rng.normal(size=dim - 1))
h[1:] += sigma * (rng.normal(size=dim - 1) + 1j * rng.normal(size=dim - 1))


def solve(m, eps):
    S = la.toeplitz(s[:m].conj(), s[:m])
    K = la.toeplitz(h[:m].conj(), h[:m])
    vals, vecs = la.eigh(S)
    keep = vals > eps * vals.max()
    P = vecs[:, keep] / np.sqrt(vals[keep])
    return la.eigvalsh(P.conj().T @ K @ P)[0], keep.sum()


exact = np.linalg.eigvalsh(H.to_matrix())[0]
ms = np.arange(1, dim + 1)
for eps in (1e-1, 1e-2, 1e-3):
    e = [solve(m, eps)[0] for m in ms]
    plt.semilogy(ms, np.abs(np.array(e) - exact), "o-", label=f"eps={eps:g}")
    print(eps, e[-1], "rank", solve(dim, eps)[1], "error", abs(e[-1] - exact))
plt.xlabel("Krylov dimension")
plt.ylabel(r"$|E - E_0|$")
plt.legend()
plt.savefig("krylov.png")
