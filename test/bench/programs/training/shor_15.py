from fractions import Fraction
from math import gcd

from qiskit import QuantumCircuit, transpile
from qiskit.circuit.library import QFTGate
from qiskit_aer import AerSimulator

N_COUNT = 8
a = 7


def c_amod15(a, power):
    """Controlled multiplication by a mod 15"""
    if a not in [2, 4, 7, 8, 11, 13]:
        raise ValueError("'a' must be 2,4,7,8,11 or 13")
    U = QuantumCircuit(4)
    for _ in range(power):
        if a in [2, 13]:
            U.swap(2, 3)
            U.swap(1, 2)
            U.swap(0, 1)
        if a in [7, 8]:
            U.swap(0, 1)
            U.swap(1, 2)
            U.swap(2, 3)
        if a in [4, 11]:
            U.swap(1, 3)
            U.swap(0, 2)
        if a in [7, 11, 13]:
            for q in range(4):
                U.x(q)
    U = U.to_gate()
    U.name = f"{a}^{power} mod 15"
    c_U = U.control()
    return c_U


qc = QuantumCircuit(N_COUNT + 4, N_COUNT)
for q in range(N_COUNT):
    qc.h(q)
qc.x(N_COUNT)
for q in range(N_COUNT):
    qc.append(c_amod15(a, 2**q), [q] + [i + N_COUNT for i in range(4)])
qc.append(QFTGate(N_COUNT).inverse(), range(N_COUNT))
qc.measure(range(N_COUNT), range(N_COUNT))

aer_sim = AerSimulator()
t_qc = transpile(qc, aer_sim)
counts = aer_sim.run(t_qc).result().get_counts()

for output in counts:
    decimal = int(output, 2)
    phase = decimal / (2**N_COUNT)
    frac = Fraction(phase).limit_denominator(15)
    r = frac.denominator
    print(f"phase {phase} -> r = {r}")
    if r % 2 == 0:
        guesses = [gcd(a ** (r // 2) - 1, 15), gcd(a ** (r // 2) + 1, 15)]
        print(guesses)
