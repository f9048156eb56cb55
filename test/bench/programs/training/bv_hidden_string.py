import random

from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit.primitives import StatevectorSampler


def inner_product_oracle(s):
    n = len(s)
    oracle = QuantumCircuit(n + 1, name="Uf")
    for i, bit in enumerate(reversed(s)):
        if bit == "1":
            oracle.cx(i, n)
    return oracle


def bernstein_vazirani(oracle):
    n = oracle.num_qubits - 1
    x = QuantumRegister(n, "x")
    y = QuantumRegister(1, "y")
    c = ClassicalRegister(n, "c")
    qc = QuantumCircuit(x, y, c)

    qc.h(x)
    qc.x(y)
    qc.h(y)
    qc.barrier()
    qc.append(oracle.to_gate(), [*x, *y])
    qc.barrier()
    qc.h(x)
    qc.measure(x, c)
    return qc


def recycled_bv(s):
    """Same algorithm with a single data qubit which is reset after each bit."""
    n = len(s)
    qc = QuantumCircuit(2, n)
    qc.x(1)
    qc.h(1)
    for i, bit in enumerate(reversed(s)):
        qc.h(0)
        if bit == "1":
            qc.cx(0, 1)
        qc.h(0)
        qc.measure(0, i)
        qc.reset(0)
    return qc


secret = "".join(random.choice("01") for _ in range(8))
print("secret :", secret)

circ = bernstein_vazirani(inner_product_oracle(secret))
print(circ.draw(fold=120))

sampler = StatevectorSampler()
counts = sampler.run([circ], shots=200).result()[0].data.c.get_counts()
found = max(counts, key=counts.get)
print("found  :", found, "(ok)" if found == secret else "(WRONG)")

small = recycled_bv(secret)
print("qubits with reset:", small.num_qubits, "instead of", circ.num_qubits)
print("depth  with reset:", small.depth(), "instead of", circ.decompose("Uf").depth())
