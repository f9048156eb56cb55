import numpy as np
import pandas as pd
from scipy.optimize import minimize

from qiskit.circuit.library import n_local
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime import SamplerV2
from qiskit_ibm_runtime.fake_provider import FakeTorino

TICKERS = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF"]
BUDGET = 3
RISK = 0.5
PENALTY = 1.0

# synthetic prices: correlated geometric random walk
rng = np.random.default_rng(2024)
n = len(TICKERS)
L = rng.normal(size=(n, n)) * 0.01
daily = rng.normal(size=(250, n)) @ L.T + rng.normal(0.0005, 0.0005, size=n)
returns = pd.DataFrame(daily, columns=TICKERS)
mu = returns.mean().to_numpy() * 250
sigma = returns.cov().to_numpy() * 250


def objective(x):
    return RISK * x @ sigma @ x - mu @ x + PENALTY * (x.sum() - BUDGET) ** 2


def cvar(values, weights, alpha):
    order = np.argsort(values)
    values, weights = values[order], weights[order] / weights.sum()
    cum = np.minimum(np.cumsum(weights), alpha)
    part = np.diff(np.concatenate([[0.0], cum]))
    return float(part @ values / alpha)


backend = AerSimulator.from_backend(FakeTorino())
pm = generate_preset_pass_manager(optimization_level=2, backend=backend, seed_transpiler=0)
ansatz = n_local(n, "ry", "cz", entanglement="linear", reps=1)
ansatz.measure_all()
isa_ansatz = pm.run(ansatz)

sampler = SamplerV2(mode=backend)
sampler.options.default_shots = 1024
sampler.options.simulator.seed_simulator = 7


def sample(theta):
    bits = sampler.run([(isa_ansatz, theta)]).result()[0].data.meas
    arr = bits.to_bool_array(order="little").astype(int)
    xs, counts = np.unique(arr, axis=0, return_counts=True)
    return xs, counts


results = []
for alpha in (1.0, 0.5, 0.2, 0.05):
    history = []

    def cost(theta):
        xs, counts = sample(theta)
        vals = np.array([objective(x) for x in xs])
        history.append(cvar(vals, counts, alpha))
        return history[-1]

    theta0 = np.random.default_rng(0).uniform(-np.pi, np.pi, isa_ansatz.num_parameters)
    opt = minimize(cost, theta0, method="COBYLA", options={"maxiter": 80})
    xs, counts = sample(opt.x)
    vals = np.array([objective(x) for x in xs])
    k = vals.argmin()
    results.append((alpha, opt.fun, vals[k], counts[k] / counts.sum(), [t for t, b in zip(TICKERS, xs[k]) if b]))

table = pd.DataFrame(results, columns=["alpha", "cvar", "best", "p_best", "assets"])
print(table.to_string(index=False))

every = [np.array(list(np.binary_repr(i, n)), dtype=int) for i in range(2**n)]
print("exact optimum:", min(objective(x) for x in every))
