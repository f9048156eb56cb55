"""Half-chain entanglement entropy after a quench of the XXZ chain."""
import numpy as np
import matplotlib.pyplot as plt

from qiskit import QuantumCircuit
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.quantum_info import SparsePauliOp, Statevector, partial_trace, entropy
from qiskit.synthesis import SuzukiTrotter

L = 10
DT = 0.1
N_STEPS = 40
DELTAS = [0.0, 0.5, 1.0, 2.0]


def xxz(delta):
    terms = []
    for i in range(L - 1):
        terms += [("XX", [i, i + 1], 1.0), ("YY", [i, i + 1], 1.0), ("ZZ", [i, i + 1], delta)]
    return SparsePauliOp.from_sparse_list(terms, num_qubits=L)


def step_circuit(delta):
    evo = PauliEvolutionGate(xxz(delta), time=DT, synthesis=SuzukiTrotter(order=2, reps=1))
    qc = QuantumCircuit(L)
    qc.append(evo, range(L))
    return qc.decompose()


def neel():
    return Statevector.from_label("01" * (L // 2))


def main():
    times = DT * np.arange(N_STEPS + 1)
    fig, (ax1, ax2) = plt.subplots(2, 1, sharex=True, figsize=(6, 6))

    staggered = SparsePauliOp.from_sparse_list(
        [("Z", [i], (-1) ** i / L) for i in range(L)], num_qubits=L
    )

    for delta in DELTAS:
        step = step_circuit(delta)
        psi = neel()
        S, M = [], []
        for n in range(N_STEPS + 1):
            rho = partial_trace(psi, list(range(L // 2)))
            S.append(entropy(rho))
            M.append(psi.expectation_value(staggered).real)
            psi = psi.evolve(step)
        print(f"Delta={delta}: S(t={times[-1]:.1f}) = {S[-1]:.4f}, gates/step = {step.size()}")
        ax1.plot(times, S, label=fr"$\Delta = {delta}$")
        ax2.plot(times, np.abs(M))

    ax1.set_ylabel("half chain entropy [bit]")
    ax2.set_ylabel("|staggered magnetisation|")
    ax2.set_xlabel("t J")
    ax1.legend(loc="upper left")
    plt.tight_layout()
    plt.savefig("quench.png", dpi=150)


if __name__ == "__main__":
    main()
