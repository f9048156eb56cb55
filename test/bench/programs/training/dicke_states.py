"""Deterministic Dicke state preparation (Baertschi & Eidenbenz, 2019)."""
from itertools import combinations
from math import acos, comb, sqrt

import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import Statevector, state_fidelity


def scs(n, k):
    """Split & cyclic shift block acting on the last k+1 of n qubits."""
    block = QuantumCircuit(k + 1, name=f"SCS({n},{k})")
    # two-qubit part
    theta = 2 * acos(sqrt(1 / n))
    block.cx(k - 1, k)
    block.cry(theta, k, k - 1)
    block.cx(k - 1, k)
    # three-qubit parts
    for l in range(2, k + 1):
        theta = 2 * acos(sqrt(l / n))
        block.cx(k - l, k)
        block.mcry(theta, [k, k - l + 1], k - l)
        block.cx(k - l, k)
    return block


def dicke_unitary(n, k):
    circ = QuantumCircuit(n, name=f"U_{n},{k}")
    for m in range(n, k, -1):
        circ.compose(scs(m, k), qubits=range(m - k - 1, m), inplace=True)
    for m in range(k, 1, -1):
        circ.compose(scs(m, m - 1), qubits=range(m), inplace=True)
    return circ


def dicke_circuit(n, k):
    circ = QuantumCircuit(n)
    for q in range(n - k, n):
        circ.x(q)
    circ.barrier()
    circ.compose(dicke_unitary(n, k), inplace=True)
    return circ


def exact_dicke(n, k):
    vec = np.zeros(2**n)
    for ones in combinations(range(n), k):
        vec[sum(1 << q for q in ones)] = 1
    return Statevector(vec / sqrt(comb(n, k)))


if __name__ == "__main__":
    print(f"{'n':>3} {'k':>3} {'fidelity':>10} {'cx':>5} {'depth':>6}")
    for n in range(3, 7):
        for k in range(1, n):
            circ = dicke_circuit(n, k)
            fid = state_fidelity(Statevector(circ), exact_dicke(n, k))
            flat = circ.decompose(reps=5)
            ops = flat.count_ops()
            print(f"{n:>3} {k:>3} {fid:>10.6f} {ops.get('cx', 0):>5} {flat.depth():>6}")
