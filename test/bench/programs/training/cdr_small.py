"""Clifford data regression: learn noisy -> exact on near-Clifford circuits."""
import numpy as np
from qiskit import QuantumCircuit, transpile
from qiskit.quantum_info import SparsePauliOp
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, depolarizing_error
from qiskit_aer.primitives import EstimatorV2 as AerEstimator

rng = np.random.default_rng(2024)

n_qubits, layers, n_train = 4, 5, 30
basis = ["rz", "sx", "x", "cx"]

target = QuantumCircuit(n_qubits)
for layer in range(layers):
    for q in range(n_qubits):
        target.rx(0.4 + 0.1 * layer, q)
        target.rz(0.7, q)
    for q in range(n_qubits - 1):
        target.cx(q, q + 1)
target = transpile(target, basis_gates=basis, optimization_level=1, seed_transpiler=1)


def cliffordize(circuit, keep=2):
    """Snap every rz angle to a multiple of pi/2, except `keep` of them."""
    rz_positions = [i for i, inst in enumerate(circuit.data) if inst.operation.name == "rz"]
    kept = set(rng.choice(rz_positions, size=keep, replace=False))
    out = circuit.copy_empty_like()
    for i, inst in enumerate(circuit.data):
        if inst.operation.name == "rz" and i not in kept:
            k = rng.integers(4)
            out.rz(k * np.pi / 2, inst.qubits[0])
        else:
            out.append(inst)
    return out


noise_model = NoiseModel(basis_gates=basis)
noise_model.add_all_qubit_quantum_error(depolarizing_error(0.015, 2), "cx")
noise_model.add_all_qubit_quantum_error(depolarizing_error(0.001, 1), ["sx", "x"])

exact_est = AerEstimator()
noisy_est = AerEstimator(options={"backend_options": {"method": "density_matrix", "noise_model": noise_model}})

obs = SparsePauliOp(["ZIII", "IZII", "IIZI", "IIIZ"], coeffs=[0.25] * 4)
training = [cliffordize(target) for _ in range(n_train)]

pubs = [(c, obs) for c in training]
x = np.array([r.data.evs for r in noisy_est.run(pubs).result()])
y = np.array([r.data.evs for r in exact_est.run(pubs).result()])

A = np.vstack([x, np.ones_like(x)]).T
(slope, intercept), residual, *_ = np.linalg.lstsq(A, y, rcond=None)
print(f"y = {slope:.3f} x + {intercept:.3f}")

noisy = noisy_est.run([(target, obs)]).result()[0].data.evs
exact = exact_est.run([(target, obs)]).result()[0].data.evs
mitigated = slope * noisy + intercept

print("noisy    ", noisy)
print("mitigated", mitigated)
print("exact    ", exact)
