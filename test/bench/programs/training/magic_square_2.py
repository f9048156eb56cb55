"""
The Mermin-Peres magic square game.

        XI  IX  XX   (+1)
        IZ  ZI  ZZ   (+1)
        XZ  ZX  YY   (+1)
        +1  +1  -1

Alice is told a row and fills it in with product +1. Bob is told a column; his product must be +1, +1, -1.
They win if they agree on the shared cell. Classically at most 8/9, with two Bell pairs always.
"""
import itertools
import random

from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.primitives import StatevectorSampler


def alice_basis(qc, q, row):
    if row == 0:
        qc.h(q)
    elif row == 2:
        qc.cz(q[0], q[1])
        qc.h(q)


def bob_basis(qc, q, col):
    if col == 0:
        qc.h(q[0])
    elif col == 1:
        qc.h(q[1])
    else:
        qc.cx(q[0], q[1])
        qc.h(q[0])


def build(row, col):
    a = QuantumRegister(2, "alice")
    b = QuantumRegister(2, "bob")
    ca = ClassicalRegister(2, "ca")
    cb = ClassicalRegister(2, "cb")
    qc = QuantumCircuit(a, b, ca, cb)
    for i in range(2):
        qc.h(a[i])
        qc.cx(a[i], b[i])
    qc.barrier()
    alice_basis(qc, a, row)
    bob_basis(qc, b, col)
    qc.measure(a, ca)
    qc.measure(b, cb)
    return qc


def alice_answer(bits, row):
    s0, s1 = (1 - 2 * int(x) for x in reversed(bits))
    first_two = (s1, s0) if row == 1 else (s0, s1)
    return (*first_two, s0 * s1)


def bob_answer(bits, col):
    s0, s1 = (1 - 2 * int(x) for x in reversed(bits))
    if col == 1:
        return (s1, s0, s0 * s1)
    if col == 2:
        return (s0, s1, -s0 * s1)
    return (s0, s1, s0 * s1)


def play(row, col, sampler):
    data = sampler.run([build(row, col)], shots=1).result()[0].data
    alice = alice_answer(data.ca.get_bitstrings()[0], row)
    bob = bob_answer(data.cb.get_bitstrings()[0], col)
    return alice, bob, alice[col] == bob[row]


if __name__ == "__main__":
    sampler = StatevectorSampler()
    print("one example of every question:")
    for row, col in itertools.product(range(3), repeat=2):
        alice, bob, won = play(row, col, sampler)
        print(f"row {row} col {col}: alice {alice} bob {bob} {'WIN' if won else 'lose'}")

    rounds = 200
    wins = sum(play(random.randrange(3), random.randrange(3), sampler)[2] for _ in range(rounds))
    print(f"\n{wins}/{rounds} rounds won, the best classical team expects {8 * rounds // 9}")
