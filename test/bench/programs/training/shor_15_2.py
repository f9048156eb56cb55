# Order finding for N = 15
# Course "Introduction to quantum computing", exercise sheet 9
from fractions import Fraction
from math import gcd
import random

from qiskit import QuantumCircuit
from qiskit.circuit.library import QFTGate
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator

N = 15
t = 8   # counting qubits

def c_amod15(a, power):
    """Controlled multiplication by a mod 15"""
    if a not in (2, 4, 7, 8, 11, 13):
        raise ValueError("'a' must be 2,4,7,8,11 or 13")
    U = QuantumCircuit(4)
    for _ in range(power):
        if a in (2, 13):
            U.swap(2, 3); U.swap(1, 2); U.swap(0, 1)
        if a in (7, 8):
            U.swap(0, 1); U.swap(1, 2); U.swap(2, 3)
        if a in (4, 11):
            U.swap(1, 3); U.swap(0, 2)
        if a in (7, 11, 13):
            for q in range(4):
                U.x(q)
    gate = U.to_gate()
    gate.name = f"{a}^{power} mod 15"
    return gate.control()

def find_phase(a):
    qc = QuantumCircuit(t + 4, t)
    for q in range(t):
        qc.h(q)
    qc.x(t)                                    # work register = |1>
    for q in range(t):
        # a^(2^q) repeats with period 4, no need for 128 copies
        qc.append(c_amod15(a, 2**q % 4 or 4), [q] + [t + i for i in range(4)])
    qc.append(QFTGate(t).inverse(), range(t))
    qc.measure(range(t), range(t))

    backend = AerSimulator()
    isa = generate_preset_pass_manager(1, backend).run(qc)
    reading = backend.run(isa, shots=1, memory=True).result().get_memory()[0]
    return int(reading, 2) / 2**t

attempt = 0
while True:
    attempt += 1
    a = random.choice([2, 4, 7, 8, 11, 13])
    phase = find_phase(a)
    r = Fraction(phase).limit_denominator(N).denominator
    print(f"attempt {attempt}: a={a}, phase={phase}, r={r}")
    if r % 2 or pow(a, r, N) != 1:
        continue
    factors = {gcd(a**(r // 2) - 1, N), gcd(a**(r // 2) + 1, N)} - {1, N}
    if factors:
        print("*** factors of 15:", sorted(factors))
        break
