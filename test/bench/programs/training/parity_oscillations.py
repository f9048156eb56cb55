# GHZ fidelity from populations and parity oscillations
import numpy as np
import matplotlib.pyplot as plt
from scipy.optimize import curve_fit
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import Batch, SamplerV2 as Sampler
from qiskit_ibm_runtime.fake_provider import FakeGuadalupeV2

backend = FakeGuadalupeV2()
phi = Parameter("phi")


def ghz(n):
    qc = QuantumCircuit(n)
    qc.h(0)
    for k in range(1, n):
        qc.cx(k - 1, k)
    return qc


def parity_circuit(n):
    qc = ghz(n)
    qc.rz(phi, range(n))
    qc.h(range(n))
    qc.measure_all()
    return qc


def model(x, c, offset, n, phase):
    return c * np.cos(n * x + phase) + offset


sizes = [2, 3, 4, 5, 6]
shots = 2000
pm = generate_preset_pass_manager(optimization_level=3, backend=backend, seed_transpiler=1)

fidelity = {}
fig, axes = plt.subplots(1, len(sizes), figsize=(15, 3), sharey=True)

with Batch(backend=backend) as batch:
    sampler = Sampler(mode=batch)
    for n, ax in zip(sizes, axes):
        angles = np.linspace(0, 2 * np.pi, 8 * n + 1)
        pop_isa = pm.run(ghz(n).measure_all(inplace=False))
        par_isa = pm.run(parity_circuit(n))
        job = sampler.run([(pop_isa,), (par_isa, angles.reshape(-1, 1))], shots=shots)
        pop_res, par_res = job.result()

        counts = pop_res.data.meas.get_counts()
        population = (counts.get("0" * n, 0) + counts.get("1" * n, 0)) / shots

        parity = (1 - 2 * (par_res.data.meas.bitcount() % 2).astype(int)).mean(axis=-1)
        popt, _ = curve_fit(lambda x, c, b, ph: model(x, c, b, n, ph), angles, parity, p0=[0.8, 0, 0])
        coherence = abs(popt[0])
        fidelity[n] = (population + coherence) / 2

        xs = np.linspace(0, 2 * np.pi, 300)
        ax.plot(angles, parity, "o", ms=3)
        ax.plot(xs, model(xs, popt[0], popt[1], n, popt[2]))
        ax.set_title(f"n={n}, C={coherence:.2f}")

axes[0].set_ylabel("parity")
fig.tight_layout()
fig.savefig("parity.png")

for n, f in fidelity.items():
    print(f"n={n}: F = {f:.3f}", "(entangled)" if f > 0.5 else "")
