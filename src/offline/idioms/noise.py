"""Simulators of Aer and noise models."""

from qiskit import QuantumCircuit, transpile
from qiskit.providers import BackendV2
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, ReadoutError, depolarizing_error, thermal_relaxation_error

# %% Run on the Aer simulator
# say: aer simulator; run on the simulator; simulate with aer; run on aer; simulate the circuit
# uses: qc: QuantumCircuit
simulator = AerSimulator()
isa_circuit = transpile(qc, simulator)
result = simulator.run(isa_circuit, shots=1024).result()
counts = result.get_counts()
print(counts)

# %% Aer simulator with a fixed method and seed
# say: statevector simulator; simulator with a seed; matrix product state simulator
simulator = AerSimulator(method="matrix_product_state", seed_simulator=42)

# %% Simulator that imitates a device
# say: simulator from the backend; noisy simulator; imitate the backend
# uses: backend: BackendV2
simulator = AerSimulator.from_backend(backend)

# %% Depolarising noise model
# say: noise model; depolarizing noise; depolarizing noise model; simple noise model
noise_model = NoiseModel()
noise_model.add_all_qubit_quantum_error(depolarizing_error(0.001, 1), ["rz", "sx", "x"])
noise_model.add_all_qubit_quantum_error(depolarizing_error(0.01, 2), ["cx"])

# %% Readout errors
# say: readout error; measurement error
# uses: noise_model: NoiseModel
readout_error = ReadoutError([[0.98, 0.02], [0.03, 0.97]])
noise_model.add_all_qubit_readout_error(readout_error)

# %% Thermal relaxation
# say: thermal relaxation; t1 t2 noise; relaxation error
# uses: noise_model: NoiseModel
error = thermal_relaxation_error(t1=50e3, t2=70e3, time=100)
noise_model.add_all_qubit_quantum_error(error, ["sx", "x"])

# %% Noise model of a device
# say: noise model from the backend; device noise model
# uses: backend: BackendV2
noise_model = NoiseModel.from_backend(backend)
simulator = AerSimulator(noise_model=noise_model)

# %% Simulator with a noise model
# say: simulate with noise; run with noise; simulator with the noise model
# uses: noise_model: NoiseModel, qc: QuantumCircuit
simulator = AerSimulator(noise_model=noise_model)
isa_circuit = transpile(qc, simulator)
noisy_counts = simulator.run(isa_circuit, shots=1024).result().get_counts()

# %% Save the state vector on the way
# say: save statevector; save the state; aer statevector
# uses: qc: QuantumCircuit
qc.save_statevector()
simulator = AerSimulator(method="statevector")
state = simulator.run(transpile(qc, simulator)).result().get_statevector()
