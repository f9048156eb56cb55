"""Variational quantum linear solver, Hadamard tests for the local overlaps.

A = c0 I + c1 X_0 + c2 Z_0 Z_1 on three qubits, |b> = H^3 |0>.
"""
import numpy as np
from scipy.optimize import minimize

from qiskit import QuantumCircuit
from qiskit.circuit.library import n_local
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import Pauli, SparsePauliOp, Statevector

n = 3
A = SparsePauliOp(["III", "IIX", "IZZ"], coeffs=[1.0, 0.2, 0.3])

U_b = QuantumCircuit(n)
U_b.h(range(n))

ansatz = n_local(n, "ry", "cz", entanglement="linear", reps=3)
estimator = StatevectorEstimator()


def controlled_pauli(label, control, offset):
    gate = Pauli(label).to_instruction()
    wrapped = QuantumCircuit(n)
    wrapped.append(gate, range(n))
    return wrapped.to_gate(label=label).control(1), [control] + list(range(offset, offset + n))


def hadamard_test_norm(l, k):
    """<0|V^+ A_k^+ A_l V|0>, real part is <Z> on qubit 0."""
    qc = QuantumCircuit(n + 1)
    qc.h(0)
    qc.compose(ansatz, range(1, n + 1), inplace=True)
    for label in (l, k):
        if label != "I" * n:
            gate, qubits = controlled_pauli(label, 0, 1)
            qc.append(gate, qubits)
    qc.h(0)
    return qc


def hadamard_test_overlap(l):
    """<0|U_b^+ A_l V|0> with everything controlled."""
    qc = QuantumCircuit(n + 1)
    qc.h(0)
    block = QuantumCircuit(n)
    block.compose(ansatz, inplace=True)
    if l != "I" * n:
        block.append(Pauli(l), range(n))
    block.compose(U_b.inverse(), inplace=True)
    qc.append(block.to_gate().control(1), range(n + 1))
    qc.h(0)
    return qc


labels = A.paulis.to_labels()
c = A.coeffs.real
z0 = SparsePauliOp.from_sparse_list([("Z", [0], 1.0)], num_qubits=n + 1)
norm_circuits = {(i, j): hadamard_test_norm(labels[i], labels[j]) for i in range(len(c)) for j in range(i)}
overlap_circuits = [hadamard_test_overlap(l) for l in labels]

history = []


def cost(theta):
    pubs = [(qc, z0, theta) for qc in norm_circuits.values()]
    pubs += [(qc, z0, theta) for qc in overlap_circuits]
    evs = np.array([float(r.data.evs) for r in estimator.run(pubs).result()])
    cross = evs[: len(norm_circuits)]
    overlaps = evs[len(norm_circuits):]

    norm = np.sum(c**2)
    for (i, j), value in zip(norm_circuits, cross):
        norm += 2 * c[i] * c[j] * value
    overlap = np.dot(c, overlaps) ** 2  # ansatz is real, no imaginary part needed
    value = 1 - overlap / norm
    history.append(value)
    if len(history) % 50 == 0:
        print(f"{len(history):4d}  {value:.6f}")
    return value


theta0 = np.random.default_rng(4).uniform(-0.5, 0.5, ansatz.num_parameters)
res = minimize(cost, theta0, method="COBYLA", tol=1e-5, options={"maxiter": 400})

x = Statevector(ansatz.assign_parameters(res.x)).data
b = Statevector(U_b).data
exact = np.linalg.solve(A.to_matrix(), b)
exact /= np.linalg.norm(exact)
print("cost", res.fun, "fidelity", abs(np.vdot(exact, x)) ** 2)
