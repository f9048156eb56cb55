from fractions import Fraction
from math import gcd
import sys

import numpy as np
from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister, transpile
from qiskit.circuit.library import QFTGate
from qiskit_aer import AerSimulator

N = 15
N_COUNT = 8


def c_amod15(a, power):
    """Controlled multiplication by a mod 15, repeated `power` times."""
    if a not in [2, 4, 7, 8, 11, 13]:
        raise ValueError("'a' must be 2, 4, 7, 8, 11 or 13")
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
    g = U.to_gate()
    g.name = f"{a}^{power} mod 15"
    return g.control()


def qpe_amod15(a):
    count = QuantumRegister(N_COUNT, "count")
    work = QuantumRegister(4, "work")
    out = ClassicalRegister(N_COUNT, "out")
    qc = QuantumCircuit(count, work, out)

    qc.h(count)
    qc.x(work[0])
    for q in range(N_COUNT):
        qc.append(c_amod15(a, 2**q), [count[q], *work])
    qc.append(QFTGate(N_COUNT).inverse(), count)
    qc.measure(count, out)
    return qc


def one_shot_phase(qc, backend):
    t_qc = transpile(qc, backend)
    result = backend.run(t_qc, shots=1, memory=True).result()
    reading = result.get_memory()[0]
    phase = int(reading, 2) / 2**N_COUNT
    print("reading", reading, "-> phase", phase)
    return phase


def main():
    rng = np.random.default_rng()
    a = int(sys.argv[1]) if len(sys.argv) > 1 else int(rng.choice([2, 7, 8, 11, 13]))
    print("a =", a)
    if gcd(a, N) != 1:
        print("lucky guess:", gcd(a, N))
        return

    qc = qpe_amod15(a)
    print(qc.draw(fold=120))
    backend = AerSimulator()

    for attempt in range(1, 11):
        phase = one_shot_phase(qc, backend)
        r = Fraction(phase).limit_denominator(N).denominator
        print(f"attempt {attempt}: r = {r}")
        if phase == 0 or r % 2:
            continue
        guesses = [gcd(a ** (r // 2) - 1, N), gcd(a ** (r // 2) + 1, N)]
        factors = [g for g in guesses if g not in (1, N) and N % g == 0]
        if factors:
            print("*** non-trivial factors found:", factors)
            break


if __name__ == "__main__":
    main()
