"""Direct fidelity estimation (Flammia & Liu, PRL 106, 230501) of a prepared W state."""
import numpy as np

from qiskit import QuantumCircuit, transpile
from qiskit.primitives import BackendEstimatorV2
from qiskit.quantum_info import (
    DensityMatrix,
    SparsePauliOp,
    Statevector,
    pauli_basis,
    state_fidelity,
)
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, depolarizing_error


def w_state(n):
    qc = QuantumCircuit(n)
    qc.x(0)
    for k in range(n - 1):
        theta = 2 * np.arccos(np.sqrt(1 / (n - k)))
        qc.cry(theta, k, k + 1)
        qc.cx(k + 1, k)
    return qc


n = 4
rng = np.random.default_rng(99)
circuit = w_state(n)
target = Statevector(circuit)

noise_model = NoiseModel(basis_gates=["cx", "rz", "sx", "x"])
noise_model.add_all_qubit_quantum_error(depolarizing_error(0.01, 2), ["cx"])
noise_model.add_all_qubit_quantum_error(depolarizing_error(0.001, 1), ["sx", "x"])
backend = AerSimulator(noise_model=noise_model, method="density_matrix")
isa = transpile(circuit, backend, optimization_level=1, seed_transpiler=0)

# characteristic function of the target and the importance-sampling distribution
paulis = pauli_basis(n)
chi = np.array([target.expectation_value(P).real for P in paulis])
prob = chi**2 / 2**n
assert np.isclose(prob.sum(), 1)

ell = 60
picks = rng.choice(len(paulis), size=ell, p=prob)
uniq, weight = np.unique(picks, return_counts=True)
print(f"{len(uniq)} distinct Paulis out of {4**n}")

observables = [SparsePauliOp(paulis[int(k)]).apply_layout(isa.layout) for k in uniq]
estimator = BackendEstimatorV2(backend=backend)
result = estimator.run([(isa, observables)], precision=0.01).result()
evs, stds = result[0].data.evs, result[0].data.stds

X = evs / chi[uniq]
F_est = np.average(X, weights=weight)
shot_err = np.sqrt(np.sum((weight * stds / chi[uniq]) ** 2)) / ell
sample_err = np.std(np.repeat(X, weight), ddof=1) / np.sqrt(ell)

# compare with the full density matrix
full = isa.copy()
full.save_density_matrix()
rho = DensityMatrix(backend.run(full).result().data()["density_matrix"])
ideal = Statevector(isa)

print(f"F (DFE)   = {F_est:.4f} +- {shot_err:.4f} (shots) +- {sample_err:.4f} (sampling)")
print(f"F (exact) = {state_fidelity(ideal, rho):.4f}")
