"""Bit-flip repetition code with mid-circuit syndrome extraction."""
from collections import Counter

import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, pauli_error


class RepetitionCode:

    def __init__(self, distance=3, rounds=1):
        if distance % 2 == 0:
            raise ValueError("distance must be odd")
        self.d = distance
        self.rounds = rounds
        self.data = QuantumRegister(distance, "data")
        self.anc = QuantumRegister(distance - 1, "anc")
        self.synd = [ClassicalRegister(distance - 1, f"synd{r}") for r in range(rounds)]
        self.final = ClassicalRegister(distance, "final")

    def circuit(self, logical=0):
        qc = QuantumCircuit(self.data, self.anc, *self.synd, self.final)
        if logical == 1:
            qc.x(self.data)
        for r in range(self.rounds):
            qc.barrier()
            qc.id(self.data)          # the noise attaches to the identities
            qc.barrier()
            for i in range(self.d - 1):
                qc.cx(self.data[i], self.anc[i])
                qc.cx(self.data[i + 1], self.anc[i])
            qc.measure(self.anc, self.synd[r])
            qc.reset(self.anc)
        qc.measure(self.data, self.final)
        return qc

    def decode(self, key):
        """Majority vote on the final data bits (leftmost group of the key)."""
        final_bits = key.split()[0]
        return int(final_bits.count("1") > self.d // 2)

    def logical_error(self, p, shots=20000, seed=None):
        noise = NoiseModel()
        noise.add_all_qubit_quantum_error(pauli_error([("X", p), ("I", 1 - p)]), "id")
        sim = AerSimulator(noise_model=noise)
        result = sim.run(
            self.circuit(), shots=shots, seed_simulator=seed
        ).result()
        tally = Counter()
        for key, n in result.get_counts().items():
            tally[self.decode(key)] += n
        return tally[1] / shots


if __name__ == "__main__":
    ps = np.array([0.02, 0.05, 0.1, 0.2, 0.3])
    print("p      " + "".join(f"d={d:<8}" for d in (1, 3, 5, 7)))
    for p in ps:
        row = [p]
        for d in (3, 5, 7):
            row.append(RepetitionCode(d).logical_error(p, seed=42))
        print(f"{p:<7.2f}" + "".join(f"{x:<10.5f}" for x in row))
