import numpy as np
from qiskit import QuantumCircuit
from qiskit.result import QuasiDistribution
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import SamplerV2
from qiskit_ibm_runtime.fake_provider import FakeBrisbane

backend = FakeBrisbane()
QUBITS = [0, 1, 2, 3, 4]
CAL_SHOTS = 20_000
SHOTS = 10_000


def calibration_circuits(n):
    zeros = QuantumCircuit(n, name="cal0")
    zeros.measure_all()
    ones = QuantumCircuit(n, name="cal1")
    ones.x(range(n))
    ones.measure_all()
    return [zeros, ones]


def confusion_matrices(bits0, bits1):
    # column = prepared, row = measured
    mats = []
    for q in range(bits0.num_bits):
        p10 = bits0.slice_bits(q).bitcount().mean()
        p11 = bits1.slice_bits(q).bitcount().mean()
        mats.append(np.array([[1 - p10, 1 - p11], [p10, p11]]))
    return mats


def apply_inverse(counts, mats):
    n = len(mats)
    shots = sum(counts.values())
    vec = np.zeros(2**n)
    for bitstring, c in counts.items():
        vec[int(bitstring, 2)] = c / shots
    tensor = vec.reshape([2] * n)
    for axis in range(n):
        qubit = n - 1 - axis
        inv = np.linalg.inv(mats[qubit])
        tensor = np.moveaxis(np.tensordot(inv, tensor, axes=(1, axis)), 0, axis)
    quasi = tensor.ravel()
    return QuasiDistribution({i: p for i, p in enumerate(quasi) if abs(p) > 1e-9}, shots=shots)


# target state: W-like ladder, all in one line of the map
qc = QuantumCircuit(5)
qc.x(0)
for i in range(4):
    theta = 2 * np.arccos(np.sqrt(1 / (5 - i)))
    qc.cry(theta, i, i + 1)
    qc.cx(i + 1, i)
qc.measure_all()

pm = generate_preset_pass_manager(optimization_level=3, backend=backend, initial_layout=QUBITS, seed_transpiler=1)
isa = pm.run(qc)
# measure the calibration on the physical qubits where the state ends up
final = isa.layout.final_index_layout(filter_ancillas=True)
pm_cal = generate_preset_pass_manager(optimization_level=0, backend=backend, initial_layout=final)
cal = pm_cal.run(calibration_circuits(5))

sampler = SamplerV2(mode=backend)
result = sampler.run([(cal[0], None, CAL_SHOTS), (cal[1], None, CAL_SHOTS), (isa, None, SHOTS)]).result()

mats = confusion_matrices(result[0].data.meas, result[1].data.meas)
for q, m in zip(final, mats):
    print(f"Q{q}: P(1|0)={m[1, 0]:.4f} P(0|1)={m[0, 1]:.4f}")

raw = result[2].data.meas.get_counts()
quasi = apply_inverse(raw, mats)
prob = quasi.nearest_probability_distribution().binary_probabilities(num_bits=5)

print(f"{'state':<8}{'raw':>8}{'mitigated':>12}")
for i in range(5):
    key = format(1 << i, "05b")
    print(f"{key:<8}{raw.get(key, 0) / SHOTS:>8.4f}{prob.get(key, 0):>12.4f}")
print("condition number", np.prod([np.linalg.cond(m) for m in mats]))
