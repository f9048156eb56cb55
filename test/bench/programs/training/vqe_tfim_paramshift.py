"""VQE for the transverse field Ising chain, gradients by the parameter shift rule, Adam by hand."""
import numpy as np
from qiskit.circuit.library import n_local
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp


def tfim(num_sites, J=1.0, g=1.0, periodic=False):
    terms = [("ZZ", [i, i + 1], -J) for i in range(num_sites - 1)]
    if periodic:
        terms.append(("ZZ", [num_sites - 1, 0], -J))
    terms += [("X", [i], -g) for i in range(num_sites)]
    return SparsePauliOp.from_sparse_list(terms, num_qubits=num_sites)


def loss_and_grad(estimator, circuit, hamiltonian, x):
    p = len(x)
    shifts = np.pi / 2 * np.eye(p)
    batch = np.concatenate([[x], x + shifts, x - shifts])
    evs = estimator.run([(circuit, hamiltonian, batch)]).result()[0].data.evs
    grad = 0.5 * (evs[1 : p + 1] - evs[p + 1 :])
    return evs[0], grad


def adam(f, x, lr=0.05, steps=150, betas=(0.9, 0.999), eps=1e-8, tol=1e-4):
    m = np.zeros_like(x)
    v = np.zeros_like(x)
    for t in range(1, steps + 1):
        value, g = f(x)
        if np.linalg.norm(g) < tol:
            break
        m = betas[0] * m + (1 - betas[0]) * g
        v = betas[1] * v + (1 - betas[1]) * g**2
        m_hat = m / (1 - betas[0] ** t)
        v_hat = v / (1 - betas[1] ** t)
        x = x - lr * m_hat / (np.sqrt(v_hat) + eps)
        if t % 25 == 0:
            print(f"   step {t:3d}  E = {value:+.6f}  |g| = {np.linalg.norm(g):.2e}")
    return value, x


def main():
    n = 4
    rng = np.random.default_rng(8)
    ansatz = n_local(n, rotation_blocks="ry", entanglement_blocks="cz", entanglement="linear", reps=2)
    estimator = StatevectorEstimator()
    x = rng.uniform(-0.2, 0.2, ansatz.num_parameters)

    for g in (0.2, 0.6, 1.0, 1.4):
        ham = tfim(n, g=g)
        print(f"g = {g}")
        # warm start from the previous field strength
        e, x = adam(lambda y: loss_and_grad(estimator, ansatz, ham, y), x)
        exact = np.linalg.eigvalsh(ham.to_matrix()).min()
        mag = SparsePauliOp.from_sparse_list([("X", [i], 1 / n) for i in range(n)], num_qubits=n)
        mx = estimator.run([(ansatz, mag, x)]).result()[0].data.evs
        print(f"   VQE {e:.5f}  exact {exact:.5f}  <X> {float(mx):.4f}")


if __name__ == "__main__":
    main()
