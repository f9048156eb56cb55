import itertools
import numpy as np
import networkx as nx
from qiskit.quantum_info import SparsePauliOp, Pauli


def ising(n, J=1.0, h=0.5, periodic=False):
    terms = [('ZZ', [i, i+1], -J) for i in range(n-1)]
    if periodic and n > 2:
        terms.append(('ZZ', [n-1, 0], -J))
    terms += [('X', [i], -h) for i in range(n)]
    return SparsePauliOp.from_sparse_list(terms, num_qubits=n)


def heisenberg(n, Jx=1.0, Jy=1.0, Jz=1.0, field=0.0):
    terms = []
    for i in range(n-1):
        for axis, J in zip('XYZ', (Jx, Jy, Jz)):
            if J != 0:
                terms.append((axis*2, [i, i+1], J))
    if field:
        terms += [('Z', [i], field) for i in range(n)]
    return SparsePauliOp.from_sparse_list(terms, num_qubits=n)


def maxcut(graph: nx.Graph):
    """cost operator, minus the cut size up to a constant"""
    n = graph.number_of_nodes()
    terms = [('ZZ', [u, v], 0.5*d.get('weight', 1.0)) for u, v, d in graph.edges(data=True)]
    offset = -0.5*sum(d.get('weight', 1.0) for _, _, d in graph.edges(data=True))
    op = SparsePauliOp.from_sparse_list(terms, num_qubits=n)
    return op, offset


def magnetization(n, axis='Z'):
    return SparsePauliOp.from_sparse_list([(axis, [i], 1/n) for i in range(n)], n)


def correlators(n, axis='Z'):
    "yields (i, j, op)"
    for i, j in itertools.combinations(range(n), 2):
        label = ['I']*n
        label[n-1-i] = label[n-1-j] = axis
        yield i, j, SparsePauliOp(''.join(label))


def number_penalty(n, k, weight=10.0):
    """weight * (N - k)^2, N = sum (1-Z)/2"""
    N = SparsePauliOp.from_sparse_list([('', [], n/2)] + [('Z', [i], -0.5) for i in range(n)], n)
    shifted = (N - SparsePauliOp('I'*n, k)).simplify()
    return (weight * (shifted @ shifted)).simplify()


def measurement_groups(op):
    groups = op.group_commuting(qubit_wise=True)
    out = []
    for g in groups:
        basis = ['I']*op.num_qubits
        for p in g.paulis:
            for q, c in enumerate(reversed(p.to_label())):
                if c != 'I':
                    basis[q] = c
        out.append((Pauli(''.join(reversed(basis))), g))
    return out


def ground_energy(op):
    return float(np.linalg.eigvalsh(op.to_matrix())[0])


if __name__ == '__main__':
    H = ising(6, h=1.0)
    print(H)
    print('E0 =', ground_energy(H))
    for basis, group in measurement_groups(heisenberg(4)):
        print(basis, len(group))
