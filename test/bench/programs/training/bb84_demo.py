"""BB84 for the classroom: watch Alice and Bob make a key, with or without Eve."""
import argparse
import logging

import numpy as np
from qiskit import QuantumCircuit
from qiskit_aer.primitives import SamplerV2

log = logging.getLogger("bb84")


def encode(bits, bases):
    qc = QuantumCircuit(len(bits), name="alice")
    for i, (bit, basis) in enumerate(zip(bits, bases)):
        if bit:
            qc.x(i)
        if basis:
            qc.h(i)
    return qc


def read_out(qc, bases, sampler):
    """Measure every photon in its basis and give the bits as an array."""
    measured = qc.copy()
    for i, basis in enumerate(bases):
        if basis:
            measured.h(i)
    measured.measure_all()
    pub_result = sampler.run([measured], shots=1).result()[0]
    return pub_result.data.meas.to_bool_array(order="little")[0].astype(int)


def run_chunk(n, rng, sampler, eve):
    alice_bits = rng.integers(2, size=n)
    alice_bases = rng.integers(2, size=n)
    photons = encode(alice_bits, alice_bases)

    if eve:
        eve_bases = rng.integers(2, size=n)
        eve_bits = read_out(photons, eve_bases, sampler)
        # intercept-resend: she sends on what she saw
        photons = encode(eve_bits, eve_bases)

    bob_bases = rng.integers(2, size=n)
    bob_bits = read_out(photons, bob_bases, sampler)

    keep = alice_bases == bob_bases
    log.debug("kept %d of %d", keep.sum(), n)
    return alice_bits[keep], bob_bits[keep]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photons", type=int, default=400)
    parser.add_argument("--eve", action="store_true", help="put Eve on the line")
    parser.add_argument("--seed", type=int)
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args()
    logging.basicConfig(level=logging.DEBUG if args.verbose else logging.WARNING)

    rng = np.random.default_rng(args.seed)
    sampler = SamplerV2(seed=args.seed)
    a_key, b_key = [], []
    remaining = args.photons
    while remaining > 0:
        n = min(remaining, 20)     # 20 photons per circuit is plenty for a laptop
        a, b = run_chunk(n, rng, sampler, args.eve)
        a_key.extend(a)
        b_key.extend(b)
        remaining -= n

    half = len(a_key) // 2
    errors = sum(x != y for x, y in zip(a_key[:half], b_key[:half]))
    qber = errors / half
    print(f"sifted {len(a_key)} bits, compared {half} in public, error rate {qber:.1%}")
    if qber > 0.11:
        print("Somebody is listening! Key thrown away.")
    else:
        print("key:", "".join(str(int(b)) for b in b_key[half:]))


if __name__ == "__main__":
    main()
