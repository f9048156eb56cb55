import numpy as np
import matplotlib.pyplot as plt
from scipy.optimize import curve_fit

from qiskit import QuantumCircuit
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, thermal_relaxation_error

T1 = 80e3   # ns
T2 = 60e3
STEP = 1000  # length of one identity gate in ns

noise_model = NoiseModel()
relax = thermal_relaxation_error(T1, T2, STEP)
noise_model.add_all_qubit_quantum_error(relax, "id")
noise_model.add_all_qubit_quantum_error(thermal_relaxation_error(T1, T2, 35), ["x", "sx"])

sim = AerSimulator(noise_model=noise_model)

delays = np.unique(np.linspace(0, 300, 25).astype(int))
circuits = []
for d in delays:
    qc = QuantumCircuit(1, 1)
    qc.x(0)
    for _ in range(d):
        qc.id(0)
    qc.measure(0, 0)
    circuits.append(qc)

# no transpile: the identities must stay
shots = 4000
result = sim.run(circuits, shots=shots, seed_simulator=5).result()
p1 = np.array([c.get("1", 0) / shots for c in result.get_counts()])
sigma = np.sqrt(p1 * (1 - p1) / shots) + 1e-6


def decay(t, a, t1, b):
    return a * np.exp(-t / t1) + b


times = delays * STEP / 1000  # us
popt, pcov = curve_fit(decay, times, p1, p0=[1, 50, 0], sigma=sigma, absolute_sigma=True)
perr = np.sqrt(np.diag(pcov))
print(f"T1 = {popt[1]:.1f} +- {perr[1]:.1f} us (true value {T1 / 1000:.1f})")

plt.errorbar(times, p1, yerr=sigma, fmt="o", ms=4, label="data")
tt = np.linspace(0, times.max(), 200)
plt.plot(tt, decay(tt, *popt), label=f"fit, T1={popt[1]:.1f} us")
plt.xlabel(r"delay [$\mu$s]")
plt.ylabel("P(1)")
plt.legend()
plt.savefig("t1.pdf")
plt.show()
