from qiskit.quantum_info import Pauli, SparseObservable, SparsePauliOp

obs = SparseObservable.from_list([
    ("IIXX", 0.5),
    ("Z00I", -1.25),      # projectors instead of 2^k Paulis
    ("+-rl", 0.75j),
])
print(obs)
print(obs.num_qubits, obs.num_terms)

for term in obs:
    print(term.coeff, term.indices, term.bit_terms)

# projector on |1...1>, cheap for 50 qubits
n = 50
ones = SparseObservable.from_sparse_list([("1" * n, list(range(n)), 1.0)], num_qubits=n)
print(ones.num_terms, "term")

small = SparseObservable("11")
print(small.as_paulis().simplify())
print(SparsePauliOp.from_sparse_observable(small))

ham = SparseObservable.from_sparse_list(
    [("ZZ", [i, (i + 1) % 6], -1.0) for i in range(6)] + [("X", [i], -0.5) for i in range(6)],
    num_qubits=6,
)
print(len(ham.to_sparse_list()))

zero = SparseObservable.zero(6)
zero += 2 * ham
zero -= ham
assert zero.simplify() == ham.simplify()

print(SparseObservable.from_pauli(Pauli("-XYZ")).adjoint())
print(ham.pauli_bases())
