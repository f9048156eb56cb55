"""GHZ secret sharing (Hillery, Buzek, Berthiaume).

The boss and two workers share GHZ triples and measure X or Y at random. If the number of Y's is even,
the two workers TOGETHER know the bit of the boss, alone they know nothing.
"""
import random
from dataclasses import dataclass

from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler

sampler = StatevectorSampler()


@dataclass
class Round:
    bases: str
    boss: int
    worker1: int
    worker2: int

    @property
    def useful(self):
        return self.bases.count('Y') % 2 == 0

    def rebuild(self):
        # XXX = +1, XYY = YXY = YYX = -1
        flip = 1 if 'Y' in self.bases else 0
        return self.worker1 ^ self.worker2 ^ flip


def shareCircuit(bases):
    qc = QuantumCircuit(3, 3)
    qc.h(0)
    qc.cx(0, [1, 2])
    for i, basis in enumerate(bases):
        if basis == 'Y':
            qc.sdg(i)
        qc.h(i)
    qc.measure([0, 1, 2], [0, 1, 2])
    return qc


def playRound():
    bases = ''.join(random.choice('XY') for _ in range(3))
    bits = sampler.run([shareCircuit(bases)], shots=1).result()[0].data.c.get_bitstrings()[0]
    c, b, a = (int(x) for x in bits)
    return Round(bases, a, b, c)


def makeKey(length):
    key = []
    while len(key) < length:
        r = playRound()
        if not r.useful:
            continue
        assert r.rebuild() == r.boss
        key.append(r)
    return key


def xorText(data, bits):
    out = bytearray()
    for i, byte in enumerate(data):
        k = int(''.join(map(str, bits[8 * i:8 * i + 8])), 2)
        out.append(byte ^ k)
    return bytes(out)


def main():
    secret = input('The secret (short!): ').encode()
    rounds = makeKey(8 * len(secret))
    cipher = xorText(secret, [r.boss for r in rounds])
    print('what the boss sends:', cipher.hex())
    print('worker 1 alone     :', xorText(cipher, [r.worker1 for r in rounds]))
    print('worker 2 alone     :', xorText(cipher, [r.worker2 for r in rounds]))
    print('both together      :', xorText(cipher, [r.rebuild() for r in rounds]).decode())


if __name__ == '__main__':
    main()
