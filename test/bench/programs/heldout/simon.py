import numpy as np
from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit_aer import AerSimulator
from qiskit import transpile


def simon_oracle(b):
    b = b[::-1]
    n = len(b)
    qc = QuantumCircuit(2 * n)
    for q in range(n):
        qc.cx(q, q + n)
    if "1" not in b:
        return qc
    i = b.find("1")
    for q in range(n):
        if b[q] == "1":
            qc.cx(i, q + n)
    return qc


b = "110"
n = len(b)
simon_circuit = QuantumCircuit(2 * n, n)
simon_circuit.h(range(n))
simon_circuit.barrier()
simon_circuit = simon_circuit.compose(simon_oracle(b))
simon_circuit.barrier()
simon_circuit.h(range(n))
simon_circuit.measure(range(n), range(n))

sim = AerSimulator()
results = sim.run(transpile(simon_circuit, sim), shots=1024).result()
counts = results.get_counts()


def bdotz(b, z):
    accum = 0
    for i in range(len(b)):
        accum += int(b[i]) * int(z[i])
    return accum % 2


for z in counts:
    print(f"{b}.{z} = {bdotz(b, z)} (mod 2)")
