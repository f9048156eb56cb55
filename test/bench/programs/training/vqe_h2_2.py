"""VQE for H2 at 0.735 A, two-qubit Hamiltonian, exact estimator."""
import numpy as np
from scipy.optimize import minimize
from qiskit.circuit.library import efficient_su2
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp

NUCLEAR_REPULSION = 0.7199689944489797

hamiltonian = SparsePauliOp.from_list([
    ("II", -1.052373245772859),
    ("IZ", 0.39793742484318045),
    ("ZI", -0.39793742484318045),
    ("ZZ", -0.01128010425623538),
    ("XX", 0.18093119978423156),
])

ansatz = efficient_su2(hamiltonian.num_qubits, reps=1, entanglement="linear")
estimator = StatevectorEstimator()

history = {"evals": 0, "energy": []}


def cost(theta):
    pub = (ansatz, [hamiltonian], [theta])
    energy = estimator.run([pub]).result()[0].data.evs[0]
    history["evals"] += 1
    history["energy"].append(energy)
    if history["evals"] % 20 == 0:
        print(f"eval {history['evals']:4d}  E = {energy:.8f}")
    return energy


def main():
    rng = np.random.default_rng(7)
    x0 = 2 * np.pi * rng.random(ansatz.num_parameters)

    res = minimize(cost, x0, method="COBYLA", tol=1e-6, options={"maxiter": 400})

    exact = np.linalg.eigvalsh(hamiltonian.to_matrix())[0]
    print()
    print("message        :", res.message)
    print("VQE electronic :", res.fun)
    print("exact          :", exact)
    print("error (mHa)    :", 1e3 * (res.fun - exact))
    print("total energy   :", res.fun + NUCLEAR_REPULSION)

    # energies along the optimisation for later plotting
    np.savetxt("h2_history.txt", np.array(history["energy"]))


if __name__ == "__main__":
    main()
