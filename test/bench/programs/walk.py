import matplotlib.pyplot as plt
import numpy as np
from qiskit import QuantumCircuit, QuantumRegister
from qiskit.quantum_info import Statevector


def increment(num_qubits: int) -> QuantumCircuit:
    """Adds one to a register."""
    circuit = QuantumCircuit(num_qubits, name="increment")
    for target in reversed(range(1, num_qubits)):
        circuit.mcx(list(range(target)), target)
    circuit.x(0)
    return circuit


def walk(num_position: int, steps: int) -> QuantumCircuit:
    """A coined walk on a cycle."""
    position = QuantumRegister(num_position, "position")
    coin = QuantumRegister(1, "coin")
    circuit = QuantumCircuit(position, coin)
    forward = increment(num_position).to_gate().control(1)
    backward = increment(num_position).inverse().to_gate().control(1)
    circuit.x(position[num_position - 1])
    circuit.h(coin)
    circuit.s(coin)
    for _ in range(steps):
        circuit.h(coin)
        circuit.append(forward, [coin[0], *position])
        circuit.x(coin)
        circuit.append(backward, [coin[0], *position])
        circuit.x(coin)
    return circuit


state = Statevector(walk(num_position=5, steps=10))
probabilities = state.probabilities(range(5))

plt.bar(np.arange(len(probabilities)), probabilities)
plt.xlabel("position")
plt.ylabel("probability")
plt.savefig("walk.png")
