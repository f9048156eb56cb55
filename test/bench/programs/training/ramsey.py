"""Ramsey fringes from circuits with delays, fitted with a decaying cosine."""

import matplotlib.pyplot as plt
import numpy as np
from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2
from scipy.optimize import curve_fit

SHOTS = 2000
DETUNING = 0.2e6


def ramsey_circuit(delay, detuning=DETUNING):
    qc = QuantumCircuit(1, 1)
    qc.h(0)
    qc.delay(delay, 0, unit="us")
    qc.rz(2 * np.pi * detuning * delay * 1e-6, 0)
    qc.h(0)
    qc.measure(0, 0)
    return qc


def model(t, amplitude, t2, frequency, phase, offset):
    return amplitude * np.exp(-t / t2) * np.cos(2 * np.pi * frequency * t + phase) + offset


delays = np.linspace(0, 50, 51)
circuits = [ramsey_circuit(delay) for delay in delays]

service = QiskitRuntimeService()
backend = service.least_busy(operational=True, simulator=False)
pm = generate_preset_pass_manager(backend=backend, optimization_level=1)
isa_circuits = pm.run(circuits)

sampler = SamplerV2(mode=backend)
job = sampler.run(isa_circuits, shots=SHOTS)
print(f"job id: {job.job_id()}")
result = job.result()

population = []
for pub_result in result:
    counts = pub_result.data.c.get_counts()
    population.append(counts.get("1", 0) / SHOTS)
population = np.array(population)

guess = [0.5, 30, 0.2, 0, 0.5]
params, covariance = curve_fit(model, delays, population, p0=guess)
errors = np.sqrt(np.diag(covariance))
print(f"T2* = {params[1]:.1f} +/- {errors[1]:.1f} us")

plt.plot(delays, population, "o", label="data")
plt.plot(delays, model(delays, *params), label="fit")
plt.xlabel("delay (us)")
plt.ylabel("population")
plt.legend()
plt.show()
