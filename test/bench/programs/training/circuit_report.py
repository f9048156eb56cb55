"""Markdown report about one or several circuits."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from qiskit import QuantumCircuit, qpy
from qiskit.circuit import ControlFlowOp
from qiskit.transpiler import Target


@dataclass(slots=True)
class CircuitReport:
    name: str
    num_qubits: int
    num_clbits: int
    depth: int
    two_qubit_depth: int
    size: int
    ops: dict[str, int]
    num_parameters: int
    has_control_flow: bool
    t_count: int
    duration_us: float | None = None
    esp: float | None = None

    @classmethod
    def from_circuit(
        cls, circuit: QuantumCircuit, target: Target | None = None
    ) -> CircuitReport:
        ops = dict(circuit.count_ops())
        report = cls(
            name=circuit.name,
            num_qubits=circuit.num_qubits,
            num_clbits=circuit.num_clbits,
            depth=circuit.depth(),
            two_qubit_depth=circuit.depth(lambda inst: len(inst.qubits) == 2),
            size=circuit.size(),
            ops=ops,
            num_parameters=circuit.num_parameters,
            has_control_flow=any(
                isinstance(inst.operation, ControlFlowOp) for inst in circuit.data
            ),
            t_count=ops.get("t", 0) + ops.get("tdg", 0),
        )
        if target is not None and circuit.layout is not None:
            report.duration_us = circuit.estimate_duration(target, unit="us")
            report.esp = success_probability(circuit, target)
        return report

    def to_markdown(self) -> str:
        rows = [
            ("Qubits", self.num_qubits),
            ("Classical bits", self.num_clbits),
            ("Depth", self.depth),
            ("Two-qubit depth", self.two_qubit_depth),
            ("Operations", self.size),
            ("Free parameters", self.num_parameters),
            ("Control flow", "yes" if self.has_control_flow else "no"),
            ("T count", self.t_count),
        ]
        if self.duration_us is not None:
            rows.append(("Duration", f"{self.duration_us:.2f} µs"))
        if self.esp is not None:
            rows.append(("Estimated success", f"{self.esp:.2%}"))
        lines = [f"## {self.name}", "", "| Metric | Value |", "|---|---|"]
        lines += [f"| {label} | {value} |" for label, value in rows]
        lines += ["", "| Gate | Count |", "|---|---|"]
        lines += [f"| `{gate}` | {count} |" for gate, count in self.ops.items()]
        return "\n".join(lines) + "\n"


def success_probability(circuit: QuantumCircuit, target: Target) -> float:
    """Product of the fidelities of all instructions with a known error."""
    esp = 1.0
    for inst in circuit.data:
        if inst.operation.name not in target.operation_names:
            continue
        qargs = tuple(circuit.find_bit(qubit).index for qubit in inst.qubits)
        properties = target[inst.operation.name].get(qargs)
        if properties is not None and properties.error is not None:
            esp *= 1.0 - properties.error
    return esp


def main(paths: list[str]) -> None:
    for path in map(Path, paths):
        with path.open("rb") as handle:
            circuits = qpy.load(handle)
        out = path.with_suffix(".md")
        reports = [CircuitReport.from_circuit(circuit) for circuit in circuits]
        out.write_text("\n".join(report.to_markdown() for report in reports))
        print(f"{out}: {len(reports)} circuits")


if __name__ == "__main__":
    main(sys.argv[1:])
