import numpy as np
import matplotlib.pyplot as plt
from qiskit.circuit.library import efficient_su2
from qiskit.quantum_info import SparsePauliOp, Statevector

L = 4
H = SparsePauliOp.from_sparse_list(
    [("ZZ", [i, (i + 1) % L], -1.0) for i in range(L)] + [("X", [i], -0.9) for i in range(L)],
    num_qubits=L,
)
Hm = H.to_matrix()
w, V = np.linalg.eigh(Hm)

ansatz = efficient_su2(L, su2_gates=["ry", "rz"], entanglement="linear", reps=2)
npar = ansatz.num_parameters
print("parameters:", npar)


def state(x):
    return Statevector(ansatz.assign_parameters(x)).data


def jacobian(x):
    # every gate is exp(-i x P/2): d|psi> = (1/2)|psi(x + pi)>
    jac = np.empty((npar, 2**L), dtype=complex)
    for k in range(npar):
        xs = x.copy()
        xs[k] += np.pi
        jac[k] = 0.5 * state(xs)
    return jac


def mclachlan(x, reg=1e-6):
    psi = state(x)
    dpsi = jacobian(x)
    overlap = dpsi.conj() @ psi
    A = (dpsi.conj() @ dpsi.T - np.outer(overlap, overlap.conj())).real
    C = -(dpsi.conj() @ (Hm @ psi)).real
    xdot = np.linalg.solve(A + reg * np.eye(npar), C)
    return xdot, np.vdot(psi, Hm @ psi).real


def rk4(x, dtau):
    k1, e = mclachlan(x)
    k2, _ = mclachlan(x + dtau / 2 * k1)
    k3, _ = mclachlan(x + dtau / 2 * k2)
    k4, _ = mclachlan(x + dtau * k3)
    return x + dtau / 6 * (k1 + 2 * k2 + 2 * k3 + k4), e


rng = np.random.default_rng(0)
x = rng.normal(scale=0.3, size=npar)
psi0 = state(x)
coef = V.conj().T @ psi0

dtau, nsteps = 0.05, 80
taus, evar, eexact, fids = [], [], [], []
for step in range(nsteps):
    tau = step * dtau
    c = coef * np.exp(-(w - w[0]) * tau)
    c /= np.linalg.norm(c)
    exact = V @ c

    fids.append(abs(np.vdot(exact, state(x))) ** 2)
    eexact.append(np.sum(w * np.abs(c) ** 2))
    x, e = rk4(x, dtau)
    taus.append(tau)
    evar.append(e)
    if step % 10 == 0:
        print(f"tau={tau:5.2f}  E_var={e:+.6f}  E_ite={eexact[-1]:+.6f}  F={fids[-1]:.5f}")

print("E0 =", w[0])

fig, ax = plt.subplots(1, 2, figsize=(9, 3.5))
ax[0].plot(taus, eexact, "k-", taus, evar, "r--")
ax[0].axhline(w[0], c="gray", lw=0.5)
ax[0].set_xlabel(r"$\tau$")
ax[0].set_ylabel(r"$E$")
ax[1].plot(taus, fids)
ax[1].set_xlabel(r"$\tau$")
ax[1].set_ylabel("fidelity with ITE")
plt.tight_layout()
plt.savefig("varqite.png")
