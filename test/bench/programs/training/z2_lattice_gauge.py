# Z2 gauge theory in 1+1D with staggered matter:
#   H = -kappa sum (s+_n Z_{n,n+1} s-_{n+1} + h.c.) + m sum (-1)^n n_n - g sum X_{n,n+1}
# layout: matter 0, link 1, matter 2, link 3, ...
# Gauss law: G_n = X_{n-1,n} (Z_n) X_{n,n+1}
import numpy as np
from scipy.linalg import expm
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import SparsePauliOp, Statevector

N_MATTER = 4
N = 2 * N_MATTER - 1
KAPPA, MASS, G = 1.0, 0.4, 0.6


def matter(n):
    return 2 * n


def link(n):
    return 2 * n + 1


def hamiltonian():
    terms = []
    for n in range(N_MATTER - 1):
        trip = [matter(n), link(n), matter(n + 1)]
        terms += [("XZX", trip, -KAPPA / 2), ("YZY", trip, -KAPPA / 2)]
        terms.append(("X", [link(n)], -G))
    for n in range(N_MATTER):
        terms.append(("Z", [matter(n)], -0.5 * MASS * (-1) ** n))
    return SparsePauliOp.from_sparse_list(terms, num_qubits=N)


def gauss(n):
    s, idx = "Z", [matter(n)]
    if n > 0:
        s, idx = s + "X", idx + [link(n - 1)]
    if n < N_MATTER - 1:
        s, idx = s + "X", idx + [link(n)]
    return SparsePauliOp.from_sparse_list([(s, idx, 1.0)], num_qubits=N)


def hop(qc, n, dt):
    """exp(-i dt H_hop) on one link: Z on the link becomes a controlled sign."""
    a, l, b = matter(n), link(n), matter(n + 1)
    qc.cz(l, a)
    qc.rxx(-KAPPA * dt, a, b)
    qc.ryy(-KAPPA * dt, a, b)
    qc.cz(l, a)


def step(dt):
    qc = QuantumCircuit(N)
    for n in range(N_MATTER):
        qc.rz(-MASS * (-1) ** n * dt, matter(n))
    for n in range(N_MATTER - 1):
        qc.rx(-2 * G * dt, link(n))
    for start in (0, 1):
        for n in range(start, N_MATTER - 1, 2):
            hop(qc, n, dt)
    return qc


def initial():
    qc = QuantumCircuit(N)
    for n in range(1, N_MATTER, 2):
        qc.x(matter(n))
    qc.h([link(n) for n in range(N_MATTER - 1)])
    return qc


H = hamiltonian()
for n in range(N_MATTER):
    comm = (H @ gauss(n) - gauss(n) @ H).simplify()
    assert np.allclose(comm.coeffs, 0), f"Gauss law broken at {n}"

dt, n_steps = 0.1, 30
circ = initial()
psi0 = Statevector(circ)
g0 = [psi0.expectation_value(gauss(n)).real for n in range(N_MATTER)]
for _ in range(n_steps):
    circ.compose(step(dt), inplace=True)

psi = Statevector(circ)
exact = Statevector(expm(-1j * dt * n_steps * H.to_matrix()) @ psi0.data)
print("Trotter fidelity:", abs(exact.inner(psi)) ** 2)
print("Gauss charges   :", np.round(g0, 3), "->",
      np.round([psi.expectation_value(gauss(n)).real for n in range(N_MATTER)], 3))

# electric string measured in the X basis on the links
circ.h([link(n) for n in range(N_MATTER - 1)])
circ.measure_all()
counts = StatevectorSampler(seed=0).run([circ], shots=5000).result()[0].data.meas.get_counts()
for bits, c in sorted(counts.items(), key=lambda kv: -kv[1])[:8]:
    b = bits[::-1]
    print("matter", b[0::2], "links", b[1::2].replace("0", "-").replace("1", "~"), c)
