# Quantum volume of a simulated device: heavy output probability against the number of trials
import numpy as np
import matplotlib.pyplot as plt

from qiskit.circuit.library import quantum_volume
from qiskit.quantum_info import Statevector
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import SamplerV2
from qiskit_ibm_runtime.fake_provider import FakeKolkataV2

DEPTH = 5
TRIALS = 100
SHOTS = 1000


def heavy_outputs(circuit):
    """Bitstrings whose ideal probability is larger than the median."""
    probabilities = Statevector(circuit).probabilities_dict()
    median = np.median(list(probabilities.values()))
    return {bits for bits, p in probabilities.items() if p > median}


fake_backend = FakeKolkataV2()
simulator = AerSimulator.from_backend(fake_backend)
pm = generate_preset_pass_manager(optimization_level=3, backend=fake_backend, seed_transpiler=1)

qv_circuits = [quantum_volume(DEPTH, DEPTH, seed=seed) for seed in range(TRIALS)]
heavy_sets = [heavy_outputs(circuit) for circuit in qv_circuits]
print(f"Prepared {len(qv_circuits)} circuits of width {DEPTH}")

measured = [circuit.measure_all(inplace=False) for circuit in qv_circuits]
isa_circuits = pm.run(measured)

sampler = SamplerV2.from_backend(simulator, seed=7)
result = sampler.run(isa_circuits, shots=SHOTS).result()

hops = []
for pub_result, heavy in zip(result, heavy_sets):
    counts = pub_result.data.meas.get_counts()
    hops.append(sum(counts.get(bits, 0) for bits in heavy) / SHOTS)
hops = np.array(hops)

trials = np.arange(1, TRIALS + 1)
means = np.cumsum(hops) / trials
two_sigma = 2 * np.sqrt(means * (1 - means) / trials)

mean_hop = means[-1]
z_score = (mean_hop - 2 / 3) / (two_sigma[-1] / 2)
print(f"Mean heavy output probability: {mean_hop:.4f} +/- {two_sigma[-1] / 2:.4f}")
print(f"z score: {z_score:.2f}")
if mean_hop - two_sigma[-1] > 2 / 3:
    print(f"Quantum volume 2^{DEPTH} = {2**DEPTH} reached")
else:
    print(f"Quantum volume {2**DEPTH} could not be confirmed")

fig, ax = plt.subplots(figsize=(7, 4))
ax.plot(trials, hops, ".", color="grey", label="Individual HOP")
ax.plot(trials, means, color="C0", label="Cumulative HOP")
ax.fill_between(trials, means - two_sigma, means + two_sigma, alpha=0.3, label=r"2$\sigma$")
ax.axhline(2 / 3, color="k", linestyle="--", label="Threshold")
ax.set(xlabel="Number of trials", ylabel="Heavy output probability", ylim=(0.4, 1.0))
ax.legend(loc="lower right")
plt.tight_layout()
plt.show()
