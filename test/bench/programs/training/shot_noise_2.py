import numpy as np
import matplotlib.pyplot as plt
from qiskit.circuit.library import n_local
from qiskit.quantum_info import SparsePauliOp
from qiskit.primitives import StatevectorEstimator

ham = SparsePauliOp.from_sparse_list(
    [("XX", [i, i + 1], 1) for i in range(3)]
    + [("YY", [i, i + 1], 1) for i in range(3)]
    + [("ZZ", [i, i + 1], 0.5) for i in range(3)],
    num_qubits=4,
)
ansatz = n_local(4, ["ry", "rz"], "cz", reps=2, entanglement="linear")

np.random.seed(0)
point = np.random.uniform(0, 2 * np.pi, ansatz.num_parameters)

exact = StatevectorEstimator().run([(ansatz, ham, point)]).result()[0].data.evs

precisions = [0.2, 0.1, 0.05, 0.02, 0.01, 0.005]
n_rep = 50
estimator = StatevectorEstimator(seed=99)

# the repeated point broadcasts to n_rep independent estimates
points = np.tile(point, (n_rep, 1))
errors, reported = [], []
for eps in precisions:
    data = estimator.run([(ansatz, ham, points)], precision=eps).result()[0].data
    errors.append(np.sqrt(np.mean((data.evs - exact) ** 2)))
    reported.append(np.mean(data.stds))
    print(f"precision {eps:<6} rms error {errors[-1]:.4f}  shots ~ {int(np.ceil(1 / eps**2)):>6}")

plt.loglog(precisions, errors, "o", label="rms error")
plt.loglog(precisions, reported, "-", label="reported std")
plt.gca().invert_xaxis()
plt.xlabel("requested precision")
plt.legend()
plt.tight_layout()
plt.savefig("shot_noise.png")
