# Phase estimation of a diagonal unitary, textbook and iterative versions.
import math
import sys

from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.library import PhaseGate, QFTGate
from qiskit.primitives import StatevectorSampler
from qiskit_aer import AerSimulator


def textbook(phase, t):
    """t counting qubits, eigenstate |1>, eigenvalue exp(2 pi i phase)."""
    count = QuantumRegister(t, "count")
    target = QuantumRegister(1, "target")
    c = ClassicalRegister(t, "c")
    qc = QuantumCircuit(count, target, c)
    qc.x(target)
    qc.h(count)
    for k in range(t):
        qc.append(PhaseGate(2 * math.pi * phase * 2**k).control(1), [count[k], target[0]])
    qc.append(QFTGate(t).inverse(), count)
    qc.measure(count, c)
    return qc


def iterative(phase, t):
    """One counting qubit, measured t times; bits come out from the last to the first."""
    q = QuantumRegister(2, "q")
    c = ClassicalRegister(t, "c")
    qc = QuantumCircuit(q, c)
    qc.x(q[1])
    for k in range(t):
        if k > 0:
            qc.reset(q[0])
        qc.h(q[0])
        for j in range(k):
            with qc.if_test((c[j], 1)):
                qc.p(-math.pi / 2 ** (k - j), q[0])
        qc.cp(2 * math.pi * phase * 2 ** (t - 1 - k), q[0], q[1])
        qc.h(q[0])
        qc.measure(q[0], c[k])
    return qc


def best(counts, t):
    key = max(counts, key=counts.get)
    return int(key, 2) / 2**t, counts[key]


def main():
    phase = float(sys.argv[1]) if len(sys.argv) > 1 else 0.3125
    shots = 2000
    print("true phase", phase)
    for t in range(2, 9):
        job = StatevectorSampler(seed=0).run([textbook(phase, t)], shots=shots)
        est1, n1 = best(job.result()[0].data.c.get_counts(), t)

        sim = AerSimulator(seed_simulator=0)
        counts = sim.run(iterative(phase, t), shots=shots).result().get_counts()
        est2, n2 = best(counts, t)

        print(f"t={t}  textbook {est1:.5f} ({n1 / shots:.2f})  iterative {est2:.5f} ({n2 / shots:.2f})"
              f"  resolution {2.0**-t:.5f}")


if __name__ == "__main__":
    main()
