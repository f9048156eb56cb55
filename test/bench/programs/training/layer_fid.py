"""
Layer fidelity / EPLG of a linear chain.

Even and odd CZ layers, simultaneous direct RB on the disjoint pairs. The
process fidelities of the pairs are multiplied to get LF, EPLG = 1 - LF**(1/n2q).
"""
import numpy as np
from scipy.optimize import curve_fit
from qiskit import QuantumCircuit
from qiskit.quantum_info import Clifford, random_clifford
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import Batch, QiskitRuntimeService, SamplerV2

BACKEND = "ibm_kingston"
CHAIN = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
LENGTHS = [1, 4, 10, 20, 40, 70]
SAMPLES = 8
SHOTS = 400


def random_1q_layer(qc, rng):
    for q in range(qc.num_qubits):
        cliff = random_clifford(1, seed=rng)
        qc.compose(cliff.to_circuit(), [q], inplace=True)


def direct_rb(n, pairs, length, rng):
    qc = QuantumCircuit(n)
    random_1q_layer(qc, rng)
    for _ in range(length):
        qc.barrier()
        for a, b in pairs:
            qc.cz(a, b)
        qc.barrier()
        random_1q_layer(qc, rng)
    qc.barrier()
    # every pair is independent of the others: invert it on its own
    for a, b in pairs:
        sub = QuantumCircuit(2)
        index = {a: 0, b: 1}
        for instr in qc.data:
            if instr.operation.name == "barrier":
                continue
            where = [qc.find_bit(q).index for q in instr.qubits]
            if all(w in index for w in where):
                sub.append(instr.operation, [index[w] for w in where])
        qc.compose(Clifford(sub).adjoint().to_circuit(), [a, b], inplace=True)
    qc.measure_all()
    return qc


def fit_pair(lengths, survival):
    popt, _ = curve_fit(
        lambda m, a, alpha, c: a * alpha**m + c, lengths, survival, p0=[0.7, 0.98, 0.25], bounds=([0, 0, 0], [1, 1, 0.5])
    )
    alpha = popt[1]
    return (1 + 15 * alpha) / 16


service = QiskitRuntimeService()
backend = service.backend(BACKEND)
n = len(CHAIN)
layers = {
    "even": [(i, i + 1) for i in range(0, n - 1, 2)],
    "odd": [(i, i + 1) for i in range(1, n - 1, 2)],
}
pm = generate_preset_pass_manager(optimization_level=1, backend=backend, initial_layout=CHAIN, seed_transpiler=0)
rng = np.random.default_rng(20250911)

jobs = {}
with Batch(backend=backend) as batch:
    sampler = SamplerV2(mode=batch)
    sampler.options.environment.job_tags = ["layer_fidelity"]
    for name, pairs in layers.items():
        circuits = [direct_rb(n, pairs, m, rng) for m in LENGTHS for _ in range(SAMPLES)]
        jobs[name] = sampler.run(pm.run(circuits), shots=SHOTS)

fidelities = {}
for name, job in jobs.items():
    result = job.result()
    for a, b in layers[name]:
        zeros = [(pub.data.meas.slice_bits([a, b]).bitcount() == 0).mean() for pub in result]
        survival = np.reshape(zeros, (len(LENGTHS), SAMPLES)).mean(axis=1)
        fidelities[CHAIN[a], CHAIN[b]] = fit_pair(np.array(LENGTHS), survival)

for pair, f in sorted(fidelities.items(), key=lambda kv: kv[1]):
    print(f"{pair}: process infidelity {1 - f:.2e}, reported error {backend.target['cz'][pair].error:.2e}")

lf = np.prod(list(fidelities.values()))
eplg = 1 - lf ** (1 / len(fidelities))
print(f"LF = {lf:.4f}   EPLG = {eplg:.2e}")
