# Fermi-Hubbard chain, Jordan-Wigner by hand.
# Ordering: up spins on qubits 0..L-1, down spins on L..2L-1
import argparse

import numpy as np
from scipy.sparse.linalg import eigsh

from qiskit.circuit import QuantumCircuit
from qiskit.circuit.library import XXPlusYYGate
from qiskit.quantum_info import SparsePauliOp, Statevector


def annihilation(j, n_modes):
    """a_j = Z...Z (X + iY)/2 on mode j"""
    zs = "Z" * j
    idx = list(range(j + 1))
    return SparsePauliOp.from_sparse_list(
        [(zs + "X", idx, 0.5), (zs + "Y", idx, 0.5j)], num_qubits=n_modes
    )


def hubbard(L, t, U):
    M = 2 * L
    a = [annihilation(j, M) for j in range(M)]
    adag = [op.adjoint() for op in a]
    n = [(adag[j] @ a[j]).simplify() for j in range(M)]

    H = SparsePauliOp("I" * M, 0.0)
    for s in (0, L):
        for i in range(L - 1):
            H = H - t * (adag[s + i] @ a[s + i + 1] + adag[s + i + 1] @ a[s + i])
    for i in range(L):
        H = H + U * (n[i] @ n[i + L])
    return H.simplify(), n


def check_anticommutation(M):
    a = [annihilation(j, M) for j in range(M)]
    for i in range(M):
        for j in range(M):
            anti = (a[i] @ a[j].adjoint() + a[j].adjoint() @ a[i]).simplify()
            expected = 1.0 if i == j else 0.0
            assert np.allclose(anti.to_matrix(), expected * np.eye(2**M))


def trotter_step(L, t, U, dt):
    qc = QuantumCircuit(2 * L, name="step")
    # on-site: U/4 (1 - Z_up)(1 - Z_dn) is a controlled phase
    for i in range(L):
        qc.cp(-U * dt, i, i + L)
    for start in (0, 1):
        for s in (0, L):
            for i in range(start, L - 1, 2):
                qc.append(XXPlusYYGate(-2 * t * dt, 0.0), [s + i, s + i + 1])
    return qc


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-L", type=int, default=3)
    parser.add_argument("-U", type=float, default=4.0)
    parser.add_argument("--dt", type=float, default=0.05)
    parser.add_argument("--steps", type=int, default=60)
    args = parser.parse_args()

    check_anticommutation(3)
    H, n = hubbard(args.L, 1.0, args.U)
    E0 = eigsh(H.to_matrix(sparse=True), k=1, which="SA", return_eigenvectors=False)[0]
    print(f"{len(H)} Pauli terms, ground state energy {E0:.6f}")

    doublons = sum((n[i] @ n[i + args.L] for i in range(1, args.L)), start=n[0] @ n[args.L])
    doublons = doublons.simplify()

    # start with one doublon in the middle of the chain
    mid = args.L // 2
    qc0 = QuantumCircuit(2 * args.L)
    qc0.x([mid, mid + args.L])
    psi = Statevector(qc0)
    step = trotter_step(args.L, 1.0, args.U, args.dt)

    for k in range(args.steps):
        psi = psi.evolve(step)
        if (k + 1) % 10 == 0:
            d = psi.expectation_value(doublons).real
            E = psi.expectation_value(H).real
            print(f"t={(k + 1) * args.dt:5.2f}  <D>={d:.4f}  <H>={E:.4f}")


if __name__ == "__main__":
    main()
