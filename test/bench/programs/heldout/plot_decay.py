import numpy as np
import matplotlib.pyplot as plt
from scipy.optimize import curve_fit
from qiskit import QuantumCircuit, transpile
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, thermal_relaxation_error

t1 = 80e3
t2 = 60e3
delays = np.arange(0, 200e3, 20e3)
dt = 100

model = NoiseModel()
model.add_all_qubit_quantum_error(thermal_relaxation_error(t1, t2, dt), 'id')
sim = AerSimulator(noise_model=model)

circuits = []
for delay in delays:
    qc = QuantumCircuit(1, 1)
    qc.x(0)
    for _ in range(int(delay // dt)):
        qc.id(0)
    qc.measure(0, 0)
    circuits.append(qc)

compiled = transpile(circuits, sim, optimization_level=0)
result = sim.run(compiled, shots=1000).result()
population = [result.get_counts(k).get('1', 0) / 1000 for k in range(len(circuits))]

def decay(t, a, tau, c):
    return a * np.exp(-t / tau) + c

fit, cov = curve_fit(decay, delays, population, p0=[1, t1, 0])
print('T1 =', fit[1])

plt.plot(delays, population, 'o')
plt.plot(delays, decay(delays, *fit), '-')
plt.xlabel('delay (ns)')
plt.ylabel('P(1)')
plt.show()
