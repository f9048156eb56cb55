import numpy as np
from scipy.optimize import minimize_scalar
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.quantum_info import SparsePauliOp
from qiskit.primitives import StatevectorEstimator

# two-qubit H2 (STO-3G, Bravyi-Kitaev, tapered); columns: R, I, Z0, Z1, ZZ, XX, YY
data = np.array([
    [0.40, 0.7137, 0.6877, -0.9069, 0.6622, 0.0810, 0.0810],
    [0.50, 0.4767, 0.5796, -0.7396, 0.6389, 0.0825, 0.0825],
    [0.75, 0.2252, 0.3435, -0.4347, 0.5716, 0.0910, 0.0910],
    [1.00, 0.1000, 0.2018, -0.2508, 0.5091, 0.1006, 0.1006],
    [1.50, -0.0167, 0.0663, -0.0786, 0.4132, 0.1221, 0.1221],
    [2.00, -0.0715, 0.0134, -0.0134, 0.3548, 0.1437, 0.1437],
])
labels = ["II", "IZ", "ZI", "ZZ", "XX", "YY"]

theta = Parameter(r"$\theta$")
ansatz = QuantumCircuit(2, name="UCC")
ansatz.x(0)
ansatz.rx(np.pi / 2, 0)
ansatz.ry(-np.pi / 2, 1)
ansatz.cx(1, 0)
ansatz.rz(theta, 0)
ansatz.cx(1, 0)
ansatz.rx(-np.pi / 2, 0)
ansatz.ry(np.pi / 2, 1)

estimator = StatevectorEstimator(seed=11)


def energy(th, H, precision=0.0):
    job = estimator.run([(ansatz, H, [th])], precision=precision)
    return float(job.result()[0].data.evs)


R, E_vqe, E_fci, th_opt = [], [], [], []
for row in data:
    H = SparsePauliOp(labels, coeffs=row[1:])
    opt = minimize_scalar(energy, bounds=(-np.pi, np.pi), args=(H,), method="bounded")
    R.append(row[0])
    E_vqe.append(opt.fun)
    th_opt.append(opt.x)
    E_fci.append(np.linalg.eigvalsh(H.to_matrix()).min())
    print(f"R = {row[0]:.2f} A   theta* = {opt.x:+.4f}   "
          f"dE = {1e3 * (E_vqe[-1] - E_fci[-1]):.3f} mHa")

# a noisy scan at equilibrium, one job for the whole grid
H_eq = SparsePauliOp(labels, coeffs=data[2, 1:])
grid = np.linspace(-np.pi, np.pi, 41)
scan = estimator.run([(ansatz, H_eq, grid[:, None])], precision=0.02).result()[0].data

fig, (ax0, ax1) = plt.subplots(1, 2, figsize=(8, 3.2))
ax0.plot(R, E_fci, "k-", lw=1, label="exact")
ax0.plot(R, E_vqe, "o", mfc="none", label="UCC")
ax0.set_xlabel(r"$R\ (\mathrm{\AA})$")
ax0.set_ylabel(r"$E\ (\mathrm{Ha})$")
ax0.legend()
ax1.errorbar(grid, scan.evs, yerr=scan.stds, fmt=".", capsize=2)
ax1.axvline(th_opt[2], color="C3", ls="--")
ax1.set_xlabel(r"$\theta$")
plt.tight_layout()
plt.savefig("h2_curve.png", dpi=200)
