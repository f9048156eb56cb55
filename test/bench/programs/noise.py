from qiskit import QuantumCircuit, transpile
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, ReadoutError, depolarizing_error

single_qubit_error = depolarizing_error(0.001, 1)
two_qubit_error = depolarizing_error(0.01, 2)
readout_error = ReadoutError([[0.98, 0.02], [0.03, 0.97]])

noise_model = NoiseModel()
noise_model.add_all_qubit_quantum_error(single_qubit_error, ["sx", "x", "rz"])
noise_model.add_all_qubit_quantum_error(two_qubit_error, ["cx"])
noise_model.add_all_qubit_readout_error(readout_error)

circuit = QuantumCircuit(4)
circuit.h(0)
for qubit in range(3):
    circuit.cx(qubit, qubit + 1)
circuit.measure_all()

ideal = AerSimulator()
noisy = AerSimulator(noise_model=noise_model)

for name, simulator in [("ideal", ideal), ("noisy", noisy)]:
    compiled = transpile(circuit, simulator, basis_gates=noise_model.basis_gates)
    counts = simulator.run(compiled, shots=4000, seed_simulator=3).result().get_counts()
    good = counts.get("0000", 0) + counts.get("1111", 0)
    print(name, good / 4000)
