"""Entanglement swapping: qubits which never met become entangled."""
import argparse

import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.quantum_info import Statevector, concurrence, partial_trace
from qiskit_aer import AerSimulator


def swapping_circuit(correct=True):
    q = QuantumRegister(4, "q")
    mid = ClassicalRegister(2, "mid")
    end = ClassicalRegister(2, "end")
    qc = QuantumCircuit(q, mid, end)
    # two independent pairs (0,1) and (2,3)
    for a, b in ((0, 1), (2, 3)):
        qc.h(q[a])
        qc.cx(q[a], q[b])
    qc.barrier()
    # Bell measurement of the inner qubits
    qc.cx(q[1], q[2])
    qc.h(q[1])
    qc.measure(q[1], mid[0])
    qc.measure(q[2], mid[1])
    if correct:
        with qc.if_test((mid[1], 1)):
            qc.x(q[3])
        with qc.if_test((mid[0], 1)):
            qc.z(q[3])
    return qc, q, end


def correlation(basis, correct, shots):
    qc, q, end = swapping_circuit(correct)
    if basis == "X":
        qc.h([q[0], q[3]])
    qc.measure(q[0], end[0])
    qc.measure(q[3], end[1])
    counts = AerSimulator().run(qc, shots=shots).result().get_counts()
    value = 0
    for key, num in counts.items():
        outer = key.split()[0]
        value += num if outer in ("00", "11") else -num
    return value / shots


def before_swapping():
    qc = QuantumCircuit(4)
    qc.h([0, 2])
    qc.cx([0, 2], [1, 3])
    return concurrence(partial_trace(Statevector(qc), [1, 2]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shots", type=int, default=4000)
    args = parser.parse_args()

    print("concurrence of 0 and 3 before:", np.round(before_swapping(), 6))
    for correct in (True, False):
        zz = correlation("Z", correct, args.shots)
        xx = correlation("X", correct, args.shots)
        print(f"corrections={correct!s:5}  <ZZ>={zz:+.3f}  <XX>={xx:+.3f}")
