from collections import Counter

import numpy as np
from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit.primitives import StatevectorSampler

POSITION_QUBITS = 4
STEPS = 5


def increment(qc, position, coin):
    controls = [coin[0]]
    for i in reversed(range(len(position))):
        qc.mcx(controls + list(position[:i]), position[i])


def decrement(qc, position, coin):
    qc.x(coin[0])
    qc.x(position)
    increment(qc, position, coin)
    qc.x(position)
    qc.x(coin[0])


position = QuantumRegister(POSITION_QUBITS, "pos")
coin = QuantumRegister(1, "coin")
outcome = ClassicalRegister(POSITION_QUBITS, "out")
walk = QuantumCircuit(position, coin, outcome)
walk.x(position[POSITION_QUBITS - 1])
walk.h(coin)
for _ in range(STEPS):
    walk.h(coin)
    increment(walk, position, coin)
    decrement(walk, position, coin)
walk.measure(position, outcome)

sampler = StatevectorSampler()
pub_result = sampler.run([walk], shots=2000).result()[0]
samples = pub_result.data.out.get_bitstrings()
histogram = Counter(int(sample, 2) for sample in samples)
for place in range(2**POSITION_QUBITS):
    print(f"{place:3d} {'#' * (histogram[place] // 20)}")
