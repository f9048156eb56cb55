# T1 of every second qubit at once, and compare with what the backend reports
import matplotlib.pyplot as plt
import numpy as np
from scipy.optimize import curve_fit
from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2 as Sampler

BACKEND = "ibm_kingston"
QUBITS = [0, 2, 4, 6, 8, 10, 12, 14]
DELAYS_US = np.concatenate([[1], np.linspace(20, 600, 20)])
SHOTS = 2000

service = QiskitRuntimeService()
backend = service.backend(BACKEND)
dt = backend.dt
granularity = backend.target.granularity


def to_dt(us):
    samples = us * 1e-6 / dt
    return int(np.round(samples / granularity)) * granularity


def t1_circuit(us, n):
    qc = QuantumCircuit(n, n, metadata={"delay_us": float(us)})
    qc.x(range(n))
    qc.barrier()
    qc.delay(to_dt(us), range(n), unit="dt")
    qc.barrier()
    qc.measure(range(n), range(n))
    return qc


def decay(t, a, t1, c):
    return a * np.exp(-t / t1) + c


circuits = [t1_circuit(us, len(QUBITS)) for us in DELAYS_US]
pm = generate_preset_pass_manager(optimization_level=0, backend=backend, initial_layout=QUBITS)
isa_circuits = pm.run(circuits)

sampler = Sampler(mode=backend)
sampler.options.dynamical_decoupling.enable = False
sampler.options.execution.rep_delay = 0.0005
job = sampler.run(isa_circuits, shots=SHOTS)
print(job.job_id())
result = job.result()

p1 = np.zeros((len(QUBITS), len(DELAYS_US)))
for j, pub in enumerate(result):
    bits = pub.data.c
    for i in range(len(QUBITS)):
        p1[i, j] = bits.slice_bits(i).bitcount().mean()

fig, axes = plt.subplots(2, 4, figsize=(14, 6), sharex=True, sharey=True)
for i, (q, ax) in enumerate(zip(QUBITS, axes.flat)):
    guess = backend.qubit_properties(q).t1 * 1e6
    popt, pcov = curve_fit(decay, DELAYS_US, p1[i], p0=[0.95, guess, 0.02], bounds=([0, 1, -0.1], [1.2, 5000, 0.5]))
    err = np.sqrt(np.diag(pcov))
    print(f"Q{q:<4} T1 = {popt[1]:6.1f} +- {err[1]:4.1f} us   reported {guess:6.1f} us")
    ax.plot(DELAYS_US, p1[i], "o", ms=4)
    ax.plot(DELAYS_US, decay(DELAYS_US, *popt), "-")
    ax.set_title(f"Q{q}: {popt[1]:.0f} us")
fig.supxlabel("delay (us)")
fig.supylabel("P(1)")
fig.tight_layout()
fig.savefig("t1_parallel.png")
