#!/usr/bin/env python3
"""Simulate an OpenQASM file and print or save the counts.

usage: run_qasm.py bell.qasm --shots 4000 --backend fake_manila --json out.json
"""
import argparse
import json
import sys
from pathlib import Path

from qiskit import qasm2, qasm3
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime.fake_provider import FakeProviderForBackendV2


def load(path: Path):
    text = path.read_text()
    if text.lstrip().startswith("OPENQASM 3"):
        return qasm3.loads(text)
    return qasm2.loads(text, custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS)


def make_backend(args):
    if args.backend is None:
        return AerSimulator(method=args.method)
    provider = FakeProviderForBackendV2()
    device = provider.backend(args.backend)
    return AerSimulator.from_backend(device, method=args.method)


def print_counts(counts, limit):
    shots = sum(counts.values())
    ranked = sorted(counts.items(), key=lambda kv: kv[1], reverse=True)
    for key, n in ranked[:limit]:
        bar = "█" * round(40 * n / ranked[0][1])
        print(f"{key}  {n:7d}  {n / shots:7.2%}  {bar}")
    if len(ranked) > limit:
        print(f"... and {len(ranked) - limit} more")


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--shots", type=int, default=1024)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--method", default="automatic", choices=AerSimulator().available_methods())
    parser.add_argument("--backend", help="name of a fake backend, e.g. fake_manila")
    parser.add_argument("-O", "--optimization-level", type=int, default=1, choices=range(4))
    parser.add_argument("--limit", type=int, default=20)
    parser.add_argument("--json", type=Path, dest="json_file")
    args = parser.parse_args(argv)

    try:
        circuit = load(args.file)
    except (qasm2.QASM2ParseError, qasm3.QASM3ImporterError) as exc:
        print(f"cannot read {args.file}: {exc}", file=sys.stderr)
        return 1
    if circuit.num_clbits == 0:
        circuit.measure_all()

    backend = make_backend(args)
    pm = generate_preset_pass_manager(
        optimization_level=args.optimization_level, backend=backend, seed_transpiler=args.seed
    )
    isa = pm.run(circuit)
    result = backend.run(isa, shots=args.shots, seed_simulator=args.seed).result()
    counts = result.get_counts()
    print(f"depth {isa.depth()}, {dict(isa.count_ops())}")
    print_counts(counts, args.limit)

    if args.json_file:
        args.json_file.write_text(json.dumps({"shots": args.shots, "counts": dict(counts)}, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
