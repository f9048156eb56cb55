import random
from collections import defaultdict

import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, pauli_error


class RepetitionCode:
    def __init__(self, distance, rounds):
        self.distance = distance
        self.rounds = rounds
        self.code_qubits = QuantumRegister(distance, "code")
        self.link_qubits = QuantumRegister(distance - 1, "link")
        self.syndromes = [ClassicalRegister(distance - 1, f"round_{t}") for t in range(rounds)]
        self.readout = ClassicalRegister(distance, "readout")

    def build(self, logical):
        qc = QuantumCircuit(self.code_qubits, self.link_qubits, *self.syndromes, self.readout)
        if logical == 1:
            qc.x(self.code_qubits)
        for t in range(self.rounds):
            self.syndrome_round(qc, t)
        qc.measure(self.code_qubits, self.readout)
        return qc

    def syndrome_round(self, qc, t):
        qc.barrier()
        for i in range(self.distance - 1):
            qc.cx(self.code_qubits[i], self.link_qubits[i])
        for i in range(self.distance - 1):
            qc.cx(self.code_qubits[i + 1], self.link_qubits[i])
        for i in range(self.distance - 1):
            qc.measure(self.link_qubits[i], self.syndromes[t][i])
            qc.reset(self.link_qubits[i])

    def decode(self, bits):
        ones = bits.count("1")
        return 1 if ones > self.distance / 2 else 0


def noise(p):
    error = pauli_error([("X", p), ("I", 1 - p)])
    model = NoiseModel()
    model.add_all_qubit_quantum_error(error, "reset")
    model.add_all_qubit_quantum_error(error, "measure")
    model.add_all_qubit_quantum_error(error.tensor(error), ["cx"])
    return model


random.seed(3)
errors = defaultdict(dict)
for distance in [3, 5, 7]:
    code = RepetitionCode(distance, rounds=2)
    for p in np.logspace(-3, -1, 5):
        backend = AerSimulator(noise_model=noise(p))
        failures = 0
        for logical in (0, 1):
            counts = backend.run(code.build(logical), shots=1000).result().get_counts()
            for key, n in counts.items():
                readout = key.split(" ")[0]
                if code.decode(readout) != logical:
                    failures += n
        errors[distance][p] = failures / 2000
        print(distance, round(p, 4), errors[distance][p])
