import time

import numpy as np

from qiskit.circuit.library import n_local
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp


def parameter_shift(estimator, circuit, observable, theta):
    """All 2d shifted points in one broadcasted pub."""
    d = len(theta)
    shifts = np.pi / 2 * np.eye(d)
    points = np.concatenate([theta + shifts, theta - shifts])
    evs = estimator.run([(circuit, observable, points)]).result()[0].data.evs
    return (evs[:d] - evs[d:]) / 2


def finite_difference(estimator, circuit, observable, theta, eps=1e-5):
    d = len(theta)
    points = np.concatenate([theta + eps * np.eye(d), theta - eps * np.eye(d)])
    evs = estimator.run([(circuit, observable, points)]).result()[0].data.evs
    return (evs[:d] - evs[d:]) / (2 * eps)


def spsa_gradient(estimator, circuit, observable, theta, rng, eps=0.1, resamplings=1):
    d = len(theta)
    delta = rng.choice([-1.0, 1.0], size=(resamplings, d))
    points = np.concatenate([theta + eps * delta, theta - eps * delta])
    evs = estimator.run([(circuit, observable, points)]).result()[0].data.evs
    diff = (evs[:resamplings] - evs[resamplings:]) / (2 * eps)
    return np.mean(diff[:, None] * delta, axis=0)


def main():
    rng = np.random.default_rng(5)
    n = 4
    circuit = n_local(n, ["ry", "rz"], "cz", entanglement="circular", reps=2)
    hamiltonian = SparsePauliOp.from_sparse_list(
        [("ZZ", [i, (i + 1) % n], -1.0) for i in range(n)] + [("X", [i], -0.7) for i in range(n)],
        num_qubits=n,
    )
    theta = rng.uniform(0, 2 * np.pi, circuit.num_parameters)

    exact = StatevectorEstimator()
    reference = parameter_shift(exact, circuit, hamiltonian, theta)
    fd = finite_difference(exact, circuit, hamiltonian, theta)
    print("max |shift - fd| (exact):", np.max(np.abs(reference - fd)))

    # shot noise kills finite differences
    noisy = StatevectorEstimator(default_precision=0.02, seed=11)
    for name, grad in [
        ("parameter shift", parameter_shift(noisy, circuit, hamiltonian, theta)),
        ("finite diff 0.1", finite_difference(noisy, circuit, hamiltonian, theta, eps=0.1)),
        ("finite diff 0.01", finite_difference(noisy, circuit, hamiltonian, theta, eps=0.01)),
    ]:
        print(f"{name:18s} error {np.linalg.norm(grad - reference):8.4f}")

    for r in (1, 10, 100, 1000):
        t0 = time.perf_counter()
        grad = spsa_gradient(exact, circuit, hamiltonian, theta, rng, resamplings=r)
        cos = grad @ reference / (np.linalg.norm(grad) * np.linalg.norm(reference))
        print(f"spsa x{r:<5d} cos(angle) {cos:6.3f}  {time.perf_counter() - t0:.2f}s")


if __name__ == "__main__":
    main()
