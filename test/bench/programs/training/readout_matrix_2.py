import numpy as np
from scipy.optimize import minimize, nnls

from qiskit import QuantumCircuit
from qiskit.result import marginal_counts
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import SamplerV2
from qiskit_ibm_runtime.fake_provider import FakeTorino

backend = FakeTorino()
layout = [0, 1, 2, 3]
n = len(layout)
shots = 20000
pm = generate_preset_pass_manager(optimization_level=1, backend=backend, initial_layout=layout)
sampler = SamplerV2(mode=backend, options={"default_shots": shots})


def to_vec(counts):
    v = np.zeros(2**n)
    for k, c in counts.items():
        v[int(k, 2)] = c
    return v / v.sum()


# full calibration, 2^n circuits
cals = []
for b in range(2**n):
    qc = QuantumCircuit(n)
    for q in range(n):
        if b >> q & 1:
            qc.x(q)
    qc.measure_all()
    cals.append(qc)
res = sampler.run(pm.run(cals)).result()
A_full = np.column_stack([to_vec(r.data.meas.get_counts()) for r in res])

# tensored: only |0..0> and |1..1>
A_loc = []
c0, c1 = res[0].data.meas.get_counts(), res[-1].data.meas.get_counts()
for q in range(n):
    m0, m1 = marginal_counts(c0, [q]), marginal_counts(c1, [q])
    e01 = m0.get("1", 0) / shots
    e10 = m1.get("0", 0) / shots
    A_loc.append(np.array([[1 - e01, e10], [e01, 1 - e10]]))
    print(f"q{layout[q]}: P(1|0)={e01:.4f} P(0|1)={e10:.4f}")
A_tens = np.eye(1)
for a in A_loc:
    A_tens = np.kron(a, A_tens)
print("||A_full - A_tens||_1 =", np.abs(A_full - A_tens).sum(axis=0).max())
print("condition number", np.linalg.cond(A_full))


def inverse(A, p):
    return np.linalg.solve(A, p)


def least_squares(A, p):
    x, _ = nnls(A, p)
    return x / x.sum()


def bayes(A, p, iters=50):
    x = np.full(len(p), 1 / len(p))
    for _ in range(iters):
        x *= A.T @ (p / (A @ x))
    return x


def slsqp(A, p):
    r = minimize(
        lambda x: np.sum((A @ x - p) ** 2),
        p,
        method="SLSQP",
        bounds=[(0, 1)] * len(p),
        constraints={"type": "eq", "fun": lambda x: x.sum() - 1},
        tol=1e-9,
    )
    return r.x


ghz = QuantumCircuit(n)
ghz.h(0)
for q in range(n - 1):
    ghz.cx(q, q + 1)
ghz.measure_all()
raw = to_vec(sampler.run([pm.run(ghz)]).result()[0].data.meas.get_counts())

ideal = np.zeros(2**n)
ideal[[0, -1]] = 0.5
parity = np.array([(-1) ** bin(k).count("1") for k in range(2**n)])
print(f"\n{'raw':12s} TV={np.abs(raw - ideal).sum() / 2:.4f} <Z^n>={parity @ raw:.4f}")
for meth in (inverse, least_squares, bayes, slsqp):
    for tag, A in (("full", A_full), ("tens", A_tens)):
        x = meth(A, raw)
        print(f"{meth.__name__ + ' ' + tag:20s} TV={np.abs(x - ideal).sum() / 2:.4f} <Z^n>={parity @ x:.4f} min={x.min():.4f}")
