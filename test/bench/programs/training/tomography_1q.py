import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import DensityMatrix, state_fidelity, purity
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import SamplerV2
from qiskit_ibm_runtime.fake_provider import FakeBrisbane

PAULI = {
    "X": np.array([[0, 1], [1, 0]]),
    "Y": np.array([[0, -1j], [1j, 0]]),
    "Z": np.diag([1, -1]),
}


def measurement_circuits(prep):
    out = {}
    for axis in "XYZ":
        qc = QuantumCircuit(1, 1, name=f"tomo_{axis}")
        qc.compose(prep, inplace=True)
        qc.barrier()
        if axis == "X":
            qc.h(0)
        elif axis == "Y":
            qc.sdg(0)
            qc.h(0)
        qc.measure(0, 0)
        out[axis] = qc
    return out


def linear_inversion(bloch):
    rho = np.eye(2, dtype=complex) / 2
    for axis, value in bloch.items():
        rho += value * PAULI[axis] / 2
    return rho


def nearest_state(rho):
    """Smolin, Gambetta, Smith: closest physical state."""
    w, v = np.linalg.eigh(rho)
    w = w[::-1]
    v = v[:, ::-1]
    acc = 0.0
    lam = np.zeros_like(w)
    k = len(w)
    while k > 0 and w[k - 1] + acc / k < 0:
        acc += w[k - 1]
        k -= 1
    lam[:k] = w[:k] + acc / k
    return (v * lam) @ v.conj().T


backend = FakeBrisbane()
pm = generate_preset_pass_manager(optimization_level=1, backend=backend, initial_layout=[10])
sampler = SamplerV2(mode=backend)
sampler.options.default_shots = 8000

states = {}
for label, theta, phi in [("0", 0, 0), ("+", np.pi / 2, 0), ("r", np.pi / 2, np.pi / 2), ("T", 0.955, np.pi / 4)]:
    prep = QuantumCircuit(1)
    prep.ry(theta, 0)
    prep.rz(phi, 0)
    states[label] = prep

for label, prep in states.items():
    circs = measurement_circuits(prep)
    result = sampler.run(pm.run(list(circs.values()))).result()
    bloch = {}
    for axis, pub in zip(circs, result):
        counts = pub.data.c.get_counts()
        bloch[axis] = (counts.get("0", 0) - counts.get("1", 0)) / sum(counts.values())
    rho = DensityMatrix(nearest_state(linear_inversion(bloch)))
    fid = state_fidelity(rho, DensityMatrix(prep))
    vec = np.round(list(bloch.values()), 3)
    print(f"|{label}>  bloch {vec}  purity {purity(rho).real:.4f}  fidelity {fid:.4f}")
