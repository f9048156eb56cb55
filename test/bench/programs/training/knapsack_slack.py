import numpy as np
import pandas as pd
from scipy.optimize import minimize

from qiskit import QuantumCircuit
from qiskit.circuit import ParameterVector
from qiskit.quantum_info import SparsePauliOp
from qiskit_aer.primitives import EstimatorV2, SamplerV2

items = pd.DataFrame(
    {"value": [6, 5, 8, 9, 6], "weight": [2, 3, 6, 7, 5]},
    index=["map", "rope", "tent", "stove", "axe"],
)
capacity = 14
penalty = 2.0 * items["value"].max() / items["weight"].min()

n_items = len(items)
# slack in binary, last coefficient trimmed so that the slack never exceeds the capacity
n_slack = int(np.floor(np.log2(capacity))) + 1
slack = [2**k for k in range(n_slack - 1)]
slack.append(capacity - sum(slack))
n = n_items + n_slack

# (sum w x + sum s y - C)^2
a = np.concatenate([items["weight"].to_numpy(), slack]).astype(float)
lin = penalty * (a**2 - 2 * capacity * a)
lin[:n_items] -= items["value"].to_numpy()
quad = 2 * penalty * np.triu(np.outer(a, a), k=1)

h = -lin / 2 - (quad.sum(axis=0) + quad.sum(axis=1)) / 4
J = quad / 4
norm = max(np.abs(h).max(), np.abs(J).max())
h, J = h / norm, J / norm
cost_op = SparsePauliOp.from_sparse_list(
    [("Z", [i], h[i]) for i in range(n)]
    + [("ZZ", [i, j], J[i, j]) for i in range(n) for j in range(i + 1, n)],
    num_qubits=n,
)


def qaoa(p):
    gamma = ParameterVector("gamma", p)
    beta = ParameterVector("beta", p)
    qc = QuantumCircuit(n)
    qc.h(range(n))
    for k in range(p):
        for i in range(n):
            qc.rz(2 * gamma[k] * h[i], i)
            for j in range(i + 1, n):
                qc.rzz(2 * gamma[k] * J[i, j], i, j)
        qc.rx(2 * beta[k], range(n))
    return qc


p = 3
qc = qaoa(p)
est = EstimatorV2()
trace = []


def energy(x):
    # parameters come sorted: beta first, gamma after
    ev = float(est.run([(qc, cost_op, x)], precision=0.0).result()[0].data.evs)
    trace.append(ev)
    return ev


best = None
for seed in range(5):
    x0 = np.random.default_rng(seed).uniform(0, 0.8, size=2 * p)
    r = minimize(energy, x0, method="Powell", options={"maxfev": 250})
    if best is None or r.fun < best.fun:
        best = r
    print(f"start {seed}: {r.fun:.4f} ({r.nfev} evaluations)")

meas = qc.measure_all(inplace=False)
bit_array = SamplerV2(seed=5).run([(meas, best.x)], shots=8192).result()[0].data.meas

rows = []
for bits, c in bit_array.get_counts().items():
    x = np.array([int(b) for b in reversed(bits)])[:n_items]
    w, v = x @ items["weight"], x @ items["value"]
    rows.append({"pick": "+".join(items.index[x == 1]), "weight": w, "value": v, "count": c, "ok": w <= capacity})
df = pd.DataFrame(rows).groupby(["pick", "weight", "value", "ok"], as_index=False)["count"].sum()
print(df[df.ok].sort_values("value", ascending=False).head(8).to_string(index=False))
print("feasible fraction:", df.loc[df.ok, "count"].sum() / df["count"].sum())
