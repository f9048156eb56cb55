"""Nearest-neighbour matchgate circuits: covariance matrix evolution vs. brute force."""
import numpy as np
import pytest
from qiskit.circuit import QuantumCircuit
from qiskit.quantum_info import Operator, Pauli, Statevector


def majorana(mu, n):
    """gamma_{2j} = Z..Z X_j,  gamma_{2j+1} = Z..Z Y_j"""
    j, kind = divmod(mu, 2)
    label = "I" * (n - j - 1) + ("X" if kind == 0 else "Y") + "Z" * j
    return Pauli(label)


def random_matchgate_circuit(n, depth, rng):
    qc = QuantumCircuit(n)
    for d in range(depth):
        for q in range(n):
            qc.rz(rng.uniform(-np.pi, np.pi), q)
        for q in range(d % 2, n - 1, 2):
            qc.rxx(rng.uniform(-np.pi, np.pi), q, q + 1)
            qc.ryy(rng.uniform(-np.pi, np.pi), q, q + 1)
    return qc


def rotation(qc):
    """R in SO(2n) with U^dag gamma_mu U = sum_nu R[mu, nu] gamma_nu"""
    n = qc.num_qubits
    index = {q: i for i, q in enumerate(qc.qubits)}
    R = np.eye(2 * n)
    for inst in qc.data:
        theta = float(inst.params[0])
        sites = [index[q] for q in inst.qubits]
        if inst.name == "rz":
            a, b = 2 * sites[0], 2 * sites[0] + 1
            sgn = 1
        elif inst.name == "rxx":
            a, b = 2 * sites[0] + 1, 2 * sites[1]
            sgn = 1
        elif inst.name == "ryy":
            a, b = 2 * sites[0], 2 * sites[1] + 1
            sgn = -1
        else:
            raise ValueError(f"{inst.name} is not a matchgate here")
        G = np.eye(2 * n)
        c, s = np.cos(theta), sgn * np.sin(theta)
        G[a, a], G[a, b], G[b, a], G[b, b] = c, -s, s, c
        R = G @ R
    return R


def vacuum_covariance(n):
    block = np.array([[0, 1], [-1, 0]])
    return np.kron(np.eye(n), block)


def z_expectations(qc):
    n = qc.num_qubits
    R = rotation(qc)
    Gamma = R @ vacuum_covariance(n) @ R.T
    return np.array([Gamma[2 * j, 2 * j + 1] for j in range(n)])


def test_majoranas_anticommute():
    n = 3
    ms = [majorana(mu, n) for mu in range(2 * n)]
    assert all(a.anticommutes(b) for i, a in enumerate(ms) for b in ms[:i])


@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_heisenberg_rotation_is_orthogonal(n):
    qc = random_matchgate_circuit(n, 4, np.random.default_rng(n))
    R = rotation(qc)
    assert np.allclose(R @ R.T, np.eye(2 * n))


def test_linear_heisenberg_map():
    qc = random_matchgate_circuit(3, 3, np.random.default_rng(0))
    U = Operator(qc)
    gammas = [Operator(majorana(mu, 3)).data for mu in range(6)]
    evolved = U.adjoint().data @ gammas[2] @ U.data
    weights = np.array([np.trace(g @ evolved).real / 8 for g in gammas])
    assert np.isclose(np.sum(weights**2), 1.0)


@pytest.mark.parametrize("seed", range(5))
def test_single_layer_magnetisation(seed):
    n = 4
    qc = random_matchgate_circuit(n, 1, np.random.default_rng(seed))
    psi = Statevector(qc)
    exact = [psi.expectation_value(Pauli("Z"), [j]).real for j in range(n)]
    assert np.allclose(z_expectations(qc), exact)
