import numpy as np
from qiskit import QuantumCircuit, transpile
from qiskit.quantum_info import Clifford, random_clifford
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, depolarizing_error
from scipy.optimize import curve_fit

num_qubits = 1
lengths = [1, 5, 10, 20, 50, 100]
samples = 10
shots = 512


def rb_circuit(length, seed):
    rng = np.random.default_rng(seed)
    qc = QuantumCircuit(num_qubits, num_qubits)
    total = Clifford(QuantumCircuit(num_qubits))
    for _ in range(length):
        element = random_clifford(num_qubits, seed=rng)
        qc.compose(element.to_circuit(), inplace=True)
        qc.barrier()
        total = total.compose(element)
    qc.compose(total.adjoint().to_circuit(), inplace=True)
    qc.measure(range(num_qubits), range(num_qubits))
    return qc


noise_model = NoiseModel()
noise_model.add_all_qubit_quantum_error(depolarizing_error(0.005, 1), ["sx", "x", "h", "s"])
backend = AerSimulator(noise_model=noise_model)

survival = []
for length in lengths:
    circuits = [rb_circuit(length, seed) for seed in range(samples)]
    tcircs = transpile(circuits, backend, optimization_level=0)
    result = backend.run(tcircs, shots=shots).result()
    probs = [result.get_counts(i).get("0" * num_qubits, 0) / shots for i in range(samples)]
    survival.append(np.mean(probs))


def model(m, a, b, alpha):
    return a * alpha**m + b


params, _ = curve_fit(model, lengths, survival, p0=[0.5, 0.5, 0.99])
print("alpha:", params[2])
print("error per Clifford:", (1 - params[2]) / 2)
