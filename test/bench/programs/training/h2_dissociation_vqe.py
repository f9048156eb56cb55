import numpy as np
import matplotlib.pyplot as plt
from scipy.optimize import minimize
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp

# parity mapped, two-qubit reduced H2 / STO-3G
# R (A), II, IZ, ZI, ZZ, XX  (electronic + nuclear in II)
TABLE = np.array([
    [0.40, 0.4754, 0.6438, -0.6438, -0.0135, 0.1717],
    [0.60, -0.0310, 0.5066, -0.5066, -0.0124, 0.1762],
    [0.735, -0.3310, 0.3979, -0.3979, -0.0113, 0.1809],
    [0.90, -0.5300, 0.2958, -0.2958, -0.0098, 0.1868],
    [1.20, -0.6936, 0.1735, -0.1735, -0.0066, 0.1990],
    [1.60, -0.7669, 0.0854, -0.0854, -0.0031, 0.2164],
    [2.00, -0.7853, 0.0431, -0.0431, -0.0013, 0.2327],
    [2.50, -0.7895, 0.0181, -0.0181, -0.0004, 0.2487],
])


def hamiltonian(row):
    return SparsePauliOp(["II", "IZ", "ZI", "ZZ", "XX"], coeffs=row[1:])


def uccd():
    t = Parameter("t")
    qc = QuantumCircuit(2)
    qc.x(0)
    # exp(-i t/2 X Y)
    qc.h(1)
    qc.rx(np.pi / 2, 0)
    qc.cx(0, 1)
    qc.rz(t, 1)
    qc.cx(0, 1)
    qc.rx(-np.pi / 2, 0)
    qc.h(1)
    return qc


ansatz = uccd()
est = StatevectorEstimator()


def energy(x, op):
    return float(est.run([(ansatz, op, x)]).result()[0].data.evs)


rs, e_vqe, e_hf, e_fci, thetas = [], [], [], [], []
x0 = np.zeros(1)
for row in TABLE:
    op = hamiltonian(row)
    res = minimize(energy, x0, args=(op,), method="COBYLA", options={"rhobeg": 0.2, "tol": 1e-7})
    x0 = res.x  # seed the next geometry with this one
    rs.append(row[0])
    e_vqe.append(res.fun)
    e_hf.append(energy([0.0], op))
    e_fci.append(np.linalg.eigvalsh(op.to_matrix())[0])
    thetas.append(res.x[0])
    print(f"R={row[0]:.3f}  HF={e_hf[-1]:.5f}  VQE={e_vqe[-1]:.5f}  FCI={e_fci[-1]:.5f}  ({res.nfev} evals)")

err = np.abs(np.array(e_vqe) - np.array(e_fci))
print("max error [mHa]:", 1e3 * err.max())
assert err.max() < 1.6e-3

fig, ax = plt.subplots()
ax.plot(rs, e_hf, "--", c="gray", label="HF")
ax.plot(rs, e_fci, "k-", label="FCI")
ax.plot(rs, e_vqe, "o", c="C3", label="VQE")
ax.set_xlabel("R [Å]")
ax.set_ylabel("E [Ha]")
ax.legend(loc="upper right")
inset = ax.inset_axes([0.45, 0.35, 0.3, 0.3])
inset.plot(rs, thetas, ".-")
inset.set_title(r"$\theta^*$", fontsize=8)
fig.savefig("h2_pes.png", dpi=150)
