import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import Clifford, random_clifford
from qiskit_aer import AerSimulator
from scipy.optimize import curve_fit

simulator = AerSimulator(method="stabilizer")
lengths = [1, 2, 4, 8, 16, 32]
samples = 10
shots = 200
rng = np.random.default_rng(9)


def benchmarking_circuit(length: int) -> QuantumCircuit:
    """A random sequence of Cliffords that does nothing as a whole."""
    circuit = QuantumCircuit(2)
    total = Clifford(QuantumCircuit(2))
    for _ in range(length):
        element = random_clifford(2, seed=rng)
        circuit.compose(element.to_circuit(), inplace=True)
        circuit.barrier()
        total = total.compose(element)
    circuit.compose(total.adjoint().to_circuit(), inplace=True)
    circuit.measure_all()
    return circuit


survival = []
for length in lengths:
    circuits = [benchmarking_circuit(length) for _ in range(samples)]
    result = simulator.run(circuits, shots=shots).result()
    counts = [result.get_counts(index).get("00", 0) for index in range(samples)]
    survival.append(np.mean(counts) / shots)


def decay(length, amplitude, rate, offset):
    return amplitude * rate**length + offset


parameters, _ = curve_fit(decay, lengths, survival, p0=[0.5, 0.99, 0.5], maxfev=5000)
print("decay rate:", parameters[1])
