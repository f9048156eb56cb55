import numpy as np
import pandas as pd
from scipy.optimize import minimize
from qiskit.circuit.library import qaoa_ansatz
from qiskit.primitives import StatevectorEstimator, StatevectorSampler
from qiskit.quantum_info import SparsePauliOp

TICKERS = ["AAPL", "KO", "XOM", "NVDA", "JNJ"]
RISK = 0.6
BUDGET = 2
PENALTY = 1.5

# normally: prices = pd.read_csv("prices.csv", index_col="date")
rng = np.random.default_rng(2024)
prices = pd.DataFrame(100 * np.exp(np.cumsum(rng.normal(4e-4, 0.015, (250, len(TICKERS))), axis=0)), columns=TICKERS)
returns = prices.pct_change().dropna()
mu = returns.mean().to_numpy() * 252
sigma = returns.cov().to_numpy() * 252


def qubo():
    n = len(mu)
    Q = RISK * sigma + PENALTY * np.ones((n, n))
    c = -mu - 2 * PENALTY * BUDGET
    return Q, c


def to_ising(Q, c):
    # x = (1 - z) / 2
    n = len(c)
    h = -c / 2 - Q.sum(axis=1) / 2
    terms = [("Z", [i], h[i]) for i in range(n)]
    for i in range(n):
        for j in range(i + 1, n):
            terms.append(("ZZ", [i, j], Q[i, j] / 2))
    return SparsePauliOp.from_sparse_list(terms, num_qubits=n)


Q, c = qubo()
cost_op = to_ising(Q, c)
ansatz = qaoa_ansatz(cost_op, reps=3)
estimator = StatevectorEstimator()

history = []
def objective(theta):
    e = float(estimator.run([(ansatz, cost_op, theta)]).result()[0].data.evs)
    history.append(e)
    return e

x0 = rng.uniform(0, np.pi, ansatz.num_parameters)
res = minimize(objective, x0, method="COBYLA", options={"maxiter": 300})
print(f"QAOA stopped at {res.fun:.4f} after {len(history)} evaluations")

measured = ansatz.measure_all(inplace=False)
counts = StatevectorSampler(seed=1).run([(measured, res.x)], shots=4000).result()[0].data.meas.get_counts()

rows = []
for bits, k in counts.items():
    x = np.array([int(b) for b in reversed(bits)])
    rows.append({
        "portfolio": "+".join(np.array(TICKERS)[x == 1]),
        "value": x @ Q @ x + c @ x,
        "prob": k / 4000,
    })
table = pd.DataFrame(rows).sort_values("value").head(8)
print(table.to_string(index=False))
