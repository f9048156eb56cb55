# State tomography w/o qiskit-experiments. Linear inversion + projection on physical states (Smolin 2012)
import itertools as it
import numpy as np

from qiskit import QuantumCircuit
from qiskit.quantum_info import DensityMatrix, Pauli, Statevector, concurrence, purity, state_fidelity
from qiskit.transpiler import generate_preset_pass_manager as preset
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime import SamplerV2
from qiskit_ibm_runtime.fake_provider import FakeLimaV2

shots = 8192
fake = AerSimulator.from_backend(FakeLimaV2())
pm = preset(optimization_level=1, backend=fake, initial_layout=[0, 1])

prep = QuantumCircuit(2)
prep.ry(1.1, 0)
prep.cx(0, 1)
prep.s(1)

settings = [''.join(p) for p in it.product('XYZ', repeat=2)]
circs = []
for setting in settings:
    c = prep.copy(name=setting)
    c.barrier()
    for q, axis in enumerate(reversed(setting)):
        if axis == 'Y':
            c.sdg(q)
        if axis in 'XY':
            c.h(q)
    c.measure_all()
    circs.append(c)

job = SamplerV2(mode=fake).run(pm.run(circs), shots=shots)
data = {s: r.data.meas.get_counts() for s, r in zip(settings, job.result())}


def expval(label):
    """average over all settings that are compatible with the Pauli string"""
    support = [i for i, p in enumerate(label) if p != 'I']
    vals = []
    for s, counts in data.items():
        if all(label[i] == s[i] for i in support):
            vals.append(sum((-1) ** sum(int(k[i]) for i in support) * n for k, n in counts.items()) / shots)
    return np.mean(vals)


rho = np.zeros((4, 4), dtype=complex)
for label in map(''.join, it.product('IXYZ', repeat=2)):
    rho += expval(label) * Pauli(label).to_matrix() / 4

# closest positive matrix with trace one
w, v = np.linalg.eigh(rho)
print('raw eigenvalues', w.round(4))
w, acc = w[::-1].copy(), 0.0
for i in range(len(w) - 1, -1, -1):
    if w[i] + acc / (i + 1) >= 0:
        w[:i + 1] += acc / (i + 1)
        break
    acc += w[i]
    w[i] = 0
v = v[:, ::-1]
fit = DensityMatrix(v @ np.diag(w) @ v.conj().T)

ideal = Statevector(prep)
print('fidelity   ', round(state_fidelity(ideal, fit), 4))
print('purity     ', round(purity(fit).real, 4))
print('concurrence', round(concurrence(fit), 4), '(ideal %.4f)' % concurrence(ideal))
fit.draw('city').savefig('rho.png')
