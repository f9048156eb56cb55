from fractions import Fraction
from math import gcd
import random
import sys

from qiskit import QuantumCircuit, transpile
from qiskit.circuit.library import QFTGate
from qiskit_aer import AerSimulator

N = 15
N_COUNT = 8


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
    return U.control()


def order_finding_circuit(a):
    qc = QuantumCircuit(N_COUNT + 4, N_COUNT)
    for q in range(N_COUNT):
        qc.h(q)
    qc.x(N_COUNT)
    for q in range(N_COUNT):
        # 15 is small: a^4 = 1, so higher powers are the identity
        power = pow(2, q) % 4
        if power:
            qc.append(c_amod15(a, power), [q] + [i + N_COUNT for i in range(4)])
    qc.append(QFTGate(N_COUNT).inverse(), range(N_COUNT))
    qc.measure(range(N_COUNT), range(N_COUNT))
    return qc


def find_factor(a, sim):
    qc = transpile(order_finding_circuit(a), sim)
    result = sim.run(qc, shots=1, memory=True).result()
    reading = result.get_memory()[0]
    phase = int(reading, 2) / (2**N_COUNT)
    frac = Fraction(phase).limit_denominator(N)
    r = frac.denominator
    print(f"  reading {reading}, phase {phase}, r = {r}")
    if r % 2 or pow(a, r, N) != 1:
        return None
    for guess in (gcd(a ** (r // 2) - 1, N), gcd(a ** (r // 2) + 1, N)):
        if guess not in [1, N] and N % guess == 0:
            return guess
    return None


seed = int(sys.argv[1]) if len(sys.argv) > 1 else None
random.seed(seed)
simulator = AerSimulator(seed_simulator=seed)

factor = None
attempt = 0
while factor is None:
    attempt += 1
    a = random.choice([2, 4, 7, 8, 11, 13])
    print(f"Attempt {attempt}, a = {a}")
    factor = find_factor(a, simulator)

print(f"{N} = {factor} x {N // factor}")
