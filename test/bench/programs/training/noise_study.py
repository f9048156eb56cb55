import numpy as np
from qiskit import QuantumCircuit, transpile
from qiskit.quantum_info import hellinger_fidelity
from qiskit_aer import AerSimulator
from qiskit_aer.noise import (
    NoiseModel,
    ReadoutError,
    depolarizing_error,
    thermal_relaxation_error,
)

T1 = 50e-6
T2 = 70e-6
GATE_TIME = 50e-9


def build_noise_model(readout_p: float, depol_p: float) -> NoiseModel:
    noise_model = NoiseModel()
    relaxation = thermal_relaxation_error(T1, T2, GATE_TIME)
    noise_model.add_all_qubit_quantum_error(relaxation, ["sx", "x"])
    two_qubit = depolarizing_error(depol_p, 2)
    noise_model.add_all_qubit_quantum_error(two_qubit, ["cx", "cz"])
    readout = ReadoutError([[1 - readout_p, readout_p], [readout_p, 1 - readout_p]])
    noise_model.add_all_qubit_readout_error(readout)
    return noise_model


def random_layers(num_qubits: int, depth: int, seed: int) -> QuantumCircuit:
    rng = np.random.default_rng(seed)
    qc = QuantumCircuit(num_qubits)
    for _ in range(depth):
        for q in range(num_qubits):
            qc.rx(rng.uniform(0, 2 * np.pi), q)
            qc.rz(rng.uniform(0, 2 * np.pi), q)
        for q in range(0, num_qubits - 1, 2):
            qc.cx(q, q + 1)
    qc.measure_all()
    return qc


ideal = AerSimulator()
for depol in (0.001, 0.005, 0.01, 0.05):
    noisy = AerSimulator(noise_model=build_noise_model(0.02, depol))
    qc = random_layers(4, 5, seed=7)
    ideal_counts = ideal.run(transpile(qc, ideal), shots=8192).result().get_counts()
    noisy_counts = noisy.run(transpile(qc, noisy), shots=8192).result().get_counts()
    fidelity = hellinger_fidelity(ideal_counts, noisy_counts)
    print(f"depol={depol:.3f} fidelity={fidelity:.4f}")
