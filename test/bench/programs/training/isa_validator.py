"""Find out why a circuit is not an ISA circuit of a backend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from qiskit.circuit import ControlFlowOp, QuantumCircuit
from qiskit.transpiler import Target


class Problem(StrEnum):
    TOO_WIDE = auto()
    UNKNOWN_GATE = auto()
    WRONG_QUBITS = auto()
    WRONG_DIRECTION = auto()
    NO_MEASUREMENT = auto()


@dataclass(frozen=True)
class Violation:
    problem: Problem
    message: str
    position: tuple[int, ...] = ()

    def __str__(self) -> str:
        where = ".".join(map(str, self.position))
        return f"[{where or '-'}] {self.problem}: {self.message}"


class NotISAError(ValueError):
    def __init__(self, violations: Sequence[Violation]):
        self.violations = list(violations)
        shown = "\n  ".join(map(str, self.violations[:10]))
        super().__init__(f"{len(self.violations)} violations\n  {shown}")


# handled by the compiler of the backend, not listed with qubits in the target
_FREE = {"barrier", "store"}


class ISAValidator:
    def __init__(self, target: Target, *, require_measurement: bool = True) -> None:
        self.target = target
        self.require_measurement = require_measurement

    def violations(self, circuit: QuantumCircuit) -> list[Violation]:
        if circuit.num_qubits > self.target.num_qubits:
            return [
                Violation(
                    Problem.TOO_WIDE,
                    f"{circuit.num_qubits} qubits, {self.target.num_qubits} available",
                )
            ]
        found = list(self._walk(circuit, range(circuit.num_qubits), ()))
        if self.require_measurement and not circuit.num_clbits:
            found.append(Violation(Problem.NO_MEASUREMENT, "no classical bits"))
        return found

    def check(self, circuit: QuantumCircuit) -> None:
        if found := self.violations(circuit):
            raise NotISAError(found)

    def _walk(
        self,
        circuit: QuantumCircuit,
        qubits: Sequence[int],
        path: tuple[int, ...],
    ) -> Iterator[Violation]:
        for position, inst in enumerate(circuit.data):
            here = (*path, position)
            name = inst.operation.name
            qargs = tuple(qubits[circuit.find_bit(q).index] for q in inst.qubits)
            if name in _FREE:
                continue
            if name not in self.target.operation_names:
                yield Violation(Problem.UNKNOWN_GATE, name, here)
            elif isinstance(inst.operation, ControlFlowOp):
                for block in inst.operation.blocks:
                    yield from self._walk(block, qargs, here)
            elif not self.target.instruction_supported(name, qargs):
                if self.target.instruction_supported(name, qargs[::-1]):
                    yield Violation(Problem.WRONG_DIRECTION, f"{name}{qargs}", here)
                else:
                    yield Violation(Problem.WRONG_QUBITS, f"{name}{qargs}", here)
