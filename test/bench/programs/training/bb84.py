import random
from qiskit import QuantumCircuit
from qiskit_aer import AerSimulator

simulator = AerSimulator()
KEY_LENGTH = 64
SAMPLE_SIZE = 16


class Alice:
    def __init__(self, length):
        self.bits = [random.randint(0, 1) for _ in range(length)]
        self.bases = [random.choice("ZX") for _ in range(length)]

    def prepare(self):
        qubits = []
        for bit, basis in zip(self.bits, self.bases):
            qc = QuantumCircuit(1, 1)
            if bit == 1:
                qc.x(0)
            if basis == "X":
                qc.h(0)
            qubits.append(qc)
        return qubits


class Bob:
    def __init__(self, length):
        self.bases = [random.choice("ZX") for _ in range(length)]
        self.bits = []

    def measure(self, qubits):
        for qc, basis in zip(qubits, self.bases):
            if basis == "X":
                qc.h(0)
            qc.measure(0, 0)
            counts = simulator.run(qc, shots=1).result().get_counts()
            self.bits.append(int(max(counts, key=counts.get)))


def sift(alice, bob):
    key_a, key_b = [], []
    for i in range(len(alice.bases)):
        if alice.bases[i] == bob.bases[i]:
            key_a.append(alice.bits[i])
            key_b.append(bob.bits[i])
    return key_a, key_b


alice = Alice(KEY_LENGTH)
bob = Bob(KEY_LENGTH)
bob.measure(alice.prepare())
key_a, key_b = sift(alice, bob)
sample = random.sample(range(len(key_a)), min(SAMPLE_SIZE, len(key_a)))
mismatches = sum(key_a[i] != key_b[i] for i in sample)
if mismatches > 0:
    print("eavesdropper detected")
else:
    print("key:", "".join(str(bit) for bit in key_a))
