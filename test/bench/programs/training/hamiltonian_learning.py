"""
Learn the couplings of a spin chain from short-time slopes.

For a product state |psi>,   d<O>/dt = i <[H, O]>  =  sum_k c_k  i <[P_k, O]>
which is linear in the c_k.  Fit slopes of <O>(t) with a cubic and solve least squares.
"""
import json
import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp, Statevector
from qiskit.synthesis import SuzukiTrotter

n = 3
rng = np.random.default_rng(8)

model = []
for i in range(n - 1):
    model += [(P, [i, i + 1]) for P in ("XX", "YY", "ZZ")]
for i in range(n):
    model += [(P, [i]) for P in "XZ"]

c_true = rng.normal(size=len(model))
H_true = SparsePauliOp.from_sparse_list(
    [(P, idx, c) for (P, idx), c in zip(model, c_true)], num_qubits=n
)
basis = [SparsePauliOp.from_sparse_list([(P, idx, 1.0)], num_qubits=n) for P, idx in model]

probe_ops = [SparsePauliOp.from_sparse_list([(P, [i], 1)], num_qubits=n)
             for i in range(n) for P in "XYZ"]
probe_ops += [SparsePauliOp.from_sparse_list([(P, [i, i + 1], 1)], num_qubits=n)
              for i in range(n - 1) for P in ("XY", "YZ", "ZX")]


def product_state(angles):
    qc = QuantumCircuit(n)
    for i, (th, ph) in enumerate(angles):
        qc.ry(th, i)
        qc.rz(ph, i)
    return qc


def commutator(A, B):
    return (A @ B - B @ A).simplify()


times = np.linspace(0.0, 0.25, 9)
estimator = StatevectorEstimator(seed=1)
K_rows, slopes = [], []

for shot in range(8):
    prep = product_state(rng.uniform(0, np.pi, size=(n, 2)))
    psi = Statevector(prep)
    pubs = []
    for t in times:
        qc = prep.copy()
        if t > 0:
            qc.append(PauliEvolutionGate(H_true, t, synthesis=SuzukiTrotter(2, reps=20)), range(n))
        pubs.append((qc, probe_ops))
    res = estimator.run(pubs, precision=2e-3).result()
    series = np.array([r.data.evs for r in res])          # (times, ops)

    for a, O in enumerate(probe_ops):
        slopes.append(np.polyfit(times, series[:, a], 3)[-2])
        K_rows.append([(1j * psi.expectation_value(commutator(P, O))).real for P in basis])

K = np.array(K_rows)
c_fit, *_ = np.linalg.lstsq(K, np.array(slopes), rcond=None)
print("condition number of K:", np.linalg.cond(K))

report = []
for (P, idx), c0, c1 in zip(model, c_true, c_fit):
    report.append({"term": f"{P}{idx}", "true": round(float(c0), 4), "fit": round(float(c1), 4)})
    print(f"{P:>3s} {str(idx):8s} {c0:+.3f}  {c1:+.3f}")
print("rms error", np.sqrt(np.mean((c_fit - c_true) ** 2)))

with open("learned_couplings.json", "w") as fh:
    json.dump(report, fh, indent=1)
