import argparse
import sys

import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.quantum_info import SparsePauliOp, Statevector, state_fidelity
from qiskit.synthesis import SuzukiTrotter


def parse_args(argv=None):
    parser = argparse.ArgumentParser(description="Trotter error of the XXZ chain")
    parser.add_argument("--sites", type=int, default=4)
    parser.add_argument("--time", type=float, default=1.0)
    parser.add_argument("--reps", type=int, nargs="+", default=[1, 2, 4, 8])
    return parser.parse_args(argv)


def xxz(sites, delta=0.5):
    terms = []
    for k in range(sites - 1):
        terms.append(("XX", [k, k + 1], 1.0))
        terms.append(("YY", [k, k + 1], 1.0))
        terms.append(("ZZ", [k, k + 1], delta))
    return SparsePauliOp.from_sparse_list(terms, num_qubits=sites)


def evolve(hamiltonian, time, reps):
    gate = PauliEvolutionGate(hamiltonian, time, synthesis=SuzukiTrotter(order=2, reps=reps))
    circuit = QuantumCircuit(hamiltonian.num_qubits)
    circuit.x(0)
    circuit.append(gate, circuit.qubits)
    return Statevector(circuit.decompose(reps=3))


def main(argv=None):
    args = parse_args(argv)
    hamiltonian = xxz(args.sites)
    reference = evolve(hamiltonian, args.time, 64)
    for reps in args.reps:
        state = evolve(hamiltonian, args.time, reps)
        infidelity = 1 - state_fidelity(state, reference)
        print(f"{reps:4d} {infidelity:.3e}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
