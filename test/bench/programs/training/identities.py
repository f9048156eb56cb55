# Verify the circuit identities from my lecture notes numerically.
# Each entry: name, left hand side, right hand side, allow global phase?
from math import pi
from qiskit import QuantumCircuit
from qiskit.quantum_info import Operator


def circ(n, *ops):
    """circ(2, ("h", 0), ("cx", 0, 1)) -> QuantumCircuit"""
    qc = QuantumCircuit(n)
    for name, *args in ops:
        getattr(qc, name)(*args)
    return qc


H0, H1 = ("h", 0), ("h", 1)

IDENTITIES = [
    ("HXH = Z", circ(1, H0, ("x", 0), H0), circ(1, ("z", 0)), False),
    ("HZH = X", circ(1, H0, ("z", 0), H0), circ(1, ("x", 0)), False),
    ("HYH = -Y", circ(1, H0, ("y", 0), H0), circ(1, ("y", 0)), True),
    ("S^2 = Z", circ(1, ("s", 0), ("s", 0)), circ(1, ("z", 0)), False),
    ("T^2 = S", circ(1, ("t", 0), ("t", 0)), circ(1, ("s", 0)), False),
    ("SX^2 = X", circ(1, ("sx", 0), ("sx", 0)), circ(1, ("x", 0)), False),
    ("Rz(pi) ~ Z", circ(1, ("rz", pi, 0)), circ(1, ("z", 0)), True),
    ("CZ symmetric", circ(2, ("cz", 0, 1)), circ(2, ("cz", 1, 0)), False),
    ("CX = H CZ H", circ(2, ("cx", 0, 1)), circ(2, H1, ("cz", 0, 1), H1), False),
    ("reverse CX", circ(2, ("cx", 1, 0)), circ(2, H0, H1, ("cx", 0, 1), H0, H1), False),
    ("SWAP = 3 CX", circ(2, ("swap", 0, 1)),
     circ(2, ("cx", 0, 1), ("cx", 1, 0), ("cx", 0, 1)), False),
    ("X through control", circ(2, ("x", 0), ("cx", 0, 1)),
     circ(2, ("cx", 0, 1), ("x", 0), ("x", 1)), False),
    ("Z through target", circ(2, ("z", 1), ("cx", 0, 1)),
     circ(2, ("cx", 0, 1), ("z", 0), ("z", 1)), False),
    ("RZZ from CX", circ(2, ("rzz", 0.7, 0, 1)),
     circ(2, ("cx", 0, 1), ("rz", 0.7, 1), ("cx", 0, 1)), False),
    ("iSWAP", circ(2, ("iswap", 0, 1)),
     circ(2, ("s", 0), ("s", 1), H0, ("cx", 0, 1), ("cx", 1, 0), H1), False),
    ("Toffoli = CCZ", circ(3, ("ccx", 0, 1, 2)),
     circ(3, ("h", 2), ("ccz", 0, 1, 2), ("h", 2)), False),
]

failed = 0
for name, lhs, rhs, phase in IDENTITIES:
    A, B = Operator(lhs), Operator(rhs)
    ok = A.equiv(B) if phase else A == B
    if not ok:
        failed += 1
    print(f"{'ok  ' if ok else 'FAIL'}  {name}")

print(f"\n{len(IDENTITIES) - failed}/{len(IDENTITIES)} identities hold")
assert failed == 0
