"""TSP as a QUBO, x[i, t] = city i visited at step t. City 0 is fixed at t = 0."""
from itertools import permutations, product

import numpy as np
from scipy.optimize import minimize

from qiskit.circuit.library import qaoa_ansatz
from qiskit.primitives import StatevectorEstimator, StatevectorSampler
from qiskit.quantum_info import SparsePauliOp

rng = np.random.default_rng(21)
n_cities = 4
coords = rng.uniform(0, 10, size=(n_cities, 2))
dist = np.linalg.norm(coords[:, None] - coords[None, :], axis=-1)
m = n_cities - 1  # free cities
A = 2 * dist.max()


def var(i, t):
    """index of x[i, t], with i and t counted from 1"""
    return (i - 1) * m + (t - 1)


def build_qubo():
    n = m * m
    Q = np.zeros((n, n))
    const = 0.0
    # one step per city / one city per step
    groups = [[var(i, t) for t in range(1, m + 1)] for i in range(1, m + 1)]
    groups += [[var(i, t) for i in range(1, m + 1)] for t in range(1, m + 1)]
    for group in groups:
        const += A
        for a in group:
            Q[a, a] -= A
            for b in group:
                if b > a:
                    Q[a, b] += 2 * A
    for i in range(1, m + 1):
        Q[var(i, 1), var(i, 1)] += dist[0, i]
        Q[var(i, m), var(i, m)] += dist[i, 0]
    for i, j in product(range(1, m + 1), repeat=2):
        if i == j:
            continue
        for t in range(1, m):
            a, b = sorted((var(i, t), var(j, t + 1)))
            Q[a, b] += dist[i, j]
    return Q, const


def qubo_to_ising(Q, const):
    n = len(Q)
    offset = const
    h = np.zeros(n)
    terms = []
    for a in range(n):
        offset += Q[a, a] / 2
        h[a] -= Q[a, a] / 2
        for b in range(a + 1, n):
            if Q[a, b] == 0:
                continue
            w = Q[a, b] / 4
            offset += w
            h[a] -= w
            h[b] -= w
            terms.append(("ZZ", [a, b], w))
    terms += [("Z", [a], h[a]) for a in range(n)]
    return SparsePauliOp.from_sparse_list(terms, num_qubits=n), offset


def decode(bitstring):
    x = np.array([int(c) for c in bitstring[::-1]]).reshape(m, m)
    if (x.sum(axis=0) != 1).any() or (x.sum(axis=1) != 1).any():
        return None
    return [0] + [int(np.argmax(x[:, t])) + 1 for t in range(m)]


def tour_length(tour):
    return sum(dist[a, b] for a, b in zip(tour, tour[1:] + tour[:1]))


Q, const = build_qubo()
op, offset = qubo_to_ising(Q, const)
scale = np.abs(op.coeffs).max()
op = op / scale

reps = 4
circ = qaoa_ansatz(op, reps=reps)
estimator = StatevectorEstimator()
ramp = (np.arange(reps) + 0.5) / reps
x0 = np.concatenate([0.8 * (1 - ramp), 0.8 * ramp])
res = minimize(
    lambda x: float(estimator.run([(circ, op, x)]).result()[0].data.evs),
    x0, method="COBYLA", options={"maxiter": 150},
)
print("energy:", res.fun * scale + offset)

circ.measure_all()
counts = StatevectorSampler(seed=1).run([(circ, res.x)], shots=5000).result()[0].data.meas.get_counts()
tours = {}
for bits, c in counts.items():
    tour = decode(bits)
    if tour is not None:
        tours[tuple(tour)] = tours.get(tuple(tour), 0) + c
print(f"feasible: {sum(tours.values()) / 5000:.1%}")
for tour, c in sorted(tours.items(), key=lambda kv: tour_length(list(kv[0]))):
    print(tour, f"{tour_length(list(tour)):.3f}", c)
opt = min(tour_length([0, *p]) for p in permutations(range(1, n_cities)))
print("brute force:", round(opt, 3))
