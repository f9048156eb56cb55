import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, depolarizing_error
from qiskit_aer.primitives import EstimatorV2


def fold(circuit, factor):
    """U -> U (U^dagger U)^k"""
    folded = circuit.copy()
    for _ in range((factor - 1) // 2):
        folded.barrier()
        folded.compose(circuit.inverse(), inplace=True)
        folded.barrier()
        folded.compose(circuit, inplace=True)
    return folded


def extrapolate(factors, values, degree=1):
    coefficients = np.polyfit(factors, values, degree)
    return np.polyval(coefficients, 0)


noise_model = NoiseModel()
noise_model.add_all_qubit_quantum_error(depolarizing_error(0.002, 1), ["sx", "x"])
noise_model.add_all_qubit_quantum_error(depolarizing_error(0.02, 2), ["cx"])
backend = AerSimulator(noise_model=noise_model)

num_qubits = 3
qc = QuantumCircuit(num_qubits)
qc.h(0)
qc.cx(0, 1)
qc.cx(1, 2)
observable = SparsePauliOp("ZIZ")

pm = generate_preset_pass_manager(optimization_level=1, basis_gates=["cx", "rz", "sx", "x"])
estimator = EstimatorV2.from_backend(backend)
factors = [1, 3, 5, 7]
values = []
for factor in factors:
    isa = pm.run(fold(qc, factor))
    job = estimator.run([(isa, observable.apply_layout(isa.layout))], precision=0.005)
    value = job.result()[0].data.evs
    values.append(float(value))
    print(f"factor {factor}: {value:.4f} depth {isa.depth()}")

print("linear:", extrapolate(factors, values))
print("quadratic:", extrapolate(factors, values, degree=2))
