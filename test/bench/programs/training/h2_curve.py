import numpy as np
import matplotlib.pyplot as plt
from qiskit.circuit.library import efficient_su2
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp
from scipy.optimize import minimize

# distance -> coefficients of II, IZ, ZI, ZZ, XX
COEFFICIENTS = {
    0.5: [-0.58, 0.53, -0.53, -0.01, 0.17],
    0.75: [-1.05, 0.39, -0.39, -0.01, 0.18],
    1.0: [-1.16, 0.27, -0.27, -0.01, 0.19],
    1.5: [-1.17, 0.12, -0.12, -0.01, 0.22],
}
LABELS = ["II", "IZ", "ZI", "ZZ", "XX"]

ansatz = efficient_su2(2, reps=1)
estimator = StatevectorEstimator()
rng = np.random.default_rng(1234)


def energy(params, hamiltonian):
    pub = (ansatz, hamiltonian, params)
    result = estimator.run([pub]).result()
    return float(result[0].data.evs)


distances = []
vqe_energies = []
exact_energies = []
for distance, coefficients in COEFFICIENTS.items():
    hamiltonian = SparsePauliOp(LABELS, coefficients)
    x0 = rng.uniform(-np.pi, np.pi, ansatz.num_parameters)
    result = minimize(energy, x0, args=(hamiltonian,), method="COBYLA", options={"maxiter": 300})
    distances.append(distance)
    vqe_energies.append(result.fun)
    exact_energies.append(np.linalg.eigvalsh(hamiltonian.to_matrix())[0])
    print(f"{distance:.2f}  {result.fun:.5f}  {exact_energies[-1]:.5f}")

fig, ax = plt.subplots(figsize=(6, 4))
ax.plot(distances, exact_energies, "k-", label="exact")
ax.plot(distances, vqe_energies, "ro", label="VQE")
ax.set_xlabel("distance (angstrom)")
ax.set_ylabel("energy (hartree)")
ax.legend()
fig.tight_layout()
plt.show()
