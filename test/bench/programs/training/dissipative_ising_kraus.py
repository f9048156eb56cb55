import numpy as np
import matplotlib.pyplot as plt
from scipy.linalg import expm
from qiskit import QuantumCircuit
from qiskit.quantum_info import DensityMatrix, Kraus, Operator, SparsePauliOp, SuperOp

# driven-dissipative TFIM with local decay, split step: unitary + amplitude damping
n = 4
V, omega, gamma = 2.0, 1.5, 1.0
T = 8.0

H = SparsePauliOp.from_sparse_list(
    [("ZZ", [i, i + 1], V / 4) for i in range(n - 1)] + [("X", [i], omega / 2) for i in range(n)], num_qubits=n
)


def decay(dt):
    p = 1 - np.exp(-gamma * dt)
    return Kraus([
        np.array([[1, 0], [0, np.sqrt(1 - p)]]),
        np.array([[0, np.sqrt(p)], [0, 0]]),
    ])


def lindblad_matrix():
    d = 2**n
    I = np.eye(d)
    Hm = H.to_matrix()
    # column stacking: vec(A rho B) = (B^T kron A) vec(rho)
    liou = -1j * (np.kron(I, Hm) - np.kron(Hm.T, I))
    sm = SparsePauliOp(["X", "Y"], [0.5, 0.5j]).to_matrix()
    for i in range(n):
        c = np.kron(np.kron(np.eye(2 ** (n - 1 - i)), sm), np.eye(2**i)) * np.sqrt(gamma)
        cdc = c.conj().T @ c
        liou += np.kron(c.conj(), c) - 0.5 * (np.kron(I, cdc) + np.kron(cdc.T, I))
    return liou


def unitary_step(dt):
    qc = QuantumCircuit(n)
    for i in range(n):
        qc.rx(omega * dt / 2, i)
    for i in range(n - 1):
        qc.rzz(V * dt / 2, i, i + 1)
    for i in range(n):
        qc.rx(omega * dt / 2, i)
    return qc


def trajectory(dt):
    ch = decay(dt)
    assert ch.is_cptp()
    U = Operator(unitary_step(dt))
    rho = DensityMatrix.from_label("1" * n)
    up = [rho.expectation_value(nbar).real]
    for _ in range(int(round(T / dt))):
        rho = rho.evolve(U)
        for q in range(n):
            rho = rho.evolve(ch, [q])
        up.append(rho.expectation_value(nbar).real)
    return np.array(up), rho


nbar = SparsePauliOp.from_sparse_list([("", [], 0.5)] + [("Z", [i], -0.5 / n) for i in range(n)], num_qubits=n)

liou = lindblad_matrix()
dt_ref = 0.1
prop = SuperOp(expm(liou * dt_ref))
print("Lindblad propagator CPTP:", prop.is_cptp(atol=1e-7))
rho = DensityMatrix.from_label("1" * n)
ref = [rho.expectation_value(nbar).real]
for _ in range(int(round(T / dt_ref))):
    rho = rho.evolve(prop)
    ref.append(rho.expectation_value(nbar).real)

plt.plot(dt_ref * np.arange(len(ref)), ref, "k-", label="Lindblad")
for dt in (0.4, 0.2, 0.1):
    up, rho_f = trajectory(dt)
    plt.plot(dt * np.arange(len(up)), up, ".", label=f"dt={dt}")
    tr = np.abs(np.linalg.eigvalsh(rho_f.data - rho.data)).sum() / 2
    print(f"dt={dt}: trace distance at T = {tr:.2e}, purity {rho_f.purity().real:.4f}")

# steady state from the null vector
vals, vecs = np.linalg.eig(liou)
ss = vecs[:, np.argmin(np.abs(vals))].reshape(2**n, 2**n, order="F")
ss = DensityMatrix(ss / np.trace(ss))
plt.axhline(ss.expectation_value(nbar).real, ls=":", c="gray")
print("gap:", np.sort(-vals.real)[1], " n_ss:", ss.expectation_value(nbar).real)
plt.xlabel(r"$\gamma t$")
plt.ylabel(r"$\bar n$")
plt.legend()
plt.savefig("dissipative_ising.png")
