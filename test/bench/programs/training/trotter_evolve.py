import argparse
import csv
import sys

import numpy as np
from scipy.sparse.linalg import expm_multiply
from qiskit import QuantumCircuit
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp, Statevector, state_fidelity
from qiskit.synthesis import LieTrotter, QDrift, SuzukiTrotter

METHODS = {
    'lie': lambda reps: LieTrotter(reps=reps),
    'suzuki2': lambda reps: SuzukiTrotter(order=2, reps=reps),
    'suzuki4': lambda reps: SuzukiTrotter(order=4, reps=reps),
    'qdrift': lambda reps: QDrift(reps=reps, seed=17),
}


def xxz(n, delta, h):
    terms = []
    for i in range(n - 1):
        terms += [('XX', [i, i + 1], 1), ('YY', [i, i + 1], 1), ('ZZ', [i, i + 1], delta)]
    terms += [('Z', [i], h*(-1)**i) for i in range(n)]
    return SparsePauliOp.from_sparse_list(terms, num_qubits=n)


def neel(n):
    qc = QuantumCircuit(n)
    qc.x(range(0, n, 2))
    return qc


def evolve(H, t, synthesis):
    qc = neel(H.num_qubits)
    qc.append(PauliEvolutionGate(H, time=t, synthesis=synthesis), qc.qubits)
    return qc.decompose(reps=2)


def exact(H, t):
    psi0 = Statevector(neel(H.num_qubits)).data
    return Statevector(expm_multiply(-1j*t*H.to_matrix(sparse=True), psi0))


def staggered(n):
    return SparsePauliOp.from_sparse_list([('Z', [i], (-1)**i/n) for i in range(n)], num_qubits=n)


def main():
    parser = argparse.ArgumentParser(description='Trotter error of an XXZ quench')
    parser.add_argument('-n', type=int, default=6)
    parser.add_argument('--delta', type=float, default=0.8)
    parser.add_argument('--field', type=float, default=0.2)
    parser.add_argument('--tmax', type=float, default=2.0)
    parser.add_argument('--points', type=int, default=9)
    parser.add_argument('--reps', type=int, nargs='+', default=[1, 2, 4, 8])
    parser.add_argument('--methods', nargs='+', choices=METHODS, default=['lie', 'suzuki2'])
    args = parser.parse_args()

    H = xxz(args.n, args.delta, args.field)
    O = staggered(args.n)
    est = StatevectorEstimator()
    out = csv.writer(sys.stdout)
    out.writerow(['method', 'reps', 't', 'depth', 'two_qubit', 'infidelity', 'magnetization', 'exact'])
    for t in np.linspace(0, args.tmax, args.points)[1:]:
        reference = exact(H, t)
        m_exact = reference.expectation_value(O).real
        for name in args.methods:
            circuits = [evolve(H, t, METHODS[name](r)) for r in args.reps]
            evs = [r.data.evs for r in est.run([(c, O) for c in circuits]).result()]
            for reps, circ, m in zip(args.reps, circuits, evs):
                infid = 1 - state_fidelity(Statevector(circ), reference)
                out.writerow([name, reps, f'{t:.3f}', circ.depth(), circ.num_nonlocal_gates(),
                              f'{infid:.3e}', f'{m:.5f}', f'{m_exact:.5f}'])


if __name__ == '__main__':
    main()
