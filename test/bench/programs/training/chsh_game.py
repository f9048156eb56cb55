import random
from collections import defaultdict

from numpy import pi, cos
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler

NUM_GAMES = 1000


def chsh_circuit(x, y):
    """Alice holds qubit 0, Bob holds qubit 1."""
    qc = QuantumCircuit(2, 2)
    qc.h(0)
    qc.cx(0, 1)
    qc.barrier()

    # Alice
    if x == 0:
        qc.ry(0, 0)
    else:
        qc.ry(-pi / 2, 0)
    qc.measure(0, 0)

    # Bob
    if y == 0:
        qc.ry(-pi / 4, 1)
    else:
        qc.ry(pi / 4, 1)
    qc.measure(1, 1)
    return qc


circuits = {(x, y): chsh_circuit(x, y) for x in range(2) for y in range(2)}
for k, v in circuits.items():
    print("(x,y) =", k)
    print(v.draw())

sampler = StatevectorSampler()


def quantum_strategy(x, y):
    job = sampler.run([circuits[x, y]], shots=1)
    bits = job.result()[0].data.c.get_bitstrings()[0]
    b, a = int(bits[0]), int(bits[1])
    return a, b


def classical_strategy(x, y):
    # best classical: always answer 0
    return 0, 0


def play(strategy, games=NUM_GAMES):
    wins = 0
    per_question = defaultdict(list)
    for _ in range(games):
        x, y = random.randint(0, 1), random.randint(0, 1)
        a, b = strategy(x, y)
        won = (a ^ b) == (x & y)
        per_question[(x, y)].append(won)
        wins += won
    for q in sorted(per_question):
        res = per_question[q]
        print(f"   {q}: {sum(res)}/{len(res)}")
    return wins / games


print("classical")
print("fraction won:", play(classical_strategy))
print("quantum")
print("fraction won:", play(quantum_strategy))
print("theory: 0.75 vs", round(cos(pi / 8) ** 2, 4))
