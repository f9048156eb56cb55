import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.library import UnitaryGate
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import Operator, Statevector, random_unitary


def hadamard_test(unitary, state, imaginary=False):
    """Circuit whose ancilla carries the real or imaginary part of <psi|U|psi>."""
    num_qubits = unitary.num_qubits
    ancilla = QuantumRegister(1, "ancilla")
    system = QuantumRegister(num_qubits, "system")
    bit = ClassicalRegister(1, "bit")
    qc = QuantumCircuit(ancilla, system, bit)
    qc.initialize(state, system)
    qc.h(ancilla)
    if imaginary:
        qc.sdg(ancilla)
    qc.append(unitary.control(1), [*ancilla, *system])
    qc.h(ancilla)
    qc.measure(ancilla, bit)
    return qc


def estimate(qc, shots):
    sampler = StatevectorSampler()
    result = sampler.run([qc], shots=shots).result()
    counts = result[0].data.bit.get_counts()
    return (counts.get("0", 0) - counts.get("1", 0)) / shots


num_qubits = 2
shots = 20000
unitary = UnitaryGate(random_unitary(2**num_qubits, seed=3))
psi = Statevector.from_label("+0")

real = estimate(hadamard_test(unitary, psi), shots)
imag = estimate(hadamard_test(unitary, psi, imaginary=True), shots)
exact = psi.expectation_value(Operator(unitary))
print("estimated:", real + 1j * imag)
print("exact:", exact)
print("error:", np.abs(exact - (real + 1j * imag)))
