from qiskit import QuantumCircuit
from qiskit.circuit.library import QFTGate
from qiskit.quantum_info import Operator, Statevector
from numpy import pi

def qft_rotations(circuit, n):
    """Performs qft on the first n qubits in circuit (without swaps)"""
    if n == 0:
        return circuit
    n -= 1
    circuit.h(n)
    for qubit in range(n):
        circuit.cp(pi/2**(n-qubit), qubit, n)
    qft_rotations(circuit, n)

def swap_registers(circuit, n):
    for qubit in range(n//2):
        circuit.swap(qubit, n-qubit-1)
    return circuit

def qft(circuit, n):
    qft_rotations(circuit, n)
    swap_registers(circuit, n)
    return circuit

n = 4
mine = QuantumCircuit(n)
qft(mine, n)

library = QuantumCircuit(n)
library.append(QFTGate(n), range(n))

print(Operator(mine).equiv(Operator(library)))

qc = QuantumCircuit(n)
qc.x(0)
qc.x(2)
qc.append(QFTGate(n), range(n))
qc.append(QFTGate(n).inverse(), range(n))
state = Statevector(qc)
print(state.probabilities_dict())
