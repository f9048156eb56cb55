"""Portfolio selection with QAOA on a local simulator."""

import itertools

import numpy as np
from qiskit.circuit.library import qaoa_ansatz
from qiskit.primitives import StatevectorEstimator, StatevectorSampler
from qiskit.quantum_info import SparsePauliOp
from scipy.optimize import minimize

NUM_ASSETS = 4
BUDGET = 2
RISK = 0.5
PENALTY = 2.0

rng = np.random.default_rng(7)
returns = rng.normal(0.1, 0.05, NUM_ASSETS)
data = rng.normal(size=(NUM_ASSETS, 50))
covariance = np.cov(data)


def objective(bits):
    x = np.array(bits)
    value = RISK * x @ covariance @ x - returns @ x
    return value + PENALTY * (np.sum(x) - BUDGET) ** 2


def to_ising():
    """x = (1 - z) / 2"""
    terms = []
    for i in range(NUM_ASSETS):
        linear = returns[i] / 2 - RISK * np.sum(covariance[i]) / 2
        linear += PENALTY * (BUDGET - NUM_ASSETS / 2)
        terms.append(("Z", [i], linear))
    for i, j in itertools.combinations(range(NUM_ASSETS), 2):
        quadratic = RISK * covariance[i, j] / 2 + PENALTY / 2
        terms.append(("ZZ", [i, j], quadratic))
    return SparsePauliOp.from_sparse_list(terms, num_qubits=NUM_ASSETS)


hamiltonian = to_ising()
ansatz = qaoa_ansatz(hamiltonian, reps=2)
estimator = StatevectorEstimator()
history = []


def cost(params):
    job = estimator.run([(ansatz, hamiltonian, params)])
    value = float(job.result()[0].data.evs)
    history.append(value)
    return value


x0 = rng.uniform(0, np.pi, ansatz.num_parameters)
result = minimize(cost, x0, method="COBYLA", tol=1e-3)
print(f"optimal cost: {result.fun:.4f} after {len(history)} evaluations")

circuit = ansatz.assign_parameters(result.x)
circuit.measure_all()
sampler = StatevectorSampler(seed=5)
counts = sampler.run([circuit], shots=1000).result()[0].data.meas.get_counts()
for bitstring, count in sorted(counts.items(), key=lambda item: -item[1])[:5]:
    bits = [int(bit) for bit in reversed(bitstring)]
    print(bitstring, count, f"{objective(bits):.4f}")

best = min(itertools.product([0, 1], repeat=NUM_ASSETS), key=objective)
print("brute force:", best)
