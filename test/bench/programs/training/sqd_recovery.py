"""
Toy sample-based diagonalization for a 1D t-V chain (spinless fermions, open),
with self-consistent configuration recovery of noisy bitstrings.
"""
import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import eigsh

from qiskit import QuantumCircuit
from qiskit.circuit.library import XXPlusYYGate
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime import SamplerV2 as Sampler
from qiskit_ibm_runtime.fake_provider import FakeSherbrooke

L, npart = 12, 6
t, V = 1.0, 2.0
rng = np.random.default_rng(2024)


def lucj_like(L, nlayers, angles):
    qc = QuantumCircuit(L)
    qc.x(range(0, L, 2))
    it = iter(angles)
    for _ in range(nlayers):
        for start in (0, 1):
            for i in range(start, L - 1, 2):
                qc.append(XXPlusYYGate(next(it), -np.pi / 2), [i, i + 1])
        for i in range(L - 1):
            qc.rzz(next(it), i, i + 1)
    qc.measure_all()
    return qc


nlayers = 2
circuit = lucj_like(L, nlayers, rng.uniform(0.2, 1.2, 2 * nlayers * (L - 1)))

backend = AerSimulator.from_backend(FakeSherbrooke())
pm = generate_preset_pass_manager(optimization_level=3, backend=backend, seed_transpiler=0)
isa_circuit = pm.run(circuit)
sampler = Sampler(mode=backend)
bit_array = sampler.run([isa_circuit], shots=20_000).result()[0].data.meas

counts = bit_array.get_int_counts()
keys = np.array(list(counts))
weights = np.array(list(counts.values()), dtype=float)
weights /= weights.sum()
bits = (keys[:, None] >> np.arange(L)) & 1
good = bits.sum(axis=1) == npart
print(f"{len(keys)} unique, weight in the right sector: {weights[good].sum():.3f}")


def diagonalize(configs):
    idx = {int(c): k for k, c in enumerate(configs)}
    rows, cols, vals = [], [], []
    for c, k in idx.items():
        b = (c >> np.arange(L)) & 1
        rows.append(k), cols.append(k), vals.append(V * np.sum(b[:-1] * b[1:]))
        for i in range(L - 1):
            if b[i] != b[i + 1]:
                m = idx.get(c ^ (0b11 << i))
                if m is not None:
                    rows.append(k), cols.append(m), vals.append(-t)
    mat = coo_matrix((vals, (rows, cols)), shape=(len(idx), len(idx))).tocsr()
    e, v = eigsh(mat, k=1, which="SA")
    conf_bits = (np.asarray(configs)[:, None] >> np.arange(L)) & 1
    return e[0], (np.abs(v[:, 0]) ** 2) @ conf_bits


def recover(bits, occ):
    out = bits.copy()
    for row in out:
        excess = row.sum() - npart
        if excess == 0:
            continue
        flip_from = 1 if excess > 0 else 0
        cand = np.flatnonzero(row == flip_from)
        p = np.abs(row[cand] - occ[cand]) + 1e-6
        row[rng.choice(cand, size=abs(excess), replace=False, p=p / p.sum())] ^= 1
    return out


e, occ = diagonalize(keys[good])
print(f"postselected only: dim={good.sum()} E={e:.6f}")
batch = 300
for it in range(5):
    fixed = recover(bits, occ) @ (1 << np.arange(L))
    pool, inv = np.unique(fixed, return_inverse=True)
    pw = np.bincount(inv, weights=weights)
    energies, occs = [], []
    for _ in range(4):
        pick = rng.choice(pool, size=min(batch, len(pool)), replace=False, p=pw / pw.sum())
        e, o = diagonalize(pick)
        energies.append(e)
        occs.append(o)
    occ = np.mean(occs, axis=0)
    print(f"iter {it}: pool={len(pool)}  E_min={min(energies):.6f}  n={np.round(occ, 2)}")

full = [c for c in range(2**L) if bin(c).count("1") == npart]
print("exact:", diagonalize(np.array(full))[0], " full dim:", len(full))
