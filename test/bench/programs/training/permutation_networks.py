import random

from qiskit import QuantumCircuit
from qiskit.circuit.library import PermutationGate
from qiskit.quantum_info import Operator
from qiskit.synthesis import (
    synth_permutation_acg,
    synth_permutation_basic,
    synth_permutation_depth_lnn_kms,
    synth_permutation_reverse_lnn_kms,
)

random.seed(5)
n = 7
pattern = list(range(n))
random.shuffle(pattern)
print(pattern)

ref = QuantumCircuit(n)
ref.append(PermutationGate(pattern), range(n))
target = Operator(ref)

for synth in (synth_permutation_basic, synth_permutation_acg, synth_permutation_depth_lnn_kms):
    circ = synth(pattern)
    assert Operator(circ) == target
    print(f"{synth.__name__:35s} swaps={circ.size():2d} depth={circ.depth():2d}")

# reversing all qubits only with neighbour cx
rev = synth_permutation_reverse_lnn_kms(n)
print("reverse", rev.count_ops(), rev.depth())

inv = PermutationGate(pattern).inverse()
print("inverse pattern", list(inv.pattern))
