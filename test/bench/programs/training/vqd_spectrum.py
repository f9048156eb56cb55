# Variational quantum deflation (Higgott, Wang, Brierley 2019).
#   C_k(x) = <H> + sum_j beta_j |<psi(x)|psi(x_j)>|^2
import numpy as np
from scipy.optimize import minimize
from qiskit import QuantumCircuit
from qiskit.circuit.library import efficient_su2
from qiskit.primitives import StatevectorEstimator, StatevectorSampler
from qiskit.quantum_info import SparsePauliOp

H = SparsePauliOp.from_list([
    ("XXI", 1.0), ("IXX", 1.0),
    ("YYI", 1.0), ("IYY", 1.0),
    ("ZZI", 0.5), ("IZZ", 0.5),
    ("ZII", 0.3), ("IIZ", -0.2),
])
NUM_STATES = 3
BETA = 8.0

ansatz = efficient_su2(3, entanglement="linear", reps=2)
estimator = StatevectorEstimator()
sampler = StatevectorSampler(default_shots=4096, seed=17)


def overlap_circuit(x, y):
    bound = ansatz.assign_parameters(x)
    fidelity = bound.compose(ansatz.assign_parameters(y).inverse())
    fidelity.measure_all()
    return fidelity


def overlaps(x, found):
    if not found:
        return []
    circuits = [overlap_circuit(x, y) for y in found]
    res = sampler.run(circuits).result()
    out = []
    for pub_result in res:
        data = pub_result.data.meas
        out.append(data.get_int_counts().get(0, 0) / data.num_shots)
    return out


def cost(x, found):
    e = float(estimator.run([(ansatz, H, x)]).result()[0].data.evs)
    return e + BETA * sum(overlaps(x, found))


found, energies = [], []
rng = np.random.default_rng(0)
for level in range(NUM_STATES):
    best = None
    for restart in range(3):
        x0 = rng.uniform(0, 2 * np.pi, ansatz.num_parameters)
        res = minimize(cost, x0, args=(found,), method="COBYLA", options={"maxiter": 400, "rhobeg": 0.6})
        if best is None or res.fun < best.fun:
            best = res
    found.append(best.x)
    energies.append(float(estimator.run([(ansatz, H, best.x)]).result()[0].data.evs))
    print(f"level {level}: {energies[-1]:.4f}  (cost {best.fun:.4f}, overlaps {np.round(overlaps(best.x, found[:-1]), 3)})")

reference = np.sort(np.linalg.eigvalsh(H.to_matrix()))[:NUM_STATES]
print("exact  :", np.round(reference, 4))
print("VQD    :", np.round(energies, 4))
