"""Simon's problem with Gaussian elimination over GF(2)."""
import sys
import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.primitives import StatevectorSampler


def simon_oracle(secret: str) -> QuantumCircuit:
    n = len(secret)
    bits = secret[::-1]
    qc = QuantumCircuit(2 * n, name="f")
    for i in range(n):
        qc.cx(i, n + i)
    if "1" in bits:
        pivot = bits.index("1")
        for i, b in enumerate(bits):
            if b == "1":
                qc.cx(pivot, n + i)
    return qc


def simon_circuit(secret: str) -> QuantumCircuit:
    n = len(secret)
    inp = QuantumRegister(n, "in")
    out = QuantumRegister(n, "out")
    y = ClassicalRegister(n, "y")
    qc = QuantumCircuit(inp, out, y)
    qc.h(inp)
    qc.append(simon_oracle(secret).to_gate(), [*inp, *out])
    qc.h(inp)
    qc.measure(inp, y)
    return qc


def rref_gf2(rows):
    m = np.array(rows, dtype=np.uint8)
    r = 0
    pivots = []
    for c in range(m.shape[1]):
        below = [i for i in range(r, m.shape[0]) if m[i, c]]
        if not below:
            continue
        m[[r, below[0]]] = m[[below[0], r]]
        for i in range(m.shape[0]):
            if i != r and m[i, c]:
                m[i] ^= m[r]
        pivots.append(c)
        r += 1
        if r == m.shape[0]:
            break
    return m[:r], pivots


def solve(samples):
    """Non-zero vector orthogonal to all samples, None when it is not unique yet."""
    m, pivots = rref_gf2(samples)
    n = m.shape[1]
    free = [c for c in range(n) if c not in pivots]
    if len(free) > 1:
        return None
    if not free:
        return "0" * n
    s = np.zeros(n, dtype=int)
    s[free[0]] = 1
    for row, p in zip(m, pivots):
        s[p] = row[free[0]]
    return "".join(map(str, s))


def main():
    secret = sys.argv[1] if len(sys.argv) > 1 else "10110"
    circuit = simon_circuit(secret)
    sampler = StatevectorSampler()
    samples = []
    while True:
        pub = sampler.run([circuit], shots=1).result()[0]
        y = pub.data.y.get_bitstrings()[0]
        samples.append([int(c) for c in y])
        print("y =", y)
        found = solve(samples)
        if found is not None:
            break
        if len(samples) > 20 * len(secret):
            sys.exit("gave up")
    print(f"secret {found} after {len(samples)} queries", "(correct)" if found == secret else "(?)")


if __name__ == "__main__":
    main()
