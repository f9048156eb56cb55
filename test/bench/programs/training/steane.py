from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister, transpile
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, pauli_error

STABILIZERS = [[0, 2, 4, 6], [1, 2, 5, 6], [3, 4, 5, 6]]


class SteaneCode:
    def __init__(self):
        self.data = QuantumRegister(7, "data")
        self.ancilla = QuantumRegister(3, "ancilla")
        self.x_syndrome = ClassicalRegister(3, "x_syndrome")
        self.z_syndrome = ClassicalRegister(3, "z_syndrome")
        self.readout = ClassicalRegister(7, "readout")

    def encode(self):
        qc = QuantumCircuit(self.data, self.ancilla, self.x_syndrome, self.z_syndrome, self.readout)
        for stabilizer in STABILIZERS:
            qc.h(self.data[stabilizer[0]])
        for stabilizer in STABILIZERS:
            first, *rest = stabilizer
            for qubit in rest:
                qc.cx(self.data[first], self.data[qubit])
        return qc

    def measure_x(self, qc):
        for i, stabilizer in enumerate(STABILIZERS):
            qc.h(self.ancilla[i])
            for qubit in stabilizer:
                qc.cx(self.ancilla[i], self.data[qubit])
            qc.h(self.ancilla[i])
        qc.measure(self.ancilla, self.x_syndrome)
        qc.reset(self.ancilla)

    def measure_z(self, qc):
        for i, stabilizer in enumerate(STABILIZERS):
            for qubit in stabilizer:
                qc.cx(self.data[qubit], self.ancilla[i])
        qc.measure(self.ancilla, self.z_syndrome)
        qc.reset(self.ancilla)

    def circuit(self, error_qubit=None):
        qc = self.encode()
        if error_qubit is not None:
            qc.x(self.data[error_qubit])
        self.measure_x(qc)
        self.measure_z(qc)
        qc.measure(self.data, self.readout)
        return qc

    def decode(self, key):
        readout, z_syndrome, x_syndrome = key.split()
        position = int(z_syndrome, 2)
        bits = [int(bit) for bit in reversed(readout)]
        if position > 0:
            bits[position - 1] ^= 1
        return sum(bits) % 2


code = SteaneCode()
error = pauli_error([("X", 0.01), ("I", 0.99)])
noise_model = NoiseModel()
noise_model.add_all_qubit_quantum_error(error, ["measure"])
simulator = AerSimulator(noise_model=noise_model)

for qubit in range(7):
    qc = code.circuit(error_qubit=qubit)
    compiled = transpile(qc, simulator)
    counts = simulator.run(compiled, shots=1000).result().get_counts()
    failures = 0
    for key, count in counts.items():
        if code.decode(key) == 1:
            failures += count
    print(f"error on {qubit}: {failures / 1000:.3f}")
