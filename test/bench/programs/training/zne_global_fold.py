# Zero noise extrapolation with global unitary folding
import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit.primitives import BackendEstimatorV2, StatevectorEstimator
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, depolarizing_error


def fold_global(circuit, scale):
    """U -> U (U^dg U)^k for odd integer scale = 2k + 1."""
    if scale % 2 == 0:
        raise ValueError("scale must be odd")
    folded = circuit.copy()
    inverse = circuit.inverse()
    for _ in range((scale - 1) // 2):
        folded.barrier()
        folded.compose(inverse, inplace=True)
        folded.barrier()
        folded.compose(circuit, inplace=True)
    return folded


def richardson(xs, ys):
    value = 0.0
    for i, xi in enumerate(xs):
        weight = np.prod([xj / (xj - xi) for j, xj in enumerate(xs) if j != i])
        value += weight * ys[i]
    return value


def trotter_circuit(n, steps, J=0.2, h=0.35):
    qc = QuantumCircuit(n)
    for _ in range(steps):
        qc.rx(2 * h, range(n))
        for i in range(0, n - 1, 2):
            qc.rzz(2 * J, i, i + 1)
        for i in range(1, n - 1, 2):
            qc.rzz(2 * J, i, i + 1)
    return qc


n = 5
obs = SparsePauliOp.from_sparse_list([("Z", [i], 1 / n) for i in range(n)], num_qubits=n)
basis = ["rz", "sx", "x", "cx"]

noise = NoiseModel(basis_gates=basis)
noise.add_all_qubit_quantum_error(depolarizing_error(0.01, 2), ["cx"])
noise.add_all_qubit_quantum_error(depolarizing_error(5e-4, 1), ["sx", "x"])
sim = AerSimulator(noise_model=noise)

# optimise first, fold afterwards, and never optimise again
pm = generate_preset_pass_manager(optimization_level=2, basis_gates=basis, seed_transpiler=3)
# sx has no sx inverse in the basis; decompose sxdg again
pm0 = generate_preset_pass_manager(optimization_level=0, basis_gates=basis)

base = pm.run(trotter_circuit(n, steps=4))
scales = [1, 3, 5]
pubs = [(pm0.run(fold_global(base, s)), obs) for s in scales]

estimator = BackendEstimatorV2(backend=sim, options={"seed_simulator": 8})
results = estimator.run(pubs, precision=0.005).result()
values = [float(r.data.evs) for r in results]
stds = [float(r.data.stds) for r in results]

exact = float(StatevectorEstimator().run([(base, obs)]).result()[0].data.evs)
linear = np.polyfit(scales, values, 1, w=1 / np.array(stds))[-1]

for s, v, e in zip(scales, values, stds):
    print(f"lambda = {s}: {v:.4f} +- {e:.4f}")
print("exact     ", round(exact, 4))
print("linear    ", round(linear, 4), " error", round(abs(linear - exact), 4))
print("richardson", round(richardson(scales, values), 4))
