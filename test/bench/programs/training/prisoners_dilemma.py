# Eisert-Wilkens-Lewenstein quantum prisoner's dilemma
import numpy as np
import pandas as pd
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.circuit.library import UnitaryGate
from qiskit.quantum_info import Statevector

# (alice, bob); 0 = cooperate, 1 = defect
PAYOFF = {'00': (3, 3), '01': (0, 5), '10': (5, 0), '11': (1, 1)}

gamma = Parameter('γ')


def strategy(theta, phi):
    m = np.array([
        [np.exp(1j * phi) * np.cos(theta / 2), np.sin(theta / 2)],
        [-np.sin(theta / 2), np.exp(-1j * phi) * np.cos(theta / 2)],
    ])
    return UnitaryGate(m, label='U')


moves = {
    'C': strategy(0, 0),
    'D': strategy(np.pi, 0),
    'H': strategy(np.pi / 2, 0),
    'Q': strategy(0, np.pi / 2),
}


def game(alice, bob):
    qc = QuantumCircuit(2)
    # J = exp(i γ/2 Y⊗Y)
    qc.ryy(-gamma, 0, 1)
    qc.append(alice, [0])
    qc.append(bob, [1])
    qc.ryy(gamma, 0, 1)
    return qc


def expected_payoff(alice, bob, g):
    bound = game(alice, bob).assign_parameters({gamma: g})
    probs = Statevector(bound).probabilities_dict()
    a = b = 0.0
    for key, p in probs.items():
        ab = key[::-1]      # alice is qubit 0
        a += p * PAYOFF[ab][0]
        b += p * PAYOFF[ab][1]
    return round(a, 2), round(b, 2)


def payoff_table(g):
    return pd.DataFrame({b: {a: expected_payoff(moves[a], moves[b], g) for a in moves} for b in moves})


for g in (0, np.pi / 4, np.pi / 2):
    print(f'\nentanglement γ = {g:.3f}   (rows: Alice, columns: Bob)')
    print(payoff_table(g))

print('\nWith γ = π/2, (Q, Q) is an equilibrium and both get', expected_payoff(moves['Q'], moves['Q'], np.pi / 2))
