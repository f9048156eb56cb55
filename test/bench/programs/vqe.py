import numpy as np
from qiskit.circuit.library import efficient_su2
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp
from scipy.optimize import minimize

hamiltonian = SparsePauliOp.from_list(
    [
        ("II", -1.052373245772859),
        ("IZ", 0.39793742484318045),
        ("ZI", -0.39793742484318045),
        ("ZZ", -0.01128010425623538),
        ("XX", 0.18093119978423156),
    ]
)

ansatz = efficient_su2(hamiltonian.num_qubits, reps=1)
estimator = StatevectorEstimator()
history = []


def energy(parameters):
    """The energy of the ansatz with the given parameters."""
    job = estimator.run([(ansatz, hamiltonian, parameters)])
    value = float(job.result()[0].data.evs)
    history.append(value)
    return value


rng = np.random.default_rng(42)
start = 2 * np.pi * rng.random(ansatz.num_parameters)
result = minimize(energy, start, method="COBYLA", options={"maxiter": 200})

print("lowest energy:", result.fun)
print("evaluations:", len(history))
