"""Load OpenQASM 2 programs that use gates of our own without defining them."""

from __future__ import annotations

import math
from pathlib import Path

from qiskit import QuantumCircuit, qasm2
from qiskit.circuit import Gate
from qiskit.circuit.library import RZXGate, XXPlusYYGate, iSwapGate
from qiskit.qasm2 import CustomClassical, CustomInstruction, QASM2ParseError


class SqrtISwapGate(Gate):
    def __init__(self):
        super().__init__("sqisw", 2, [])

    def _define(self):
        qc = QuantumCircuit(2, name=self.name)
        qc.append(XXPlusYYGate(-math.pi / 2), [0, 1])
        self.definition = qc


HOUSE_GATES = [
    CustomInstruction("sqisw", num_params=0, num_qubits=2, constructor=SqrtISwapGate),
    CustomInstruction("iswap", 0, 2, iSwapGate, builtin=True),
    CustomInstruction("rzx", 1, 2, RZXGate, builtin=True),
    CustomInstruction(
        name="givens",
        num_params=1,
        num_qubits=2,
        constructor=lambda theta: XXPlusYYGate(2 * theta, math.pi / 2),
        builtin=True,
    ),
]

HOUSE_FUNCTIONS = [
    CustomClassical("deg", 1, math.radians),
    CustomClassical("atan2", 2, math.atan2),
]


def load(path: Path, include: tuple[Path, ...] = ()) -> QuantumCircuit:
    """Parse a file, with includes looked for next to it and in `include`.

    Raises:
        QASM2ParseError: If the program is not valid.
    """
    already = {instruction.name for instruction in qasm2.LEGACY_CUSTOM_INSTRUCTIONS}
    extra = [gate for gate in HOUSE_GATES if gate.name not in already]
    try:
        return qasm2.load(
            path,
            include_path=(*qasm2.LEGACY_INCLUDE_PATH, *include),
            include_input_directory="prepend",
            custom_instructions=(*qasm2.LEGACY_CUSTOM_INSTRUCTIONS, *extra),
            custom_classical=(*qasm2.LEGACY_CUSTOM_CLASSICAL, *HOUSE_FUNCTIONS),
        )
    except QASM2ParseError as exc:
        raise QASM2ParseError(f"{path.name}: {exc}") from exc


def convert_tree(source: Path, destination: Path) -> dict[str, str]:
    """Convert all programs below `source` and say which ones failed."""
    failures: dict[str, str] = {}
    for path in sorted(source.rglob("*.qasm")):
        try:
            circuit = load(path)
        except QASM2ParseError as exc:
            failures[str(path.relative_to(source))] = exc.message
            continue
        out = destination / path.relative_to(source)
        out.parent.mkdir(parents=True, exist_ok=True)
        qasm2.dump(circuit.decompose(["sqisw", "xx_plus_yy"]), out)
    return failures


if __name__ == "__main__":
    program = """
    OPENQASM 2.0;
    include "qelib1.inc";
    qreg q[2];
    creg c[2];
    h q[0];
    rz(deg(45)) q[1];
    sqisw q[0], q[1];
    measure q -> c;
    """
    qc = qasm2.loads(
        program,
        custom_instructions=HOUSE_GATES[:1],
        custom_classical=HOUSE_FUNCTIONS,
    )
    print(qc)
