import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter, ParameterVector
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp

phi = Parameter("phi")
weights = ParameterVector("w", length=4)

circuit = QuantumCircuit(2)
circuit.ry(weights[0], 0)
circuit.ry(weights[1], 1)
circuit.cz(0, 1)
circuit.rx(weights[2] + phi, 0)
circuit.rx(weights[3] - phi, 1)

observable = SparsePauliOp.from_list([("ZZ", 1.0), ("XI", 0.5)])
estimator = StatevectorEstimator()

# sweep the phase with fixed weights
phases = np.linspace(0, 2 * np.pi, 21)
values = np.zeros((len(phases), circuit.num_parameters))
for row, phase in enumerate(phases):
    binding = {phi: phase, weights: [0.1, 0.2, 0.3, 0.4]}
    bound = circuit.assign_parameters(binding)
    values[row, :] = phase
    job = estimator.run([(bound, observable)])
    print(round(phase, 3), float(job.result()[0].data.evs))

print("parameters:", [parameter.name for parameter in circuit.parameters])
