import numpy as np
import matplotlib.pyplot as plt
from scipy.optimize import curve_fit
from qiskit import QuantumCircuit, transpile
from qiskit.quantum_info import SparsePauliOp, Statevector
from qiskit_aer.noise import NoiseModel, depolarizing_error
from qiskit_aer.primitives import EstimatorV2 as AerEstimator


def fold_global(circ, scale):
    """U -> U (U^dg U)^k plus a partial fold of the last gates."""
    k, rest = divmod(scale - 1, 2)
    k = int(k)
    out = circ.copy()
    inv = circ.inverse()
    for _ in range(k):
        out.barrier()
        out.compose(inv, inplace=True)
        out.barrier()
        out.compose(circ, inplace=True)

    m = int(round(rest / 2 * len(circ.data)))
    if m:
        tail = circ.copy_empty_like()
        for inst in circ.data[-m:]:
            tail.append(inst)
        out.barrier()
        out.compose(tail.inverse(), inplace=True)
        out.barrier()
        out.compose(tail, inplace=True)
    return out


def fold_cx(circ, odd):
    out = circ.copy_empty_like()
    for inst in circ.data:
        out.append(inst)
        if inst.operation.name == "cx":
            for _ in range(odd - 1):
                out.append(inst)
    return out


n, steps, dt = 6, 6, 0.25
qc = QuantumCircuit(n)
for _ in range(steps):
    for i in range(n - 1):
        qc.rzz(-2 * dt, i, i + 1)
    qc.rx(-2 * 0.9 * dt, range(n))
qc = transpile(qc, basis_gates=["cx", "rz", "sx", "x"], optimization_level=1)
obs = SparsePauliOp.from_sparse_list([("Z", [i], 1 / n) for i in range(n)], num_qubits=n)
ideal = Statevector(qc).expectation_value(obs).real

nm = NoiseModel()
nm.add_all_qubit_quantum_error(depolarizing_error(0.008, 2), "cx")
nm.add_all_qubit_quantum_error(depolarizing_error(0.0004, 1), ["sx", "sxdg", "x"])
estimator = AerEstimator(options={"backend_options": {"noise_model": nm, "method": "density_matrix"}})


def noisy(circs):
    pubs = [(c, obs) for c in circs]
    return np.array([float(r.data.evs) for r in estimator.run(pubs, precision=0.005).result()])


scales = np.array([1.0, 1.4, 1.8, 2.2, 2.6, 3.0])
y_glob = noisy([fold_global(qc, s) for s in scales])
odd = np.array([1, 3, 5])
y_cx = noisy([fold_cx(qc, o) for o in odd])


def richardson(x, y):
    w = [np.prod([xj / (xj - xi) for j, xj in enumerate(x) if j != i]) for i, xi in enumerate(x)]
    return np.dot(w, y), np.linalg.norm(w)


def exponential(x, y):
    popt, _ = curve_fit(lambda s, a, b: a * np.exp(-b * s), x, y, p0=[y[0], 0.1])
    return popt


print("ideal      ", ideal)
print("unmitigated", y_glob[0], y_cx[0])
print("linear     ", np.polyfit(scales, y_glob, 1)[-1])
print("quadratic  ", np.polyfit(scales, y_glob, 2)[-1])
a, b = exponential(scales, y_glob)
print("exponential", a)
r, amp = richardson(odd, y_cx)
print(f"richardson (cx folding) {r:.4f}, noise amplification {amp:.2f}")

s = np.linspace(0, 5, 100)
plt.plot(scales, y_glob, "o", label="global folding")
plt.plot(odd, y_cx, "s", label="cx folding")
plt.plot(s, a * np.exp(-b * s), "--")
plt.plot(s, np.polyval(np.polyfit(scales, y_glob, 1), s), ":")
plt.plot(0, ideal, "k*", ms=12, label="ideal")
plt.xlabel("noise scale")
plt.legend()
plt.savefig("zne.png")
