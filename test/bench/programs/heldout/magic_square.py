import random
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler

ALICE = [["IX", "XI", "XX"], ["ZI", "IZ", "ZZ"], ["ZX", "XZ", "YY"]]


def shared_state():
    qc = QuantumCircuit(4)
    for k in range(2):
        qc.h(k)
        qc.cx(k, k + 2)
    return qc


def rotate(qc, label, offset):
    for position, pauli in enumerate(reversed(label)):
        qubit = position + offset
        if pauli == "X":
            qc.h(qubit)
        elif pauli == "Y":
            qc.sdg(qubit)
            qc.h(qubit)


sampler = StatevectorSampler()
wins = 0
rounds = 50
for _ in range(rounds):
    row, column = random.randrange(3), random.randrange(3)
    label = ALICE[row][column]
    qc = shared_state()
    rotate(qc, label, 0)
    rotate(qc, label, 2)
    qc.measure_all()
    bits = sampler.run([qc], shots=1).result()[0].data.meas.get_bitstrings()[0]
    support = [i for i, pauli in enumerate(reversed(label)) if pauli != "I"]
    a = sum(int(bits[::-1][i]) for i in support) % 2
    b = sum(int(bits[::-1][i + 2]) for i in support) % 2
    if a == b:
        wins += 1
print(wins / rounds)
