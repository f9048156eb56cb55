import numpy as np
import matplotlib.pyplot as plt
from scipy.optimize import curve_fit
from qiskit import QuantumCircuit
from qiskit.circuit.library import CZGate
from qiskit.quantum_info import Clifford, random_clifford
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import QiskitRuntimeService, Batch, SamplerV2 as Sampler

QUBITS = (10, 11)
LENGTHS = [1, 2, 4, 8, 12, 20, 30, 45]
SEEDS = 8
SHOTS = 500

service = QiskitRuntimeService()
backend = service.backend("ibm_torino")
pm = generate_preset_pass_manager(
    optimization_level=1, backend=backend, initial_layout=list(QUBITS)
)
rng = np.random.default_rng(20250211)


def rb_sequence(m, interleave=None):
    qc = QuantumCircuit(2)
    total = Clifford(qc)
    for _ in range(m):
        c = random_clifford(2, seed=rng)
        qc.compose(c.to_circuit(), inplace=True)
        qc.barrier()
        total = total.compose(c)
        if interleave is not None:
            qc.append(interleave, [0, 1])
            qc.barrier()
            total = total.compose(Clifford(interleave))
    qc.compose(total.adjoint().to_circuit(), inplace=True)
    qc.measure_all()
    return qc


ref = [rb_sequence(m) for m in LENGTHS for _ in range(SEEDS)]
inter = [rb_sequence(m, CZGate()) for m in LENGTHS for _ in range(SEEDS)]
ref_isa, inter_isa = pm.run(ref), pm.run(inter)

cz_per_cliff = np.mean([c.count_ops().get("cz", 0) / (m + 1) for c, m in zip(ref_isa, np.repeat(LENGTHS, SEEDS))])
print("average cz per Clifford:", cz_per_cliff)

with Batch(backend=backend) as batch:
    sampler = Sampler(mode=batch)
    sampler.options.default_shots = SHOTS
    job_ref = sampler.run(ref_isa)
    job_int = sampler.run(inter_isa)
print(job_ref.job_id(), job_int.job_id())


def survival(job):
    p = [r.data.meas.get_counts().get("00", 0) / SHOTS for r in job.result()]
    return np.array(p).reshape(len(LENGTHS), SEEDS)


def model(m, a, alpha, b):
    return a * alpha**m + b


def fit(p):
    y, dy = p.mean(axis=1), p.std(axis=1, ddof=1) / np.sqrt(SEEDS)
    popt, pcov = curve_fit(model, LENGTHS, y, p0=[0.7, 0.98, 0.25], sigma=np.maximum(dy, 1e-3), bounds=(0, 1))
    return y, dy, popt, np.sqrt(np.diag(pcov))


y0, dy0, fit0, err0 = fit(survival(job_ref))
y1, dy1, fit1, err1 = fit(survival(job_int))

d = 4
epc = (d - 1) / d * (1 - fit0[1])
epg = (d - 1) / d * (1 - fit1[1] / fit0[1])
depg = (d - 1) / d * np.hypot(err1[1] / fit0[1], fit1[1] * err0[1] / fit0[1] ** 2)
reported = backend.target["cz"][QUBITS].error
print(f"EPC = {epc:.3e}")
print(f"EPG(cz) = {epg:.3e} +- {depg:.1e}   (backend reports {reported:.3e})")

x = np.linspace(0, max(LENGTHS), 200)
plt.errorbar(LENGTHS, y0, dy0, fmt="o", label="reference")
plt.errorbar(LENGTHS, y1, dy1, fmt="s", label="interleaved")
plt.plot(x, model(x, *fit0), "C0-")
plt.plot(x, model(x, *fit1), "C1-")
plt.xlabel("Cliffords")
plt.ylabel("P(00)")
plt.legend()
plt.savefig(f"irb_{backend.name}_{QUBITS[0]}_{QUBITS[1]}.png")
