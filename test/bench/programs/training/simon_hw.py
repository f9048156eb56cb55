# Homework 5, exercise 3: Simon's algorithm for any secret string
import numpy as np
from qiskit import QuantumCircuit
from qiskit_ibm_runtime import SamplerV2 as Sampler
from qiskit_ibm_runtime.fake_provider import FakeSherbrooke
from qiskit.primitives import StatevectorSampler
from qiskit.transpiler import generate_preset_pass_manager


def simon_oracle(s):
    n = len(s)
    r = s[::-1]
    orc = QuantumCircuit(2 * n)
    for i in range(n):
        orc.cx(i, n + i)
    if '1' not in r:
        return orc          # one-to-one
    j = r.find('1')
    for i in range(n):
        if r[i] == '1':
            orc.cx(j, n + i)
    return orc


def simon(s):
    n = len(s)
    qc = QuantumCircuit(2 * n, n)
    qc.h(range(n))
    qc.barrier()
    qc.compose(simon_oracle(s), inplace=True)
    qc.barrier()
    qc.h(range(n))
    qc.measure(range(n), range(n))
    return qc


def bdot(a, b):
    return sum(int(x) * int(y) for x, y in zip(a, b)) % 2


def nullspace_mod2(rows, n):
    """Gaussian elimination over GF(2); returns the candidate s (or zeros)."""
    A = np.array([[int(c) for c in r] for r in rows], dtype=int)
    piv = []
    row = 0
    for col in range(n):
        hit = [k for k in range(row, len(A)) if A[k, col]]
        if not hit:
            continue
        A[[row, hit[0]]] = A[[hit[0], row]]
        for k in range(len(A)):
            if k != row and A[k, col]:
                A[k] = (A[k] + A[row]) % 2
        piv.append(col)
        row += 1
        if row == len(A):
            break
    free = [c for c in range(n) if c not in piv]
    if not free:
        return '0' * n
    v = np.zeros(n, dtype=int)
    v[free[0]] = 1
    for k, c in enumerate(piv):
        v[c] = A[k, free[0]]
    return ''.join(map(str, v))


secret = '1101'
qc = simon(secret)
print(qc.draw())

counts = StatevectorSampler(seed=1).run([qc], shots=500).result()[0].data.c.get_counts()
for z in sorted(counts):
    print(f'{secret} . {z} = {bdot(secret, z)} (mod 2)   {counts[z]}')
print('found s =', nullspace_mod2(list(counts), len(secret)))

# same thing with noise
backend = FakeSherbrooke()
pm = generate_preset_pass_manager(optimization_level=3, backend=backend, seed_transpiler=11)
isa = pm.run(simon('110'))
noisy = Sampler(mode=backend).run([isa], shots=2000).result()[0].data.c.get_counts()
bad = sum(v for k, v in noisy.items() if bdot('110', k) == 1)
print('noisy:', noisy)
print('wrong fraction', bad / 2000)

# throw away the rare strings
good = [k for k, v in noisy.items() if v > 0.1 * 2000]
print('found s =', nullspace_mod2(good, 3))
