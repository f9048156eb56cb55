"""
Block encode a sum of Paulis with PREPARE / SELECT and check the top left block.
"""
import numpy as np
from qiskit import QuantumCircuit, QuantumRegister
from qiskit.circuit.library import PauliGate, StatePreparation
from qiskit.quantum_info import Operator, SparsePauliOp


def prepare(coeffs):
    num_anc = max(1, int(np.ceil(np.log2(len(coeffs)))))
    amplitudes = np.zeros(2**num_anc)
    amplitudes[: len(coeffs)] = np.sqrt(np.abs(coeffs))
    amplitudes /= np.linalg.norm(amplitudes)
    return StatePreparation(amplitudes, label="PREP")


def select(hamiltonian, num_anc):
    anc = QuantumRegister(num_anc, "anc")
    sys = QuantumRegister(hamiltonian.num_qubits, "sys")
    qc = QuantumCircuit(sys, anc, name="SEL")
    for k, (label, coeff) in enumerate(hamiltonian.to_list()):
        op = QuantumCircuit(hamiltonian.num_qubits, name=label)
        op.append(PauliGate(label), op.qubits)
        if coeff.real < 0:
            op.global_phase = np.pi
        ctrl_op = op.to_gate().control(num_anc, ctrl_state=k)
        qc.append(ctrl_op, [*anc, *sys])
    return qc


def block_encode(hamiltonian):
    coeffs = hamiltonian.coeffs.real
    prep = prepare(coeffs)
    num_anc = prep.num_qubits
    n = hamiltonian.num_qubits

    qc = QuantumCircuit(n + num_anc)
    anc = list(range(n, n + num_anc))
    qc.append(prep, anc)
    qc.append(select(hamiltonian, num_anc).to_gate(), range(n + num_anc))
    qc.append(prep.inverse(), anc)
    return qc, np.abs(coeffs).sum()


def main():
    h = SparsePauliOp.from_list([("ZZ", 0.7), ("XI", -0.4), ("IX", -0.4), ("YY", 0.15)])
    qc, alpha = block_encode(h)
    print(qc.draw())

    n = h.num_qubits
    # ancillas are the most significant qubits, so the block sits top left
    block = Operator(qc).data[: 2**n, : 2**n]
    error = np.linalg.norm(alpha * block - h.to_matrix(), 2)
    print(f"alpha = {alpha:.3f},  || alpha <0|U|0> - H || = {error:.2e}")

    # success probability on the |00> input
    psi = np.zeros(2**n)
    psi[0] = 1
    print("success probability:", np.linalg.norm(block @ psi) ** 2)


if __name__ == "__main__":
    main()
