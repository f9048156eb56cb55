"""Kitaev's phase estimation.

Each power 2^k of U gets two Hadamard tests (real and imaginary part), which
give a rough estimate of 2^k * phi mod 1.  The rough estimates are then stitched
together from the most refined one backwards.
"""
from dataclasses import dataclass

import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import PhaseGate, UnitaryGate
from qiskit.primitives import StatevectorSampler


@dataclass
class KitaevResult:
    phase: float
    bits: str
    raw: list


def hadamard_test(controlled_u, prep, imaginary=False):
    n = prep.num_qubits
    qc = QuantumCircuit(n + 1, 1)
    qc.compose(prep, qubits=range(1, n + 1), inplace=True)
    qc.h(0)
    if imaginary:
        qc.sdg(0)
    qc.append(controlled_u, range(n + 1))
    qc.h(0)
    qc.measure(0, 0)
    return qc


def expectation(counts):
    shots = sum(counts.values())
    return (counts.get("0", 0) - counts.get("1", 0)) / shots


def kitaev(unitary, prep, bits=6, shots=400, seed=None):
    sampler = StatevectorSampler(default_shots=shots, seed=seed)
    rough = []
    for k in range(bits):
        cu = unitary.power(2**k).control(1)
        circuits = [hadamard_test(cu, prep), hadamard_test(cu, prep, imaginary=True)]
        re, im = (expectation(r.data.c.get_counts()) for r in sampler.run(circuits).result())
        rough.append((np.arctan2(im, re) / (2 * np.pi)) % 1)

    # last estimate rounded to a multiple of 1/8, then one new bit at a time
    alpha = round(rough[-1] * 8) / 8 % 1
    digits = format(int(alpha * 8), "03b")
    for k in reversed(range(bits - 1)):
        best, best_dist = None, np.inf
        for b in (0, 1):
            guess = (b + alpha) / 2
            d = abs(guess - rough[k]) % 1
            d = min(d, 1 - d)
            if d < best_dist:
                best, best_dist = b, d
        alpha = (best + alpha) / 2
        digits = str(best) + digits
    return KitaevResult(alpha, digits, rough)


if __name__ == "__main__":
    one = QuantumCircuit(1)
    one.x(0)
    phi = 0.6180339887
    res = kitaev(PhaseGate(2 * np.pi * phi), one, bits=8, seed=5)
    print("golden phase:", phi)
    print("kitaev      :", res.phase, res.bits, f"error {abs(res.phase - phi):.2e}")

    # eigenstate of a rotation about an arbitrary axis
    from qiskit.quantum_info import Operator
    u = Operator.from_label("Y").data
    u = np.cos(0.4) * np.eye(2) - 1j * np.sin(0.4) * u
    plus_i = QuantumCircuit(1)
    plus_i.h(0)
    plus_i.s(0)
    res = kitaev(UnitaryGate(u), plus_i, bits=6, seed=6)
    print("expected    :", (-0.4 / (2 * np.pi)) % 1, "got:", res.phase)
