# Bell sampling of a stabiliser state: differences of Bell samples lie in the stabiliser group
import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import Pauli, StabilizerState, random_clifford

n = 4
n_samples = 64

cliff = random_clifford(n, seed=42)
state_prep = cliff.to_circuit()

circ = QuantumCircuit(2 * n)
circ.compose(state_prep, qubits=range(n), inplace=True)
circ.compose(state_prep, qubits=range(n, 2 * n), inplace=True)
for q in range(n):
    circ.cx(q, q + n)
    circ.h(q)
circ.measure_all()

res = StatevectorSampler(seed=5).run([circ], shots=n_samples).result()[0]
bits = res.data.meas.to_bool_array(order="little")
z, x = bits[:, :n], bits[:, n:]

# difference sampling removes the unknown Pauli between psi and psi*
dz = z[1:] ^ z[0]
dx = x[1:] ^ x[0]
vectors = np.hstack([dz, dx]).astype(int)


def gf2_basis(rows):
    rows = rows.copy() % 2
    pivot_row = 0
    for col in range(rows.shape[1]):
        hits = np.nonzero(rows[pivot_row:, col])[0]
        if hits.size == 0:
            continue
        k = pivot_row + hits[0]
        rows[[pivot_row, k]] = rows[[k, pivot_row]]
        for r in range(rows.shape[0]):
            if r != pivot_row and rows[r, col]:
                rows[r] ^= rows[pivot_row]
        pivot_row += 1
        if pivot_row == rows.shape[0]:
            break
    return rows[:pivot_row]


basis = gf2_basis(vectors)
print(f"rank of the sampled group: {len(basis)} (n = {n})")

stab = StabilizerState(cliff)
for v in basis:
    P = Pauli((v[:n].astype(bool), v[n:].astype(bool)))
    # the sign costs a further measurement; here we just look it up
    print(P.to_label(), stab.expectation_value(P))
