"""Probabilistic error cancellation for depolarizing noise on CNOTs.

The noise is known exactly, so the quasi-probabilities can be written down by hand.
"""
import itertools

import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import Pauli
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, depolarizing_error

LAMBDA = 0.06  # depolarizing parameter of one CNOT
LAYERS = 4

PAULIS = ["".join(p) for p in itertools.product("IXYZ", repeat=2)]


def inverse_quasiprobs(lam):
    """Coefficients of the inverse of rho -> (1-lam) rho + lam I/4."""
    inv = 1 / (1 - lam)
    off = (1 - inv) / 16
    q = np.full(16, off)
    q[0] += inv
    return q


def base_layers():
    for k in range(LAYERS):
        layer = QuantumCircuit(2)
        layer.ry(0.3 + 0.2 * k, 0)
        layer.rx(0.5, 1)
        yield layer


def sample_circuit(rng, probs, signs):
    qc = QuantumCircuit(2)
    sign = 1
    for layer in base_layers():
        qc.compose(layer, inplace=True)
        qc.cx(0, 1)
        k = rng.choice(16, p=probs)
        sign *= signs[k]
        if k:
            qc.append(Pauli(PAULIS[k]).to_instruction(), [0, 1])
    qc.save_expectation_value(Pauli("ZZ"), [0, 1], label="zz")
    return qc, sign


def reference_circuit():
    qc = QuantumCircuit(2)
    for layer in base_layers():
        qc.compose(layer, inplace=True)
        qc.cx(0, 1)
    qc.save_expectation_value(Pauli("ZZ"), [0, 1], label="zz")
    return qc


noise = NoiseModel()
noise.add_all_qubit_quantum_error(depolarizing_error(LAMBDA, 2), ["cx"])
noisy_sim = AerSimulator(method="density_matrix", noise_model=noise)
ideal_sim = AerSimulator(method="statevector")

q = inverse_quasiprobs(LAMBDA)
gamma = np.abs(q).sum()
probs = np.abs(q) / gamma
signs = np.sign(q)
print(f"gamma per gate = {gamma:.4f}, total overhead = {gamma**(2 * LAYERS):.3f}")

rng = np.random.default_rng(7)
num_samples = 600
circuits, sgn = zip(*(sample_circuit(rng, probs, signs) for _ in range(num_samples)))
result = noisy_sim.run(list(circuits)).result()
vals = np.array([result.data(i)["zz"] for i in range(num_samples)])
weighted = gamma**LAYERS * np.array(sgn) * vals

ref = reference_circuit()
ideal = ideal_sim.run(ref).result().data(0)["zz"]
noisy = noisy_sim.run(ref).result().data(0)["zz"]
print(f"ideal  {ideal:.5f}")
print(f"noisy  {noisy:.5f}")
print(f"PEC    {weighted.mean():.5f} +- {weighted.std(ddof=1) / np.sqrt(num_samples):.5f}")
