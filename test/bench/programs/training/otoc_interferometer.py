import argparse

import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit_aer.primitives import EstimatorV2
from qiskit.quantum_info import SparsePauliOp

parser = argparse.ArgumentParser(description="OTOC F(x,t)=<W_x(t) V_0 W_x(t) V_0> of a mixed field Ising chain")
parser.add_argument("-n", type=int, default=9)
parser.add_argument("--hx", type=float, default=1.05)
parser.add_argument("--hz", type=float, default=-0.5, help="0 gives the integrable point")
parser.add_argument("--dt", type=float, default=0.2)
parser.add_argument("--steps", type=int, default=15)
parser.add_argument("--out", default="otoc.npz")
args = parser.parse_args()

n, dt = args.n, args.dt


def trotter_step():
    qc = QuantumCircuit(n, name="U")
    for i in range(n):
        qc.rz(args.hz * dt, i)
        qc.rx(args.hx * dt, i)
    for parity in (0, 1):
        for i in range(parity, n - 1, 2):
            qc.rzz(2 * dt, i, i + 1)
    for i in range(n):
        qc.rx(args.hx * dt, i)
        qc.rz(args.hz * dt, i)
    return qc


U = trotter_step()
Udg = U.inverse()


def otoc_circuit(x, k):
    """Ancilla-controlled V before and after W(t); <X_anc> = Re F."""
    anc = n
    qc = QuantumCircuit(n + 1)
    qc.ry(np.pi / 2, range(n))  # |+>^n, V=Z acts nontrivially
    qc.h(anc)

    # branch |0>: W(t) V ; branch |1>: V W(t)
    qc.x(anc)
    qc.cz(anc, 0)
    qc.x(anc)
    for _ in range(k):
        qc.compose(U, range(n), inplace=True)
    qc.z(x)
    for _ in range(k):
        qc.compose(Udg, range(n), inplace=True)
    qc.cz(anc, 0)
    return qc


estimator = EstimatorV2(options={"default_precision": 0.0})
x_anc = SparsePauliOp.from_sparse_list([("X", [n], 1.0)], num_qubits=n + 1)

pubs = [(otoc_circuit(x, k), x_anc) for k in range(args.steps + 1) for x in range(n)]
result = estimator.run(pubs).result()
F = np.array([float(r.data.evs) for r in result]).reshape(args.steps + 1, n)

# 1 - F = squared commutator / 2; front position where it first exceeds a threshold
C = 1 - F
front = np.full(n, np.nan)
for x in range(n):
    hit = np.flatnonzero(C[:, x] > 0.1)
    if hit.size:
        front[x] = hit[0] * dt
xs = np.arange(n)
ok = np.isfinite(front) & (xs > 0)
if ok.sum() > 2:
    slope = np.polyfit(front[ok], xs[ok], 1)[0]
    print(f"butterfly velocity ~ {slope:.2f}")

np.savez(args.out, F=F, dt=dt, hx=args.hx, hz=args.hz)

plt.pcolormesh(xs, dt * np.arange(args.steps + 1), F, shading="nearest", vmin=-1, vmax=1, cmap="viridis")
plt.plot(xs, front, "w.--")
plt.xlabel("x")
plt.ylabel("t")
plt.colorbar(label="Re F")
plt.savefig(args.out.replace(".npz", ".png"), dpi=150)
