# IQP circuit from a symmetric interaction matrix, see qiskit.circuit.library.iqp
import numpy as np
from qiskit.circuit.library import iqp, random_iqp
from qiskit.quantum_info import Operator, Statevector

A = [[6, 5, 3],
     [5, 4, 5],
     [3, 5, 1]]

circuit = iqp(A)
print(circuit.draw())

# H-layers at both ends: everything in between must be diagonal
inner = circuit.copy_empty_like()
for inst in circuit.data:
    if inst.operation.name != "h":
        inner.append(inst)

mat = Operator(inner).data
print("diagonal:", np.allclose(mat, np.diag(np.diag(mat))))

probs = Statevector(circuit).probabilities_dict(decimals=4)
for bits in sorted(probs, key=probs.get, reverse=True):
    print(bits, probs[bits])

# a random one, to see if it anticoncentrates
n = 8
rnd = random_iqp(n, seed=123)
p = Statevector(rnd).probabilities()
print("collision prob * 2^n =", 2**n * np.sum(p**2))
