import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.library import real_amplitudes
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import Statevector, state_fidelity
from scipy.optimize import minimize

num_latent = 2
num_trash = 1
num_qubits = num_latent + num_trash


def ansatz():
    return real_amplitudes(num_qubits, reps=3)


def training_circuit(data):
    qr = QuantumRegister(num_qubits + num_trash + 1, "q")
    cr = ClassicalRegister(1, "c")
    qc = QuantumCircuit(qr, cr)
    qc.compose(data, range(num_qubits), inplace=True)
    qc.compose(ansatz(), range(num_qubits), inplace=True)
    qc.barrier()
    auxiliary = num_qubits + num_trash
    qc.h(auxiliary)
    for i in range(num_trash):
        qc.cswap(auxiliary, num_latent + i, num_qubits + i)
    qc.h(auxiliary)
    qc.measure(auxiliary, cr[0])
    return qc


domain_wall = QuantumCircuit(num_qubits)
domain_wall.x(range(num_qubits // 2, num_qubits))
circuit = training_circuit(domain_wall)
sampler = StatevectorSampler(default_shots=2048)
losses = []


def loss(params):
    result = sampler.run([(circuit, params)]).result()
    counts = result[0].data.c.get_counts()
    probability = counts.get("1", 0) / sum(counts.values())
    losses.append(probability)
    return probability


rng = np.random.default_rng(0)
initial = rng.random(circuit.num_parameters)
opt = minimize(loss, initial, method="COBYLA", options={"maxiter": 150})
print("final loss:", opt.fun)

test = domain_wall.compose(ansatz())
test.reset(num_latent)
test = test.compose(ansatz().inverse())
bound = test.assign_parameters(opt.x)
print(bound.count_ops())
print("iterations:", len(losses))
