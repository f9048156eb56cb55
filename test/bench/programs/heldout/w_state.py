import math
from qiskit import QuantumCircuit
from qiskit.quantum_info import Statevector


def w_state(n):
    """Prepare the W state with a cascade of controlled rotations."""
    circ = QuantumCircuit(n)
    circ.x(n - 1)
    for i in range(n - 1, 0, -1):
        theta = math.acos(math.sqrt(1 / (i + 1)))
        circ.ry(-theta, i - 1)
        circ.cz(i, i - 1)
        circ.ry(theta, i - 1)
    for i in range(n - 1, 0, -1):
        circ.cx(i - 1, i)
    return circ


for n in range(2, 6):
    circ = w_state(n)
    sv = Statevector.from_instruction(circ)
    probs = sv.probabilities_dict(decimals=5)
    print(n, probs)
    assert len(probs) == n
