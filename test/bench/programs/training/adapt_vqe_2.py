import numpy as np
from itertools import combinations
from scipy.optimize import minimize

from qiskit import QuantumCircuit
from qiskit.circuit import ParameterVector
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.quantum_info import SparsePauliOp, Statevector, commutator

n = 6
rng = np.random.default_rng(11)


def heisenberg(n, Jx=1.0, Jy=1.0, Jz=1.3, hz=0.2):
    terms = []
    for i in range(n - 1):
        terms += [("XX", [i, i + 1], Jx), ("YY", [i, i + 1], Jy), ("ZZ", [i, i + 1], Jz)]
    terms += [("Z", [i], hz * (-1) ** i) for i in range(n)]
    return SparsePauliOp.from_sparse_list(terms, num_qubits=n)


def qubit_pool(n):
    """Odd-Y two and three body strings (real generators)."""
    pool = [SparsePauliOp.from_sparse_list([("Y", [i], 1.0)], n) for i in range(n)]
    for i, j in combinations(range(n), 2):
        for s in ("XY", "YX", "YZ", "ZY"):
            pool.append(SparsePauliOp.from_sparse_list([(s, [i, j], 1.0)], n))
    return pool


H = heisenberg(n)
pool = qubit_pool(n)
comms = [(1j * commutator(H, A)).simplify() for A in pool]
e0 = np.linalg.eigvalsh(H.to_matrix())[0]
print("exact:", e0, " pool size:", len(pool))


def build(ops):
    qc = QuantumCircuit(n)
    qc.x(range(0, n, 2))  # Néel
    if not ops:
        return qc
    th = ParameterVector("θ", len(ops))
    for t, A in zip(th, ops):
        qc.append(PauliEvolutionGate(A, time=t), range(n))
    return qc


def prepare(qc, x):
    bound = qc.assign_parameters(x) if qc.num_parameters else qc
    return Statevector(bound.decompose(reps=2))


def cost(x, qc):
    return prepare(qc, x).expectation_value(H).real


ops, x = [], np.array([])
tol, max_iter = 1e-3, 25
history = []
for it in range(max_iter):
    qc = build(ops)
    psi = prepare(qc, x)
    grads = np.array([psi.expectation_value(c).real for c in comms])
    k = np.argmax(np.abs(grads))
    if np.abs(grads[k]) < tol:
        print("gradient converged")
        break

    ops.append(pool[k])
    qc = build(ops)
    res = minimize(cost, np.append(x, 0.0), args=(qc,), method="BFGS", options={"gtol": 1e-5})
    x = res.x
    history.append((res.fun - e0, np.linalg.norm(grads)))
    print(f"{it:2d}  +{pool[k].paulis[0]}  E={res.fun:.8f}  dE={res.fun - e0:.2e}  |g|={history[-1][1]:.3f}")
    if history[-1][0] < 1e-6:
        break

final = build(ops).decompose(reps=2)
print("ops:", dict(final.count_ops()), "depth:", final.depth())
np.savetxt("adapt_history.txt", np.array(history), header="dE gradnorm")
