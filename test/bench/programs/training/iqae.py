"""Iterative quantum amplitude estimation (Grinko, Gacon, Zoufal, Woerner)."""
from __future__ import annotations

import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit
from qiskit.circuit.library import grover_operator
from qiskit.primitives import BaseSamplerV2, StatevectorSampler


class IQAE:
    def __init__(self, a_op: QuantumCircuit, objective: int, epsilon=0.01, alpha=0.05,
                 sampler: BaseSamplerV2 | None = None, shots=128):
        self.a_op = a_op
        self.objective = objective
        self.epsilon = epsilon
        self.alpha = alpha
        self.sampler = sampler or StatevectorSampler(seed=0)
        self.shots = shots
        oracle = QuantumCircuit(a_op.num_qubits)
        oracle.z(objective)
        self.q_op = grover_operator(oracle, state_preparation=a_op)

    def _measure(self, k: int) -> int:
        cr = ClassicalRegister(1, "obj")
        qc = QuantumCircuit(*self.a_op.qregs, cr)
        qc.compose(self.a_op, inplace=True)
        if k:
            qc.compose(self.q_op.power(k), inplace=True)
        qc.measure(self.objective, cr[0])
        bits = self.sampler.run([qc], shots=self.shots).result()[0].data.obj
        return bits.get_int_counts().get(1, 0)

    @staticmethod
    def _find_next_k(k, up, theta, r=2):
        theta_l, theta_u = theta
        K = 4 * k + 2
        K_max = int(1 / (2 * (theta_u - theta_l)))
        step = K_max - (K_max - 2) % 4
        while step >= r * K:
            lower, upper = step * theta_l, step * theta_u
            if int(2 * lower) == int(2 * upper):
                return int((step - 2) / 4), (lower % 1) < 0.5
            step -= 4
        return k, up

    def estimate(self):
        theta = [0.0, 0.25]        # in units of 2 pi
        k, up = 0, True
        rounds = int(np.log2(np.pi / 8 / self.epsilon)) + 1
        N = hits = 0
        history = []
        while theta[1] - theta[0] > self.epsilon / np.pi:
            k_new, up = self._find_next_k(k, up, theta)
            if k_new != k:
                N = hits = 0
                k = k_new
            hits += self._measure(k)
            N += self.shots
            p = hits / N
            # Chernoff-Hoeffding
            eps = np.sqrt(np.log(2 * rounds / self.alpha) / (2 * N))
            lo, hi = max(0, p - eps), min(1, p + eps)
            if up:
                t_lo, t_hi = np.arccos(1 - 2 * lo), np.arccos(1 - 2 * hi)
            else:
                t_lo, t_hi = 2 * np.pi - np.arccos(1 - 2 * hi), 2 * np.pi - np.arccos(1 - 2 * lo)
            t_lo, t_hi = t_lo / (2 * np.pi), t_hi / (2 * np.pi)
            K = 4 * k + 2
            base = int(K * theta[0])
            new = [(base + t_lo) / K, (base + t_hi) / K]
            theta = [max(theta[0], new[0]), min(theta[1], new[1])]
            history.append((k, N, p))
        low, high = (np.sin(2 * np.pi * t) ** 2 for t in theta)
        return (low + high) / 2, (low, high), history


if __name__ == "__main__":
    p_true = 0.2
    a = QuantumCircuit(1)
    a.ry(2 * np.arcsin(np.sqrt(p_true)), 0)

    value, (low, high), history = IQAE(a, objective=0, epsilon=0.005).estimate()
    for k, n_shots, freq in history:
        print(f"k={k:4d}  shots={n_shots:5d}  freq={freq:.3f}")
    print(f"a = {value:.5f}  CI [{low:.5f}, {high:.5f}]   exact {p_true}")
