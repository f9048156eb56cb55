#!/usr/bin/env python
"""Convert circuit files between OpenQASM 2, OpenQASM 3 and QPY and print some numbers.

examples:
    circuit_convert.py adder.qasm adder.qpy
    circuit_convert.py adder.qpy adder.qasm3 --decompose 2
    circuit_convert.py adder.qasm --stats
"""
import argparse
import sys
from pathlib import Path

from qiskit import qasm2, qasm3, qpy
from qiskit.qasm2 import QASM2ParseError


def load(path: Path):
    suffix = path.suffix.lower()
    if suffix == ".qpy":
        with path.open("rb") as handle:
            circuits = qpy.load(handle)
        if len(circuits) > 1:
            print(f"warning: {path} holds {len(circuits)} circuits, taking the first", file=sys.stderr)
        return circuits[0]
    text = path.read_text()
    if "OPENQASM 3" in text:
        return qasm3.loads(text)
    return qasm2.loads(text, custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS)


def save(circuit, path: Path):
    suffix = path.suffix.lower()
    if suffix == ".qpy":
        with path.open("wb") as handle:
            qpy.dump(circuit, handle)
    elif suffix == ".qasm":
        qasm2.dump(circuit, path)
    elif suffix in (".qasm3", ".inc3"):
        with path.open("w") as handle:
            qasm3.dump(circuit, handle)
    elif suffix in (".png", ".pdf", ".svg"):
        circuit.draw("mpl", filename=str(path), fold=40)
    elif suffix == ".txt":
        circuit.draw("text", filename=str(path))
    else:
        raise SystemExit(f"don't know how to write {suffix}")


def print_stats(circuit):
    print(f"name        {circuit.name}")
    print(f"qubits      {circuit.num_qubits} in {[r.name for r in circuit.qregs]}")
    print(f"clbits      {circuit.num_clbits} in {[r.name for r in circuit.cregs]}")
    print(f"depth       {circuit.depth()}")
    print(f"size        {circuit.size()}")
    print(f"multi-qubit {circuit.num_nonlocal_gates()}")
    print(f"parameters  {[p.name for p in circuit.parameters]}")
    for name, number in circuit.count_ops().items():
        print(f"   {name:<12}{number}")


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path, nargs="?")
    parser.add_argument("--decompose", type=int, default=0, metavar="REPS")
    parser.add_argument("--no-measure", action="store_true", help="strip final measurements")
    parser.add_argument("--inverse", action="store_true")
    parser.add_argument("--stats", action="store_true")
    args = parser.parse_args(argv)

    try:
        circuit = load(args.source)
    except (QASM2ParseError, qasm3.QASM3ImporterError) as exc:
        print(f"cannot parse {args.source}: {exc}", file=sys.stderr)
        return 1

    if args.no_measure or args.inverse:
        circuit.remove_final_measurements()
    if args.inverse:
        circuit = circuit.inverse()
    if args.decompose:
        circuit = circuit.decompose(reps=args.decompose)
    if args.stats or args.target is None:
        print_stats(circuit)
    if args.target is not None:
        save(circuit, args.target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
