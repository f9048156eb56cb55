from __future__ import annotations
import numpy as np
from numpy.typing import NDArray
from qiskit import QuantumCircuit
from qiskit.primitives import BaseEstimatorV2, StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp
from qiskit.circuit.library import n_local


class ParameterShift:
    """Gradient of <O> by the parameter shift rule.

    Every parameter must occur exactly once, in a gate exp(-i theta P / 2).
    """

    def __init__(self, estimator: BaseEstimatorV2, precision: float | None = None):
        self.estimator = estimator
        self.precision = precision

    def value(self, circuit: QuantumCircuit, obs: SparsePauliOp, theta: NDArray) -> float:
        job = self.estimator.run([(circuit, obs, theta)], precision=self.precision)
        return float(job.result()[0].data.evs)

    def gradient(self, circuit: QuantumCircuit, obs: SparsePauliOp, theta: NDArray) -> NDArray:
        n = circuit.num_parameters
        shifts = np.pi / 2 * np.eye(n)
        points = np.concatenate([theta + shifts, theta - shifts])   # (2n, n)
        job = self.estimator.run([(circuit, obs, points)], precision=self.precision)
        evs = job.result()[0].data.evs
        return (evs[:n] - evs[n:]) / 2


def finite_differences(f, theta, eps=1e-5):
    grad = np.empty_like(theta)
    for k in range(len(theta)):
        e = np.zeros_like(theta)
        e[k] = eps
        grad[k] = (f(theta + e) - f(theta - e)) / (2 * eps)
    return grad


def gradient_descent(ps, circuit, obs, theta, lr=0.2, steps=60):
    for step in range(steps):
        theta = theta - lr * ps.gradient(circuit, obs, theta)
        if step % 10 == 0:
            print(f"  step {step:3d}: {ps.value(circuit, obs, theta):+.6f}")
    return theta


def main():
    obs = SparsePauliOp(["ZZI", "IZZ", "XII", "IXI", "IIX"], coeffs=[-1, -1, -0.5, -0.5, -0.5])
    circuit = n_local(3, ["ry", "rz"], "cz", entanglement="linear", reps=2)
    ps = ParameterShift(StatevectorEstimator())

    theta = np.random.default_rng(3).normal(scale=0.5, size=circuit.num_parameters)
    exact = ps.gradient(circuit, obs, theta)
    numeric = finite_differences(lambda t: ps.value(circuit, obs, t), theta)
    print("max deviation from finite differences:", np.abs(exact - numeric).max())

    print("descent:")
    theta = gradient_descent(ps, circuit, obs, theta)
    ground = np.linalg.eigvalsh(obs.to_matrix()).min()
    print(f"final {ps.value(circuit, obs, theta):+.6f}, ground state {ground:+.6f}")


if __name__ == "__main__":
    main()
