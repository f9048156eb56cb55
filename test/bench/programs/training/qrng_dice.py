# Quantum dice
from collections import Counter
from math import ceil, log2

import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.primitives import BackendSamplerV2
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator

backend = AerSimulator()
sampler = BackendSamplerV2(backend=backend)
pm = generate_preset_pass_manager(optimization_level=0, backend=backend)


def coin_circuit(n):
    qc = QuantumCircuit(n)
    qc.h(range(n))
    qc.measure_all()
    return qc


def random_bits(n, shots=1):
    qc = pm.run(coin_circuit(n))
    res = sampler.run([qc], shots=shots).result()
    return res[0].data.meas.get_bitstrings()


def random_int(lo, hi):
    '''Uniform integer in [lo, hi], rejection sampling.'''
    size = hi - lo + 1
    n = max(1, ceil(log2(size)))
    while True:
        for b in random_bits(n, shots=16):
            v = int(b, 2)
            if v < size:
                return lo + v


def roll(k):
    return [random_int(1, 6) for _ in range(k)]


def chi_square(counts, n):
    expected = n / 6
    return sum((counts[i] - expected) ** 2 / expected for i in range(1, 7))


throws = roll(300)
c = Counter(throws)
print(coin_circuit(3).draw())
for face in range(1, 7):
    print(face, '#' * (c[face] // 2), c[face])
print('chi2 =', round(chi_square(c, len(throws)), 2), '(should be below 11.07)')

plt.bar(range(1, 7), [c[i] for i in range(1, 7)])
plt.axhline(len(throws) / 6, color='r', ls='--')
plt.xlabel('face')
plt.ylabel('count')
plt.show()

# password for fun
alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'
print('password:', ''.join(alphabet[random_int(0, len(alphabet) - 1)] for _ in range(12)))
