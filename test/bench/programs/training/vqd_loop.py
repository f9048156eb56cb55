from qiskit.circuit.library import TwoLocal
from qiskit.primitives import StatevectorEstimator, StatevectorSampler
from qiskit.quantum_info import SparsePauliOp
from scipy.optimize import minimize, OptimizeResult
import numpy as np

ansatz = TwoLocal(2, rotation_blocks=["ry", "rz"], entanglement_blocks="cz", reps=1)
observable = SparsePauliOp.from_list([("II", 2), ("XX", -2), ("YY", 3), ("ZZ", -3)])
estimator = StatevectorEstimator()
sampler = StatevectorSampler()
k = 3
betas = [50, 60, 40]


def overlap(raw_circuit, parameters, previous):
    circuit = raw_circuit.assign_parameters(parameters)
    fidelities = []
    for prev in previous:
        fidelity_circuit = circuit.copy()
        fidelity_circuit.append(prev.inverse(), range(fidelity_circuit.num_qubits))
        fidelity_circuit.measure_all()
        job = sampler.run([fidelity_circuit], shots=1000)
        counts = job.result()[0].data.meas.get_int_counts()
        fidelities.append(counts.get(0, 0) / 1000)
    return np.array(fidelities)


def cost_func_vqd(parameters, previous, step):
    job = estimator.run([(ansatz, observable, parameters)])
    energy = job.result()[0].data.evs
    total = 0
    if step > 0:
        for beta, cost in zip(betas, overlap(ansatz, parameters, previous)):
            total += np.real(beta * cost)
    return energy + total


previous = []
eigenvalues = []
x0 = np.zeros(ansatz.num_parameters)
for step in range(k):
    result = minimize(cost_func_vqd, x0, args=(previous, step), method="COBYLA", options={"maxiter": 200})
    previous.append(ansatz.assign_parameters(result.x))
    eigenvalues.append(result.fun)
    print(f"state {step}: {result.fun:.4f}")
print(eigenvalues)
