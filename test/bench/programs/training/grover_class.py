from math import floor, pi, sqrt

from qiskit import QuantumCircuit, transpile
from qiskit.circuit.library import ZGate
from qiskit_aer import AerSimulator


class Grover:
    """Search for marked bit strings."""

    def __init__(self, num_qubits, marked):
        self.num_qubits = num_qubits
        self.marked = marked
        self.backend = AerSimulator()

    def oracle(self):
        qc = QuantumCircuit(self.num_qubits)
        for target in self.marked:
            zeros = [i for i, bit in enumerate(reversed(target)) if bit == "0"]
            if zeros:
                qc.x(zeros)
            qc.append(ZGate().control(self.num_qubits - 1), range(self.num_qubits))
            if zeros:
                qc.x(zeros)
        return qc

    def diffuser(self):
        qc = QuantumCircuit(self.num_qubits)
        qc.h(range(self.num_qubits))
        qc.x(range(self.num_qubits))
        qc.append(ZGate().control(self.num_qubits - 1), range(self.num_qubits))
        qc.x(range(self.num_qubits))
        qc.h(range(self.num_qubits))
        return qc

    def circuit(self):
        iterations = floor(pi / 4 * sqrt(2**self.num_qubits / len(self.marked)))
        qc = QuantumCircuit(self.num_qubits)
        qc.h(range(self.num_qubits))
        for _ in range(iterations):
            qc.compose(self.oracle(), inplace=True)
            qc.compose(self.diffuser(), inplace=True)
        qc.measure_all()
        return qc

    def run(self, shots=1024):
        qc = transpile(self.circuit(), self.backend)
        result = self.backend.run(qc, shots=shots).result()
        return result.get_counts()


if __name__ == "__main__":
    search = Grover(4, ["1011", "0110"])
    counts = search.run()
    print(max(counts, key=counts.get))
