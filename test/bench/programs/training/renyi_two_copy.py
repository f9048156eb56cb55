"""Second Renyi entropy from two copies (destructive swap test).

The swap operator on a pair of qubits is diagonal in the Bell basis with
eigenvalue -1 on the singlet only, so Tr(rho_A^2) is an average of signs.
"""
import numpy as np

from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import Statevector, partial_trace


def prepare(n, depth, rng):
    qc = QuantumCircuit(n)
    for d in range(depth):
        for q in range(n):
            a, b, c = rng.uniform(0, 2 * np.pi, 3)
            qc.u(a, b, c, q)
        for q in range(d % 2, n - 1, 2):
            qc.cz(q, q + 1)
    return qc


def two_copy_circuit(prep):
    n = prep.num_qubits
    copy1 = QuantumRegister(n, "a")
    copy2 = QuantumRegister(n, "b")
    c1 = ClassicalRegister(n, "ca")
    c2 = ClassicalRegister(n, "cb")
    qc = QuantumCircuit(copy1, copy2, c1, c2)
    qc.compose(prep, qubits=copy1, inplace=True)
    qc.compose(prep, qubits=copy2, inplace=True)
    qc.barrier()
    for i in range(n):
        qc.cx(copy1[i], copy2[i])
        qc.h(copy1[i])
    qc.measure(copy1, c1)
    qc.measure(copy2, c2)
    return qc


def signs(data):
    """(shots, n) array with -1 where the pair was found in the singlet."""
    ba = data.ca.to_bool_array(order="little")
    bb = data.cb.to_bool_array(order="little")
    return 1 - 2 * (ba & bb).astype(int)


def purity_with_bootstrap(s, subsystem, n_boot=500, rng=None):
    rng = rng or np.random.default_rng()
    prod = s[:, subsystem].prod(axis=1)
    boot = [rng.choice(prod, size=prod.size).mean() for _ in range(n_boot)]
    return prod.mean(), np.std(boot)


if __name__ == "__main__":
    rng = np.random.default_rng(2024)
    n = 5
    prep = prepare(n, depth=6, rng=rng)
    qc = two_copy_circuit(prep)

    sampler = StatevectorSampler(seed=7)
    data = sampler.run([qc], shots=20_000).result()[0].data
    s = signs(data)

    psi = Statevector(prep)
    print(" A        purity            exact     S2")
    for size in range(1, n + 1):
        A = list(range(size))
        p, dp = purity_with_bootstrap(s, A, rng=rng)
        rho_A = partial_trace(psi, list(range(size, n)))
        exact = rho_A.purity().real
        S2, dS2 = -np.log2(p), dp / (p * np.log(2))
        print(f"{size:2d}   {p:.4f} +- {dp:.4f}   {exact:.4f}   {S2:.3f}({dS2:.3f})")
