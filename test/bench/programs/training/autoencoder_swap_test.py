"""Quantum autoencoder: compress domain-wall states of 5 qubits into 3.

Training uses a SWAP test between the trash qubits and |0..0>.
"""
import matplotlib.pyplot as plt
import numpy as np
from scipy.optimize import minimize

from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.library import real_amplitudes
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import Statevector, state_fidelity

NUM_LATENT = 3
NUM_TRASH = 2


def domain_wall(qc, a, b):
    # flips the second half of the register
    for i in np.arange(int(b / 2), int(b)):
        qc.x(int(i))
    return qc


def autoencoder(num_latent, num_trash):
    qr = QuantumRegister(num_latent + 2 * num_trash + 1, "q")
    cr = ClassicalRegister(1, "c")
    circuit = QuantumCircuit(qr, cr)
    circuit.compose(
        real_amplitudes(num_latent + num_trash, reps=5),
        range(num_latent + num_trash),
        inplace=True,
    )
    circuit.barrier()
    aux = num_latent + 2 * num_trash
    circuit.h(aux)
    for i in range(num_trash):
        circuit.cswap(aux, num_latent + i, num_latent + num_trash + i)
    circuit.h(aux)
    circuit.measure(aux, cr[0])
    return circuit


ae = autoencoder(NUM_LATENT, NUM_TRASH)
prep = domain_wall(QuantumCircuit(NUM_LATENT + NUM_TRASH), 0, NUM_LATENT + NUM_TRASH)
qc = QuantumCircuit(*ae.qregs, *ae.cregs)
qc.compose(prep, range(NUM_LATENT + NUM_TRASH), inplace=True)
qc.compose(ae, inplace=True)
print(qc.draw())

sampler = StatevectorSampler(default_shots=2048, seed=42)
objective_vals = []


def cost(params):
    counts = sampler.run([(qc, params)]).result()[0].data.c.get_counts()
    p_one = counts.get("1", 0) / sum(counts.values())
    objective_vals.append(p_one)
    return p_one


rng = np.random.default_rng(42)
opt = minimize(cost, rng.random(ae.num_parameters), method="COBYLA", options={"maxiter": 150})
print("P(1) after training:", opt.fun)

plt.plot(objective_vals)
plt.title("Objective function value against iteration")
plt.xlabel("Iteration")
plt.ylabel("Objective")
plt.savefig("ae_objective.png")

# encoder -> reset trash -> decoder
test_qc = QuantumCircuit(NUM_LATENT + NUM_TRASH)
test_qc.compose(prep, inplace=True)
encoder = real_amplitudes(NUM_LATENT + NUM_TRASH, reps=5).assign_parameters(opt.x)
test_qc.compose(encoder, inplace=True)
for t in range(NUM_LATENT, NUM_LATENT + NUM_TRASH):
    test_qc.reset(t)
test_qc.compose(encoder.inverse(), inplace=True)

original = Statevector(prep)
output = Statevector.from_int(0, 2**5).evolve(test_qc)
print("fidelity of reconstruction: ", state_fidelity(original, output))
