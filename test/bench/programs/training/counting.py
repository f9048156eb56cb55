from math import asin, pi, sin, sqrt

from qiskit import QuantumCircuit, transpile
from qiskit.circuit.library import QFTGate
from qiskit_aer import AerSimulator

t = 4
n = 4


def oracle(n):
    qc = QuantumCircuit(n)
    qc.h(n - 1)
    qc.mcx(list(range(n - 1)), n - 1)
    qc.h(n - 1)
    return qc


def diffuser(n):
    qc = QuantumCircuit(n)
    qc.h(range(n))
    qc.x(range(n))
    qc.h(n - 1)
    qc.mcx(list(range(n - 1)), n - 1)
    qc.h(n - 1)
    qc.x(range(n))
    qc.h(range(n))
    return qc


grover = QuantumCircuit(n, name="grover")
grover.compose(oracle(n), inplace=True)
grover.compose(diffuser(n), inplace=True)
controlled_grover = grover.to_gate().control(1)

qc = QuantumCircuit(t + n, t)
qc.h(range(t + n))

# Controlled Grover iterations
iterations = 1
for qubit in range(t):
    for _ in range(iterations):
        qc.append(controlled_grover, [qubit, *range(t, t + n)])
    iterations *= 2

# Inverse QFT on the counting qubits
qc.append(QFTGate(t).inverse(), range(t))
qc.measure(range(t), range(t))

simulator = AerSimulator()
counts = simulator.run(transpile(qc, simulator), shots=1024).result().get_counts()
measured = int(max(counts, key=counts.get), 2)
theta = (measured / 2**t) * pi * 2
N = 2**n
M = N * sin(theta / 2) ** 2
print(f"Number of solutions: {N - M:.1f}")
