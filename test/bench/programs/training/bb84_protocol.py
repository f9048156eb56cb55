from __future__ import annotations

import hashlib

import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler


class Party:
    def __init__(self, name: str, rng: np.random.Generator):
        self.name = name
        self.rng = rng
        self.bases: np.ndarray | None = None
        self.bits: np.ndarray | None = None

    def choose_bases(self, n):
        self.bases = self.rng.integers(2, size=n)


class Alice(Party):
    def prepare(self, n) -> list[QuantumCircuit]:
        self.choose_bases(n)
        self.bits = self.rng.integers(2, size=n)
        message = []
        for bit, basis in zip(self.bits, self.bases):
            qc = QuantumCircuit(1, 1)
            if bit:
                qc.x(0)
            if basis:
                qc.h(0)
            message.append(qc)
        return message


class Receiver(Party):
    """Bob, and Eve too: she just resends what she measured."""

    def measure(self, message):
        self.choose_bases(len(message))
        circuits = []
        for qc, basis in zip(message, self.bases):
            qc = qc.copy()
            if basis:
                qc.h(0)
            qc.measure(0, 0)
            circuits.append(qc)
        job = StatevectorSampler(seed=self.rng).run(circuits, shots=1)
        self.bits = np.array([int(pub.data.c.get_bitstrings()[0]) for pub in job.result()])

    def resend(self):
        out = []
        for bit, basis in zip(self.bits, self.bases):
            qc = QuantumCircuit(1, 1)
            if bit:
                qc.x(0)
            if basis:
                qc.h(0)
            out.append(qc)
        return out


def run_protocol(n=300, intercept=0.0, seed=0):
    rng = np.random.default_rng(seed)
    alice, bob, eve = Alice("alice", rng), Receiver("bob", rng), Receiver("eve", rng)

    message = alice.prepare(n)
    if intercept > 0:
        eve.measure(message)
        stolen = rng.random(n) < intercept
        message = [e if s else m for m, e, s in zip(message, eve.resend(), stolen)]
    bob.measure(message)

    sifted = np.flatnonzero(alice.bases == bob.bases)
    rng.shuffle(sifted)
    check, rest = np.split(sifted, [len(sifted) // 3])
    qber = np.mean(alice.bits[check] != bob.bits[check])
    key_a = "".join(map(str, alice.bits[np.sort(rest)]))
    key_b = "".join(map(str, bob.bits[np.sort(rest)]))
    return qber, key_a, key_b


for fraction in (0.0, 0.25, 0.5, 1.0):
    qber, ka, kb = run_protocol(intercept=fraction, seed=int(100 * fraction))
    verdict = "accept" if qber < 0.11 else "abort"
    print(f"intercepted {fraction:4.0%}   QBER {qber:6.2%}   {verdict}   keys equal: {ka == kb}")
    if verdict == "accept":
        print("   hashed key:", hashlib.sha256(ka.encode()).hexdigest()[:24])
