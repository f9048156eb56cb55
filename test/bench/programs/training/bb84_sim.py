"""BB84 with and without Eve.

Assignment 6, quantum information, summer term.
"""
import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler

N_BITS = 60
rng = np.random.default_rng(42)
sampler = StatevectorSampler(default_shots=1)


def encode(bit, basis):
    qc = QuantumCircuit(1, 1)
    if bit == 1:
        qc.x(0)
    if basis == 'X':
        qc.h(0)
    return qc


def measure(qc, basis):
    """Measure in the given basis, returns 0 or 1."""
    qc = qc.copy()
    if basis == 'X':
        qc.h(0)
    qc.measure(0, 0)
    res = sampler.run([qc]).result()
    return int(res[0].data.c.get_bitstrings()[0])


def pick_bases(n):
    return rng.choice(['Z', 'X'], size=n)


def run_bb84(n, eve=False):
    alice_bits = rng.integers(0, 2, n)
    alice_bases = pick_bases(n)
    bob_bases = pick_bases(n)

    msgs = [encode(b, ba) for b, ba in zip(alice_bits, alice_bases)]

    if eve:
        eve_bases = pick_bases(n)
        for i in range(n):
            e = measure(msgs[i], eve_bases[i])
            # intercept-resend: Eve sends what she saw
            msgs[i] = encode(e, eve_bases[i])

    bob_bits = np.array([measure(m, b) for m, b in zip(msgs, bob_bases)])

    keep = alice_bases == bob_bases
    key_a = alice_bits[keep]
    key_b = bob_bits[keep]
    return key_a, key_b


def qber(a, b):
    if len(a) == 0:
        return 0.0
    return np.mean(a != b)


if __name__ == '__main__':
    a, b = run_bb84(N_BITS)
    print('no Eve')
    print('  alice:', ''.join(map(str, a)))
    print('  bob:  ', ''.join(map(str, b)))
    print('  QBER =', qber(a, b))

    a, b = run_bb84(N_BITS, eve=True)
    print('with Eve')
    print('  alice:', ''.join(map(str, a)))
    print('  bob:  ', ''.join(map(str, b)))
    print(f'  QBER = {qber(a, b):.3f}   (theory 0.25)')
    print('one message:')
    print(encode(1, 'X').draw())
