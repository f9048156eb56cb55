import numpy as np
import matplotlib.pyplot as plt

from qiskit.circuit.library import real_amplitudes
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp, Statevector

# transverse field ising, 4 sites, open ends
L, J, g = 4, 1.0, 1.2
H = SparsePauliOp.from_sparse_list(
    [("ZZ", [i, i + 1], -J) for i in range(L - 1)] + [("X", [i], -g) for i in range(L)],
    num_qubits=L,
)
e0 = np.linalg.eigvalsh(H.to_matrix())[0]

ansatz = real_amplitudes(L, reps=2, entanglement="linear")
est = StatevectorEstimator()
d = ansatz.num_parameters


def energy(theta):
    return float(est.run([(ansatz, H, theta)]).result()[0].data.evs)


def gradient(theta):
    pts = np.vstack([theta + np.pi / 2 * np.eye(d), theta - np.pi / 2 * np.eye(d)])
    evs = est.run([(ansatz, H, pts)]).result()[0].data.evs
    return 0.5 * (evs[:d] - evs[d:])


def psi(theta):
    return Statevector(ansatz.assign_parameters(theta)).data


def fubini_study(theta):
    """Re of the quantum geometric tensor, from exact derivatives of the state.

    For a gate exp(-i t P / 2) the derivative is half the state at t + pi.
    """
    state = psi(theta)
    derivs = np.array([0.5 * psi(theta + np.pi * e) for e in np.eye(d)])
    overlaps = derivs.conj() @ derivs.T
    berry = derivs.conj() @ state
    return np.real(overlaps - np.outer(berry, berry.conj()))


def descend(theta, lr, steps, natural=False, reg=1e-2):
    path = [energy(theta)]
    for _ in range(steps):
        grad = gradient(theta)
        if natural:
            metric = fubini_study(theta) + reg * np.eye(d)
            grad = np.linalg.solve(metric, grad)
        theta = theta - lr * grad
        path.append(energy(theta))
    return theta, np.array(path)


theta0 = np.random.default_rng(17).uniform(-0.3, 0.3, d)
_, vanilla = descend(theta0, lr=0.05, steps=80)
_, qng = descend(theta0, lr=0.05, steps=80, natural=True)

print("exact      :", e0)
print("vanilla gd :", vanilla[-1])
print("natural    :", qng[-1])

plt.semilogy(vanilla - e0, label="gradient descent")
plt.semilogy(qng - e0, label="natural gradient")
plt.xlabel("step")
plt.ylabel("E - E0")
plt.legend()
plt.savefig("qng_vs_gd.pdf")
