# -*- coding: utf-8 -*-
# Measurement error mitigation avec une matrice de confusion par qubit (produit tensoriel)
# TP 3 - M2 informatique quantique

import numpy as np
from functools import reduce
from qiskit import QuantumCircuit
from qiskit.primitives import BackendSamplerV2
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, ReadoutError
from qiskit.visualization import plot_histogram

n = 3
tirs = 20000

# bruit de lecture : [[P(0|0), P(1|0)], [P(0|1), P(1|1)]]
bruit = NoiseModel()
taux = [(0.02, 0.05), (0.01, 0.08), (0.04, 0.10)]
for q, (p10, p01) in enumerate(taux):
    bruit.add_readout_error(ReadoutError([[1 - p10, p10], [p01, 1 - p01]]), [q])

machine = AerSimulator(noise_model=bruit)
echantillonneur = BackendSamplerV2(backend=machine)


def lancer(circuits):
    res = echantillonneur.run(circuits, shots=tirs).result()
    return [r.data.meas.get_counts() for r in res]


# étape 1 : calibration avec |000> et |111> seulement
zeros = QuantumCircuit(n)
zeros.measure_all()
uns = QuantumCircuit(n)
uns.x(range(n))
uns.measure_all()
cal0, cal1 = lancer([zeros, uns])

matrices = []
for q in range(n):
    lit1 = [sum(c for mot, c in cal.items() if mot[-1 - q] == '1') / tirs for cal in (cal0, cal1)]
    matrices.append(np.array([[1 - lit1[0], 1 - lit1[1]],
                              [lit1[0], lit1[1]]]))
    print(f'qubit {q} :', np.round(matrices[-1], 3).tolist())

# étape 2 : état GHZ
ghz = QuantumCircuit(n)
ghz.h(0)
ghz.cx(0, 1)
ghz.cx(1, 2)
ghz.measure_all()
(mesure,) = lancer([ghz])

# étape 3 : inversion
M = reduce(np.kron, reversed(matrices))
p = np.array([mesure.get(format(i, f'0{n}b'), 0) for i in range(2**n)]) / tirs
corrige = np.linalg.solve(M, p)
corrige = np.clip(corrige, 0, None)
corrige /= corrige.sum()

for i in range(2**n):
    print(format(i, f'0{n}b'), f'{p[i]:.4f} -> {corrige[i]:.4f}')

parite = [(-1) ** format(i, 'b').count('1') for i in range(2**n)]
print('<ZZI> avant', sum(p[i] * (-1) ** bin(i >> 1).count('1') for i in range(8)))
print('<ZZI> après', sum(corrige[i] * (-1) ** bin(i >> 1).count('1') for i in range(8)))
print('<ZZZ> après', float(np.dot(parite, corrige)))

fig = plot_histogram([{format(i, '03b'): v for i, v in enumerate(vec)} for vec in (p, corrige)],
                     legend=['brut', 'corrigé'], bar_labels=False)
fig.savefig('ghz_mitigation.png')
