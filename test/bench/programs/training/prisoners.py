from math import pi
from qiskit import QuantumCircuit, transpile
from qiskit_aer import AerSimulator

PAYOFF = {"00": (3, 3), "01": (0, 5), "10": (5, 0), "11": (1, 1)}

def strategy(name):
    qc = QuantumCircuit(1, name=name)
    if name == "cooperate":
        qc.id(0)
    elif name == "defect":
        qc.x(0)
    elif name == "quantum":
        qc.z(0)
        qc.s(0)
    else:
        raise ValueError(f"unknown strategy {name}")
    return qc

def play(alice, bob, gamma=pi/2, shots=1000):
    qc = QuantumCircuit(2)
    qc.rxx(gamma, 0, 1)
    qc.compose(strategy(alice), [0], inplace=True)
    qc.compose(strategy(bob), [1], inplace=True)
    qc.rxx(-gamma, 0, 1)
    qc.measure_all()
    backend = AerSimulator()
    counts = backend.run(transpile(qc, backend), shots=shots).result().get_counts()
    a, b = 0, 0
    for bits, n in counts.items():
        pa, pb = PAYOFF[bits[::-1]]
        a += pa*n/shots
        b += pb*n/shots
    return a, b

names = ["cooperate", "defect", "quantum"]
for alice in names:
    for bob in names:
        a, b = play(alice, bob)
        print(f"{alice:>10} vs {bob:<10}: {a:.2f}, {b:.2f}")
