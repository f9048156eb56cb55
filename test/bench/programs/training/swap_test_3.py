import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit import Parameter
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import Statevector, random_statevector


def swap_test(n):
    anc = QuantumRegister(1, "anc")
    a = QuantumRegister(n, "a")
    b = QuantumRegister(n, "b")
    out = ClassicalRegister(1, "out")
    qc = QuantumCircuit(anc, a, b, out)
    qc.h(anc)
    for i in range(n):
        qc.cswap(anc[0], a[i], b[i])
    qc.h(anc)
    qc.measure(anc, out)
    return qc


def overlap_from_counts(counts):
    shots = sum(counts.values())
    p0 = counts.get("0", 0) / shots
    return max(0.0, 2 * p0 - 1)


# part (a): two fixed states
sampler = StatevectorSampler(seed=31)
psi = random_statevector(4, seed=1)
phi = random_statevector(4, seed=2)

test = swap_test(2)
prep = QuantumCircuit(*test.qregs, *test.cregs)
prep.prepare_state(psi, prep.qregs[1])
prep.prepare_state(phi, prep.qregs[2])
full = prep.compose(test)

counts = sampler.run([full], shots=50_000).result()[0].data.out.get_counts()
exact = abs(psi.inner(phi)) ** 2
print("sampled", overlap_from_counts(counts), "exact", exact)
assert abs(overlap_from_counts(counts) - exact) < 0.03

# part (b): a family of states, one sweep
t = Parameter("t")
test = swap_test(1)
prep = QuantumCircuit(*test.qregs, *test.cregs)
prep.ry(t, prep.qregs[2])
family = prep.compose(test)

ts = np.linspace(0, np.pi, 9)
data = sampler.run([(family, ts)], shots=10_000).result()[0].data.out
for k, value in enumerate(ts):
    got = overlap_from_counts(data.get_counts(k))
    print(f"{value:.3f}  {got:.3f}  {np.cos(value / 2) ** 2:.3f}")
