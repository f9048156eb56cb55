import numpy as np
from collections import defaultdict
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import Pauli, Statevector, random_pauli_list

n = 5
n_settings = 3000
K = 10  # median of means

prep = QuantumCircuit(n)
prep.h(0)
for i in range(n - 1):
    prep.cx(i, i + 1)
prep.rz(0.3, 0)

rng = np.random.default_rng(5)
bases = rng.integers(0, 3, size=(n_settings, n))  # 0,1,2 = X,Y,Z

# group equal settings so we submit fewer circuits
groups = defaultdict(int)
for b in bases:
    groups[tuple(b)] += 1

pubs, labels = [], []
for b, shots in groups.items():
    qc = prep.copy()
    for q, ax in enumerate(b):
        if ax == 0:
            qc.h(q)
        elif ax == 1:
            qc.sdg(q)
            qc.h(q)
    qc.measure_all()
    pubs.append((qc, None, shots))
    labels.append(b)
print(len(pubs), "distinct circuits")

result = StatevectorSampler(seed=3).run(pubs).result()

snap_basis, snap_bits = [], []
for b, r in zip(labels, result):
    for s in r.data.meas.get_bitstrings():
        snap_basis.append(b)
        snap_bits.append([int(c) for c in reversed(s)])
snap_basis = np.array(snap_basis)
snap_bits = np.array(snap_bits)
perm = rng.permutation(len(snap_bits))
snap_basis, snap_bits = snap_basis[perm], snap_bits[perm]


def estimate(pauli, K=K):
    code = {"X": 0, "Y": 1, "Z": 2}
    support = [(q, code[c]) for q, c in enumerate(reversed(pauli.to_label())) if c != "I"]
    vals = np.ones(len(snap_bits))
    for q, ax in support:
        vals *= np.where(snap_basis[:, q] == ax, 3 * (1 - 2 * snap_bits[:, q]), 0)
    return np.median([chunk.mean() for chunk in np.array_split(vals, K)])


psi = Statevector(prep)
print(f"{'op':>8} {'shadow':>8} {'exact':>8}")
for lab in ["IIIZZ", "ZIIIZ", "IZZII", "XXXXX", "YXXXX", "IIIIZ"]:
    P = Pauli(lab)
    print(f"{lab:>8} {estimate(P):8.3f} {psi.expectation_value(P).real:8.3f}")

# low weight random paulis
errs = defaultdict(list)
for P in random_pauli_list(n, 200, seed=1, phase=False):
    w = int(np.sum(P.x | P.z))
    errs[w].append(abs(estimate(P) - psi.expectation_value(P).real))
for w in sorted(errs):
    print(f"weight {w}: rms error {np.sqrt(np.mean(np.square(errs[w]))):.3f}, 3^(w/2)/sqrt(N) = {3 ** (w / 2) / np.sqrt(n_settings):.3f}")
