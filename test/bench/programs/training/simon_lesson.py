import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.primitives import StatevectorSampler

# Simon's problem: f(x) = f(x XOR s). Find s.
s = "1011"
n = len(s)


def simon_oracle(secret):
    """f(x) = x if x[i] == 0 else x XOR s, where i is the first set bit of s"""
    n = len(secret)
    qc = QuantumCircuit(2 * n, name="f")
    rev = secret[::-1]
    for q in range(n):
        qc.cx(q, q + n)
    if "1" not in rev:
        return qc
    i = rev.find("1")
    for q in range(n):
        if rev[q] == "1":
            qc.cx(i, q + n)
    return qc


x = QuantumRegister(n, "x")
y = QuantumRegister(n, "y")
c = ClassicalRegister(n, "z")
circuit = QuantumCircuit(x, y, c)
circuit.h(x)
circuit.append(simon_oracle(s).to_gate(), x[:] + y[:])
circuit.h(x)
circuit.measure(x, c)
print(circuit.draw())

counts = StatevectorSampler(seed=8).run([circuit], shots=200).result()[0].data.z.get_counts()
print(counts)

# every outcome is orthogonal to s
for z in counts:
    dot = sum(int(a) * int(b) for a, b in zip(z, s)) % 2
    print(f"{s} . {z} = {dot} (mod 2)")
    assert dot == 0


def solve_gf2(rows, n):
    """Brute force is fine for a lesson"""
    for k in range(1, 2**n):
        cand = np.array([int(b) for b in format(k, f"0{n}b")])
        if not np.any(rows @ cand % 2):
            return "".join(map(str, cand))
    return "0" * n


rows = np.array([[int(b) for b in z] for z in counts])
found = solve_gf2(rows, n)
print("secret:", found)
assert found == s
