"""Helpers shared by the notebooks in this folder."""
from itertools import combinations

import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import (
    DensityMatrix,
    Statevector,
    concurrence,
    entropy,
    negativity,
    partial_trace,
)

__all__ = [
    "reduced", "renyi", "entanglement_spectrum", "mutual_info_matrix",
    "concurrence_matrix", "tripartite_info", "log_negativity",
]


def _as_state(state):
    if isinstance(state, QuantumCircuit):
        return Statevector(state)
    return state


def reduced(state, keep):
    """Reduced density matrix on the qubits in ``keep``."""
    state = _as_state(state)
    drop = [q for q in range(state.num_qubits) if q not in set(keep)]
    return partial_trace(state, drop) if drop else DensityMatrix(state)


def renyi(rho, alpha=2):
    p = np.linalg.eigvalsh(np.asarray(rho.data))
    p = p[p > 1e-15]
    if alpha == 1:
        return float(-np.sum(p * np.log2(p)))
    if np.isinf(alpha):
        return float(-np.log2(p.max()))
    return float(np.log2(np.sum(p**alpha)) / (1 - alpha))


def entanglement_spectrum(state, cut, n_levels=None):
    """xi_k = -log(lambda_k^2), ascending, for the bipartition [0..cut-1 | cut..n-1]."""
    psi = np.asarray(_as_state(state).data)
    # qubit 0 is the least significant bit, so A runs fastest
    lam = np.linalg.svd(psi.reshape(-1, 2**cut), compute_uv=False)
    lam = lam[lam > 1e-12]
    return -2 * np.log(lam)[:n_levels]


def mutual_info_matrix(state, base=2):
    state = _as_state(state)
    n = state.num_qubits
    S1 = [entropy(reduced(state, [i]), base=base) for i in range(n)]
    I = np.zeros((n, n))
    for i, j in combinations(range(n), 2):
        I[i, j] = I[j, i] = S1[i] + S1[j] - entropy(reduced(state, [i, j]), base=base)
    return I


def concurrence_matrix(state):
    state = _as_state(state)
    n = state.num_qubits
    C = np.zeros((n, n))
    for i, j in combinations(range(n), 2):
        C[i, j] = C[j, i] = concurrence(reduced(state, [i, j]))
    return C


def tripartite_info(state, A, B, C):
    S = lambda *parts: entropy(reduced(state, sorted(sum(map(list, parts), []))), base=2)
    return S(A) + S(B) + S(C) - S(A, B) - S(B, C) - S(A, C) + S(A, B, C)


def log_negativity(rho, qargs):
    return np.log2(2 * negativity(rho, qargs) + 1)


if __name__ == "__main__":
    qc = QuantumCircuit(4)
    qc.h(0)
    for k in range(3):
        qc.cx(k, k + 1)
    print(mutual_info_matrix(qc))
    print("I3 =", tripartite_info(qc, [0], [1], [2]))
    print("xi =", entanglement_spectrum(qc, 2))
