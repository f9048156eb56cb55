"""
Aufgabe 9: Schluesselaustausch nach BB84
Alice und Bob waehlen Basen, Eve hoert (vielleicht) mit.
"""
import numpy as np
from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit_aer import AerSimulator

sim = AerSimulator()


def circuit_for(bit, basis_a, basis_b, basis_e=None):
    q = QuantumRegister(1, "q")
    bob = ClassicalRegister(1, "bob")
    eve = ClassicalRegister(1, "eve")
    qc = QuantumCircuit(q, eve, bob)
    if bit:
        qc.x(q)
    if basis_a:
        qc.h(q)
    qc.barrier()
    if basis_e is not None:
        # Eve misst und schickt den Zustand weiter
        if basis_e:
            qc.h(q)
        qc.measure(q, eve)
        if basis_e:
            qc.h(q)
        qc.barrier()
    if basis_b:
        qc.h(q)
    qc.measure(q, bob)
    return qc


def bb84(n, eavesdrop, rng):
    bits = rng.integers(2, size=n)
    a = rng.integers(2, size=n)
    b = rng.integers(2, size=n)
    e = rng.integers(2, size=n) if eavesdrop else [None] * n

    circuits = [circuit_for(*args) for args in zip(bits, a, b, e)]
    result = sim.run(circuits, shots=1).result()
    received = []
    for k in range(n):
        key = next(iter(result.get_counts(k)))
        received.append(int(key.split()[0]))
    received = np.array(received)

    same = a == b
    return bits[same], received[same]


def error_rate(alice_key, bob_key):
    return np.mean(alice_key != bob_key)


rng = np.random.default_rng(1984)

alice, bob = bb84(300, eavesdrop=False, rng=rng)
print("ohne Eve:", len(alice), "Bits, Fehlerrate", error_rate(alice, bob))
assert error_rate(alice, bob) == 0

alice, bob = bb84(300, eavesdrop=True, rng=rng)
qber = error_rate(alice, bob)
print("mit Eve: ", len(alice), "Bits, Fehlerrate", round(qber, 3))
assert 0.1 < qber < 0.4   # erwartet: 1/4

print(circuit_for(1, 1, 0, 1).draw())
