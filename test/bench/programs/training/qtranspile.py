#!/usr/bin/env python3
"""Transpile an OpenQASM file from the command line.

qtranspile adder.qasm --backend fake_torino -O3 -o adder_isa.qasm
"""

import argparse
import sys
import time
from pathlib import Path

from qiskit import QuantumCircuit, qasm2, qasm3, qpy
from qiskit.transpiler import CouplingMap, generate_preset_pass_manager
from qiskit_ibm_runtime.fake_provider import FakeProviderForBackendV2


def parse_args(argv: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input", type=Path)
    parser.add_argument("-o", "--output", type=Path, help="default: stdout, as QASM 3")
    parser.add_argument("-O", "--level", type=int, choices=range(4), default=2)
    parser.add_argument("--seed", type=int)
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("--backend", help="name of a fake backend")
    group.add_argument("--line", type=int, metavar="N", help="N qubits in a line")
    group.add_argument("--ring", type=int, metavar="N", help="N qubits in a ring")
    parser.add_argument("--basis", nargs="+", default=["rz", "sx", "x", "cz"])
    parser.add_argument("-v", "--verbose", action="store_true")
    return parser.parse_args(argv)


def read_circuit(path: Path) -> QuantumCircuit:
    if path.suffix == ".qpy":
        with path.open("rb") as fd:
            return qpy.load(fd)[0]
    text = path.read_text()
    if text.lstrip().startswith("OPENQASM 3"):
        return qasm3.loads(text)
    return qasm2.loads(text, custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS)


def write_circuit(circuit: QuantumCircuit, path: Path | None) -> None:
    if path is None:
        qasm3.dump(circuit, sys.stdout)
    elif path.suffix == ".qpy":
        with path.open("wb") as fd:
            qpy.dump(circuit, fd)
    elif path.suffix == ".qasm3":
        path.write_text(qasm3.dumps(circuit))
    else:
        qasm2.dump(circuit, path)


def main(argv: list[str] | None = None) -> int:
    args = parse_args(argv)
    circuit = read_circuit(args.input)

    if args.backend:
        backend = FakeProviderForBackendV2().backend(args.backend)
        pm = generate_preset_pass_manager(
            optimization_level=args.level,
            backend=backend,
            seed_transpiler=args.seed,
        )
    else:
        coupling_map = (
            CouplingMap.from_line(args.line)
            if args.line
            else CouplingMap.from_ring(args.ring)
        )
        pm = generate_preset_pass_manager(
            optimization_level=args.level,
            coupling_map=coupling_map,
            basis_gates=args.basis,
            seed_transpiler=args.seed,
        )

    start = time.perf_counter()
    isa_circuit = pm.run(circuit)
    elapsed = time.perf_counter() - start

    if args.verbose:
        print(f"depth {circuit.depth()} -> {isa_circuit.depth()}", file=sys.stderr)
        print(f"ops   {dict(isa_circuit.count_ops())}", file=sys.stderr)
        print(f"took  {elapsed:.3f} s", file=sys.stderr)
    write_circuit(isa_circuit, args.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
