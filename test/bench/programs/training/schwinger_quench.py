"""Vacuum decay in the lattice Schwinger model (open boundaries, gauge field integrated out).

    H = w/2 sum (X X + Y Y) + m/2 sum (-1)^n Z_n + J sum_n L_n^2
    L_n = eps0 + 1/2 sum_{k<=n} (Z_k + (-1)^k)
"""
import numpy as np
import matplotlib.pyplot as plt

from qiskit import QuantumCircuit
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp
from qiskit.synthesis import SuzukiTrotter


def z_op(n, N):
    return SparsePauliOp.from_sparse_list([("Z", [n], 1.0)], num_qubits=N)


def identity(N, c=1.0):
    return SparsePauliOp.from_sparse_list([("", [], c)], num_qubits=N)


def electric_field(n, N, eps0=0.0):
    L = identity(N, eps0)
    for k in range(n + 1):
        L = L + 0.5 * (z_op(k, N) + identity(N, (-1) ** k))
    return L.simplify()


def schwinger_hamiltonian(N, w, m, J, eps0=0.0):
    hop = []
    for n in range(N - 1):
        hop.append(("XX", [n, n + 1], w / 2))
        hop.append(("YY", [n, n + 1], w / 2))
    H_hop = SparsePauliOp.from_sparse_list(hop, num_qubits=N)
    H_mass = SparsePauliOp.from_sparse_list(
        [("Z", [n], 0.5 * m * (-1) ** n) for n in range(N)], num_qubits=N
    )
    H_el = sum(
        (electric_field(n, N, eps0).power(2) for n in range(N - 1)), start=identity(N, 0.0)
    )
    return (H_hop + H_mass + J * H_el).simplify()


def bare_vacuum(N):
    qc = QuantumCircuit(N)
    # odd sites empty, even sites filled: Z_n = -(-1)^n
    qc.x(range(0, N, 2))
    return qc


def particle_density(N):
    terms = [("Z", [n], (-1) ** n / (2 * N)) for n in range(N)]
    return SparsePauliOp.from_sparse_list(terms + [("", [], 0.5)], num_qubits=N)


if __name__ == "__main__":
    N = 6
    w, J = 1.0, 0.5
    times = np.linspace(0.0, 5.0, 26)
    nu = particle_density(N)
    estimator = StatevectorEstimator()

    fig, ax = plt.subplots(figsize=(5, 3.2))
    for m in (0.0, 0.5, 1.5):
        H_op = schwinger_hamiltonian(N, w, m, J)
        pubs = []
        for t in times:
            qc = bare_vacuum(N)
            if t > 0:
                reps = max(1, int(np.ceil(t / 0.25)))
                evo = PauliEvolutionGate(H_op, time=t, synthesis=SuzukiTrotter(order=2, reps=reps))
                qc.append(evo, range(N))
            pubs.append((qc, [nu, H_op]))
        result = estimator.run(pubs).result()
        evs = np.array([res.data.evs for res in result])
        print(f"m={m:.1f}: energy drift {np.ptp(evs[:, 1]):.2e}")
        ax.plot(times, evs[:, 0], label=rf"$m/w={m / w:.1f}$")

    ax.set_xlabel(r"$t\,w$")
    ax.set_ylabel(r"$\nu(t)$")
    ax.legend(frameon=False)
    fig.tight_layout()
    fig.savefig("schwinger_pair_production.pdf")
