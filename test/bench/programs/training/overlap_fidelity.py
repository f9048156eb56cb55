import numpy as np
from qiskit.circuit.library import efficient_su2, unitary_overlap
from qiskit.primitives import StatevectorSampler

ansatz = efficient_su2(3, reps=1)
overlap = unitary_overlap(ansatz, ansatz, prefix1="x", prefix2="y", insert_barrier=True)
overlap.measure_all()

rng = np.random.default_rng()
theta = rng.random(ansatz.num_parameters)
sampler = StatevectorSampler()

pubs = []
shifts = np.linspace(0, 0.5, 6)
for eps in shifts:
    pubs.append((overlap, np.concatenate([theta, theta + eps]), 4000))

result = sampler.run(pubs).result()

for eps, pub_result in zip(shifts, result):
    counts = pub_result.data.meas.get_counts()
    fid = counts.get("000", 0) / pub_result.data.meas.num_shots
    print(f"shift {eps:.2f}   |<a|b>|^2 = {fid:.4f}")
