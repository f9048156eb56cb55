import numpy as np
import matplotlib.pyplot as plt
from qiskit.circuit.library import efficient_su2
from qiskit.primitives import BackendSamplerV2, BitArray
from qiskit.quantum_info import SparsePauliOp
from qiskit_aer import AerSimulator

num_qubits = 5
shots = 2000
n_boot = 1000
rng = np.random.default_rng(11)

zz = SparsePauliOp.from_sparse_list(
    [("ZZ", [i, i + 1], -1.0) for i in range(num_qubits - 1)], num_qubits
)

ansatz = efficient_su2(num_qubits, reps=1, entanglement="linear")
ansatz.measure_all()
theta = rng.uniform(-0.6, 0.6, ansatz.num_parameters)

sampler = BackendSamplerV2(backend=AerSimulator(), options={"seed_simulator": 6})
bits = sampler.run([(ansatz, theta)], shots=shots).result()[0].data.meas

estimate = float(bits.expectation_values(zz))

# per shot energies: quicker to resample than the BitArray
spins = 1 - 2 * bits.to_bool_array(order="little").astype(int)
per_shot = -(spins[:, :-1] * spins[:, 1:]).sum(axis=1)
assert np.isclose(per_shot.mean(), estimate)

idx = rng.integers(shots, size=(n_boot, shots))
boot = per_shot[idx].mean(axis=1)

# the same with slice_shots, only a few times, to be sure
slow = [float(bits.slice_shots(row).expectation_values(zz)) for row in idx[:10]]
np.testing.assert_allclose(slow, boot[:10])

low, high = np.percentile(boot, [2.5, 97.5])
sem = per_shot.std(ddof=1) / np.sqrt(shots)
print(f"E = {estimate:.4f}")
print(f"standard error      {sem:.4f}")
print(f"bootstrap std       {boot.std(ddof=1):.4f}")
print(f"95% interval        [{low:.4f}, {high:.4f}]")

# jackknife over blocks of 100 shots
blocks = per_shot.reshape(-1, 100).mean(axis=1)
B = len(blocks)
leave_one_out = (blocks.sum() - blocks) / (B - 1)
jack = np.sqrt((B - 1) / B * np.sum((leave_one_out - leave_one_out.mean()) ** 2))
print(f"jackknife (blocks)  {jack:.4f}")

halves = BitArray.concatenate([bits.slice_shots(range(shots // 2)).reshape(1),
                               bits.slice_shots(range(shots // 2, shots)).reshape(1)])
print("two halves:", halves.expectation_values(zz))

plt.hist(boot, bins=40, density=True, alpha=0.7)
plt.axvline(estimate, color="k")
plt.axvspan(low, high, color="tab:orange", alpha=0.2)
plt.xlabel(r"$\langle H\rangle$")
plt.savefig("bootstrap.png")
