"""Transformation based synthesis (Miller, Maslov, Dueck) of reversible functions.

A function on n bits is a list of 2**n integers. The algorithm walks through the
truth table and fixes row after row with multi-controlled X gates, never touching
the rows that are already right.
"""
import random

from qiskit import QuantumCircuit, transpile
from qiskit.quantum_info import Operator


def bits(value):
    i = 0
    while value:
        if value & 1:
            yield i
        value >>= 1
        i += 1


def apply_gate(table, controls, target):
    mask = sum(1 << c for c in controls)
    return [y ^ (1 << target) if y & mask == mask else y for y in table]


def mmd(table):
    n = (len(table) - 1).bit_length()
    table = list(table)
    gates = []

    # row 0: plain NOTs
    for t in bits(table[0]):
        gates.append(([], t))
    for controls, t in list(gates):
        table = apply_gate(table, controls, t)

    for x in range(1, len(table)):
        y = table[x]
        if y == x:
            continue
        # bits that have to be switched on
        for t in bits(x & ~y):
            controls = list(bits(table[x]))
            gates.append((controls, t))
            table = apply_gate(table, controls, t)
        # bits that have to be switched off
        for t in bits(table[x] & ~x):
            controls = [c for c in bits(table[x]) if c != t]
            gates.append((controls, t))
            table = apply_gate(table, controls, t)
    assert table == list(range(len(table)))

    qc = QuantumCircuit(n)
    for controls, t in reversed(gates):
        if not controls:
            qc.x(t)
        elif len(controls) == 1:
            qc.cx(controls[0], t)
        else:
            qc.mcx(controls, t)
    return qc


def truth_table(qc):
    """Read the permutation back from the unitary."""
    u = Operator(qc).data
    return [int(abs(u[:, x]).argmax()) for x in range(u.shape[1])]


if __name__ == "__main__":
    # the classic 3 bit example
    example = [1, 0, 3, 2, 5, 7, 4, 6]
    qc = mmd(example)
    print(qc.draw())
    assert truth_table(qc) == example

    for n in (3, 4, 5):
        perm = list(range(2**n))
        random.shuffle(perm)
        qc = mmd(perm)
        assert truth_table(qc) == perm
        flat = transpile(qc, basis_gates=["cx", "u"], optimization_level=1)
        print(n, "gates:", qc.size(), dict(qc.count_ops()), "cx:", flat.count_ops()["cx"])
