# Simon's algorithm with the classical post-processing done over GF(2).
import argparse

import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.primitives import StatevectorSampler


def simon_oracle(period: str) -> QuantumCircuit:
    """f(x) = x if x[pivot] == 0 else x ^ period"""
    n = len(period)
    oracle = QuantumCircuit(2 * n, name="U_f")
    for i in range(n):
        oracle.cx(i, n + i)
    bits = period[::-1]
    if "1" not in bits:
        return oracle
    pivot = bits.index("1")
    for i, b in enumerate(bits):
        if b == "1":
            oracle.cx(pivot, n + i)
    return oracle


def build(period: str) -> QuantumCircuit:
    n = len(period)
    x = QuantumRegister(n, "x")
    y = QuantumRegister(n, "y")
    out = ClassicalRegister(n, "out")
    circuit = QuantumCircuit(x, y, out)
    circuit.h(x)
    circuit.append(simon_oracle(period).to_gate(), x[:] + y[:])
    circuit.h(x)
    circuit.measure(x, out)
    return circuit


def rref_mod2(rows):
    m = np.array(rows, dtype=int) % 2
    pivots = []
    r = 0
    for c in range(m.shape[1]):
        candidates = [i for i in range(r, m.shape[0]) if m[i, c]]
        if not candidates:
            continue
        m[[r, candidates[0]]] = m[[candidates[0], r]]
        for i in range(m.shape[0]):
            if i != r and m[i, c]:
                m[i] ^= m[r]
        pivots.append(c)
        r += 1
        if r == m.shape[0]:
            break
    return m[:r], pivots


def solve(equations, n):
    reduced, pivots = rref_mod2(equations)
    free = [c for c in range(n) if c not in pivots]
    if len(free) != 1:
        return None
    s = np.zeros(n, dtype=int)
    s[free[0]] = 1
    for row, p in zip(reduced, pivots):
        s[p] = row[free[0]]
    return "".join(map(str, s))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("period", nargs="?", default="10110")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()

    n = len(args.period)
    sampler = StatevectorSampler(seed=args.seed)
    equations = []
    queries = 0
    while True:
        result = sampler.run([build(args.period)], shots=1).result()
        z = result[0].data.out.get_bitstrings()[0]
        queries += 1
        if "1" in z:
            equations.append([int(b) for b in z])
        if equations:
            s = solve(equations, n)
            if s is not None:
                break
        if queries > 10 * n:
            raise RuntimeError("rank never reached n - 1, is the period zero?")
    print(f"period {s} after {queries} queries (expected {args.period})")


if __name__ == "__main__":
    main()
