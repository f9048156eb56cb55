# Bernstein-Vazirani on a fake device, for all hidden strings of a given length
import numpy as np
from qiskit import QuantumCircuit, transpile
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime.fake_provider import FakeLagosV2

n = 4
shots = 1024

def bv(secret):
    m = len(secret)
    qc = QuantumCircuit(m + 1, m)
    qc.x(m)
    qc.h(range(m + 1))
    qc.barrier()
    # s[-1] is qubit 0
    for i, bit in enumerate(reversed(secret)):
        if bit == '1':
            qc.cx(i, m)
    qc.barrier()
    qc.h(range(m))
    qc.measure(range(m), range(m))
    return qc

backend = AerSimulator.from_backend(FakeLagosV2())

secrets = [format(k, '0%db' % n) for k in range(2**n)]
circs = [bv(s) for s in secrets]
tcircs = transpile(circs, backend, optimization_level=3, seed_transpiler=11)
result = backend.run(tcircs, shots=shots).result()

success = []
for i, s in enumerate(secrets):
    counts = result.get_counts(i)
    guess = max(counts, key=counts.get)
    p = counts.get(s, 0) / shots
    success.append(p)
    twoq = tcircs[i].num_nonlocal_gates()
    flag = '' if guess == s else '   <-- WRONG'
    print('%s  p=%.3f  2q=%d%s' % (s, p, twoq, flag))

success = np.array(success)
weights = np.array([s.count('1') for s in secrets])
print()
for w in range(n + 1):
    sel = success[weights == w]
    print('weight %d: mean success %.3f (+- %.3f)' % (w, sel.mean(), sel.std()))
