"""Convert circuits between OpenQASM 2, OpenQASM 3 and QPY by file suffix."""
import argparse
import sys
from pathlib import Path

from qiskit import QuantumCircuit, qasm2, qasm3, qpy


class ConversionError(Exception):
    pass


def _load_qpy(path):
    with open(path, "rb") as fd:
        circuits = qpy.load(fd)
    if len(circuits) > 1:
        print(f"note: {path} holds {len(circuits)} circuits, taking the first", file=sys.stderr)
    return circuits[0]


def load(path: Path, dialect: str | None) -> QuantumCircuit:
    if path.suffix == ".qpy":
        return _load_qpy(path)
    if path.suffix in (".qasm", ".qasm2", ".qasm3"):
        text = path.read_text()
        version3 = dialect == "3" or text.lstrip().startswith("OPENQASM 3")
        if version3:
            return qasm3.loads(text)
        return qasm2.loads(text, custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS)
    raise ConversionError(f"do not know how to read '{path.suffix}' files")


def save(circuit: QuantumCircuit, path: Path, dialect: str | None) -> None:
    if path.suffix == ".qpy":
        with path.open("wb") as fd:
            qpy.dump(circuit, fd)
    elif path.suffix == ".qasm3" or (path.suffix == ".qasm" and dialect == "3"):
        with path.open("w") as fd:
            qasm3.dump(circuit, fd)
    elif path.suffix in (".qasm", ".qasm2"):
        qasm2.dump(circuit, path)
    else:
        raise ConversionError(f"do not know how to write '{path.suffix}' files")


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--in-version", choices=["2", "3"])
    parser.add_argument("--out-version", choices=["2", "3"], default="2")
    parser.add_argument("--show", action="store_true", help="print the circuit too")
    args = parser.parse_args(argv)

    try:
        circuit = load(args.source, args.in_version)
        save(circuit, args.target, args.out_version)
    except (ConversionError, qasm2.QASM2ParseError, qasm2.QASM2ExportError) as exc:
        print(f"error: {exc}", file=sys.stderr)
        return 2

    print(f"{circuit.num_qubits} qubits, {circuit.size()} operations, depth {circuit.depth()}")
    if args.show:
        print(circuit.draw("text", fold=120))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
