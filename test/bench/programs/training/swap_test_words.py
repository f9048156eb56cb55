"""Similarity of words with the SWAP test.

Every word becomes a histogram of its letter pairs, hashed into 8 buckets and loaded as
the amplitudes of 3 qubits. Silly, but it works surprisingly well :)
"""
import hashlib
from itertools import combinations

import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.library import StatePreparation
from qiskit_aer.primitives import SamplerV2 as AerSampler
from qiskit import transpile

WORDS = "quantum quanta phantom giant mechanics mechanic".split()
NQ = 3


def embed(word):
    vec = np.zeros(2**NQ)
    padded = f"^{word}$"
    for i in range(len(padded) - 1):
        digest = hashlib.md5(padded[i:i + 2].encode()).digest()
        vec[digest[0] % 2**NQ] += 1
    return vec / np.linalg.norm(vec)


def swap_test(u, v):
    anc = QuantumRegister(1, "anc")
    left = QuantumRegister(NQ, "left")
    right = QuantumRegister(NQ, "right")
    flag = ClassicalRegister(1, "flag")
    qc = QuantumCircuit(anc, left, right, flag)
    qc.append(StatePreparation(u), left)
    qc.append(StatePreparation(v), right)
    qc.barrier()
    qc.h(anc)
    for l, r in zip(left, right):
        qc.cswap(anc[0], l, r)
    qc.h(anc)
    qc.measure(anc, flag)
    return qc


pairs = list(combinations(WORDS, 2))
circuits = [
    transpile(swap_test(embed(a), embed(b)), basis_gates=["u", "cx", "cswap"]) for a, b in pairs
]
sampler = AerSampler(default_shots=10_000, seed=99)
results = sampler.run(circuits).result()

print(f"{'':24s} swap test   exact")
ranking = []
for (a, b), res in zip(pairs, results):
    p0 = res.data.flag.get_counts().get("0", 0) / 10_000
    overlap = np.sqrt(max(0.0, 2 * p0 - 1))
    ranking.append((overlap, a, b))
    print(f"{a:>11s} ~ {b:<11s}{overlap:9.3f} {embed(a) @ embed(b):9.3f}")

print("\nMost alike: {1} / {2} ({0:.2f})".format(*max(ranking)))
