"""E91 key distribution. Usage: python e91.py [--eve] [--pairs 500]"""
import argparse
import random

from numpy import pi
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit_aer import AerSimulator

ALICE = {1: 0, 2: pi / 4, 3: pi / 2}
BOB = {1: pi / 4, 2: pi / 2, 3: 3 * pi / 4}


def singlet(qc, a, b):
    qc.x([a, b])
    qc.h(a)
    qc.cx(a, b)


def measure_along(qc, angle, qubit, clbit):
    """Measure cos(angle) Z + sin(angle) X."""
    qc.ry(-angle, qubit)
    qc.measure(qubit, clbit)


def one_pair(a_choice, b_choice, eve):
    q = QuantumRegister(2, "q")
    ca = ClassicalRegister(1, "alice")
    cb = ClassicalRegister(1, "bob")
    qc = QuantumCircuit(q, ca, cb)
    singlet(qc, q[0], q[1])
    if eve:
        ce = ClassicalRegister(2, "eve")
        qc.add_register(ce)
        angle = random.choice([pi / 4, pi / 2])
        for i in range(2):
            measure_along(qc, angle, q[i], ce[i])
            qc.ry(angle, q[i])
    measure_along(qc, ALICE[a_choice], q[0], ca[0])
    measure_along(qc, BOB[b_choice], q[1], cb[0])
    return qc


def correlation(records, a, b):
    sub = [r for r in records if r[0] == a and r[1] == b]
    return sum((-1) ** (r[2] ^ r[3]) for r in sub) / len(sub) if sub else 0.0


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--pairs", type=int, default=600)
    ap.add_argument("--eve", action="store_true")
    args = ap.parse_args()

    choices = [(random.randint(1, 3), random.randint(1, 3)) for _ in range(args.pairs)]
    circuits = [one_pair(a, b, args.eve) for a, b in choices]
    result = AerSimulator().run(circuits, shots=1).result()

    records = []
    for k, (a, b) in enumerate(choices):
        (bits,) = result.get_counts(k)
        parts = bits.split()       # last register comes first
        records.append((a, b, int(parts[-1]), int(parts[-2])))

    # equal angles: a2 = b1 and a3 = b2, singlet gives opposite bits
    alice_key = [r[2] for r in records if (r[0], r[1]) in ((2, 1), (3, 2))]
    bob_key = [1 - r[3] for r in records if (r[0], r[1]) in ((2, 1), (3, 2))]
    errors = sum(x != y for x, y in zip(alice_key, bob_key))

    S = (correlation(records, 1, 1) - correlation(records, 1, 3)
         + correlation(records, 3, 1) + correlation(records, 3, 3))
    print("key length:", len(alice_key))
    print("mismatches:", errors)
    print(f"CHSH value: {S:.3f}  (quantum: -2.828, classical: |S| <= 2)")
    print("secure" if abs(S) > 2 else "eavesdropper suspected, key discarded")


if __name__ == "__main__":
    main()
