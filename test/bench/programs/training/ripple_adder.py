'''
Lab sheet 4 - reversible arithmetic

(a) half adder truth table
(b) ripple carry adder (VBE style, with carry ancillas)
'''
import argparse

import matplotlib.pyplot as plt
from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit.primitives import StatevectorSampler
from qiskit.visualization import plot_histogram

sampler = StatevectorSampler()


def half_adder(x, y):
    qc = QuantumCircuit(4, 2)
    if x:
        qc.x(0)
    if y:
        qc.x(1)
    qc.barrier()
    qc.cx(0, 2)
    qc.cx(1, 2)
    qc.ccx(0, 1, 3)
    qc.barrier()
    qc.measure(2, 0)   # sum
    qc.measure(3, 1)   # carry
    return qc


def carry_gate():
    # qubits: c_in, a, b, c_out
    c = QuantumCircuit(4, name='carry')
    c.ccx(1, 2, 3)
    c.cx(1, 2)
    c.ccx(0, 2, 3)
    return c.to_gate()


def sum_gate():
    s = QuantumCircuit(3, name='sum')
    s.cx(1, 2)
    s.cx(0, 2)
    return s.to_gate()


def adder(n):
    a = QuantumRegister(n, 'a')
    b = QuantumRegister(n + 1, 'b')
    c = QuantumRegister(n, 'c')
    out = ClassicalRegister(n + 1, 'out')
    qc = QuantumCircuit(a, b, c, out)

    carry = carry_gate()
    for i in range(n - 1):
        qc.append(carry, [c[i], a[i], b[i], c[i + 1]])
    qc.append(carry, [c[n - 1], a[n - 1], b[n - 1], b[n]])
    qc.cx(a[n - 1], b[n - 1])
    qc.append(sum_gate(), [c[n - 1], a[n - 1], b[n - 1]])
    for i in reversed(range(n - 1)):
        qc.append(carry.inverse(), [c[i], a[i], b[i], c[i + 1]])
        qc.append(sum_gate(), [c[i], a[i], b[i]])

    qc.measure(b, out)
    return qc


def add(x, y, n):
    prep = QuantumCircuit(*adder(n).qregs, *adder(n).cregs)
    for i in range(n):
        if (x >> i) & 1:
            prep.x(i)
        if (y >> i) & 1:
            prep.x(n + i)
    qc = prep.compose(adder(n))
    counts = sampler.run([qc], shots=100).result()[0].data.out.get_counts()
    return counts


if __name__ == '__main__':
    p = argparse.ArgumentParser()
    p.add_argument('x', type=int, nargs='?', default=5)
    p.add_argument('y', type=int, nargs='?', default=6)
    args = p.parse_args()

    print('x y | carry sum')
    for x in (0, 1):
        for y in (0, 1):
            cnt = sampler.run([half_adder(x, y)]).result()[0].data.c.get_counts()
            r = list(cnt)[0]
            print(x, y, '|  ', r[0], '   ', r[1])

    n = max(args.x.bit_length(), args.y.bit_length(), 1)
    qc = adder(n)
    print(qc.draw())
    print(qc.decompose().count_ops())
    counts = add(args.x, args.y, n)
    res = int(max(counts, key=counts.get), 2)
    print(f'{args.x} + {args.y} = {res}')
    assert res == args.x + args.y
    plot_histogram(counts)
    plt.show()
