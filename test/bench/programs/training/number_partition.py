# Number partitioning: split S in two halves of equal sum.
# H = (sum_i s_i Z_i)^2, ground state energy 0 <=> perfect partition

import numpy as np
from scipy.optimize import minimize
from qiskit.circuit.library import qaoa_ansatz
from qiskit.primitives import StatevectorEstimator, StatevectorSampler
from qiskit.quantum_info import SparsePauliOp

S = [4, 5, 6, 7, 8, 3, 1]
n = len(S)

linear = SparsePauliOp.from_sparse_list([("Z", [i], s) for i, s in enumerate(S)], num_qubits=n)
hamiltonian = (linear @ linear).simplify()
print(hamiltonian)

# identity term is only an offset; take it out before building the ansatz
offset = sum(s * s for s in S)
cost_op = (hamiltonian - offset * SparsePauliOp("I" * n)).simplify()
scale = np.max(np.abs(cost_op.coeffs))
cost_op = cost_op / scale

estimator = StatevectorEstimator()
sampler = StatevectorSampler(seed=0)


def energy(x, circuit):
    return float(estimator.run([(circuit, cost_op, x)]).result()[0].data.evs)


def interpolate(x, p):
    """INTERP heuristic of Zhou et al: from p to p+1 layers."""
    def stretch(u):
        padded = np.concatenate([[0], u, [0]])
        i = np.arange(1, p + 2)
        return (i - 1) / p * padded[i - 1] + (p - i + 1) / p * padded[i]
    return np.concatenate([stretch(x[:p]), stretch(x[p:])])


x = np.array([0.3, 0.5])
for p in range(1, 6):
    circuit = qaoa_ansatz(cost_op, reps=p)
    res = minimize(energy, x, args=(circuit,), method="L-BFGS-B", options={"maxiter": 40})
    measured = circuit.measure_all(inplace=False)
    counts = sampler.run([(measured, res.x)], shots=4000).result()[0].data.meas.get_counts()

    good = 0
    for bits, c in counts.items():
        signs = np.array([1 - 2 * int(b) for b in bits[::-1]])
        if signs @ S == 0:
            good += c
    print(f"p={p}: <H> = {res.fun * scale + offset:8.3f}   P(perfect) = {good / 4000:.3f}")
    x = interpolate(res.x, p)

winner = min(counts, key=lambda b: (abs(sum(s * (1 - 2 * int(z)) for s, z in zip(S, b[::-1]))), -counts[b]))
left = [s for s, z in zip(S, winner[::-1]) if z == "0"]
right = [s for s, z in zip(S, winner[::-1]) if z == "1"]
print(left, sum(left), "|", right, sum(right))
