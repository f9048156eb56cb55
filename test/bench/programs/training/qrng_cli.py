#!/usr/bin/env python3
"""Random numbers from a quantum computer.

Examples:
    qrng_cli.py --bytes 16 --hex
    qrng_cli.py --dice 6 --count 10
    qrng_cli.py --backend ibm_marrakesh --bytes 4096 --raw > random.bin
"""
import argparse
import sys

import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler
from qiskit.transpiler import generate_preset_pass_manager

WIDTH = 16


def random_bits(n: int, backend_name: str | None) -> np.ndarray:
    qc = QuantumCircuit(WIDTH)
    qc.h(range(WIDTH))
    qc.measure_all()
    shots = -(-n // WIDTH)

    if backend_name is None:
        sampler = StatevectorSampler()
    else:
        from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2

        backend = QiskitRuntimeService().backend(backend_name)
        qc = generate_preset_pass_manager(optimization_level=1, backend=backend).run(qc)
        sampler = SamplerV2(mode=backend)

    bits = sampler.run([qc], shots=shots).result()[0].data.meas
    return bits.to_bool_array().astype(np.uint8).reshape(-1)[:n]


def von_neumann(bits: np.ndarray) -> np.ndarray:
    """Remove the bias: 01 -> 0, 10 -> 1, 00 and 11 are dropped."""
    pairs = bits[: len(bits) // 2 * 2].reshape(-1, 2)
    keep = pairs[:, 0] != pairs[:, 1]
    return pairs[keep, 0]


def roll(sides: int, count: int, backend_name) -> list[int]:
    need = (sides - 1).bit_length()
    values: list[int] = []
    while len(values) < count:
        stream = random_bits(4 * need * count, backend_name)
        for chunk in stream.reshape(-1, need):
            v = int("".join(map(str, chunk)), 2)
            if v < sides:
                values.append(v + 1)
    return values[:count]


def main() -> int:
    p = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    what = p.add_mutually_exclusive_group(required=True)
    what.add_argument("--bytes", type=int)
    what.add_argument("--dice", type=int, metavar="SIDES")
    p.add_argument("--count", type=int, default=1)
    fmt = p.add_mutually_exclusive_group()
    fmt.add_argument("--hex", action="store_true")
    fmt.add_argument("--raw", action="store_true")
    p.add_argument("--unbias", action="store_true", help="von Neumann extractor")
    p.add_argument("--backend")
    args = p.parse_args()

    if args.dice:
        print(*roll(args.dice, args.count, args.backend))
        return 0

    bits = random_bits(8 * args.bytes * (5 if args.unbias else 1), args.backend)
    if args.unbias:
        bits = von_neumann(bits)[: 8 * args.bytes]
    data = np.packbits(bits).tobytes()
    if args.raw:
        sys.stdout.buffer.write(data)
    elif args.hex:
        print(data.hex())
    else:
        print(list(data))
    return 0


if __name__ == "__main__":
    sys.exit(main())
