"""Transpiler pass that fuses neighbouring rotations about the same axis."""

from __future__ import annotations

import math

from qiskit.circuit import Gate, ParameterExpression, QuantumCircuit
from qiskit.circuit.library import RXGate, RYGate, RZGate
from qiskit.dagcircuit import DAGCircuit, DAGOpNode
from qiskit.transpiler import PassManager
from qiskit.transpiler.basepasses import TransformationPass

ROTATIONS: dict[str, type[Gate]] = {"rx": RXGate, "ry": RYGate, "rz": RZGate}


class MergeRotations(TransformationPass):
    """Fuse runs of ``rx``, ``ry`` or ``rz`` on one qubit into a single gate.

    Rotations whose total angle is a multiple of :math:`4\\pi` are dropped.

    Args:
        axes: Names of the gates to merge.
        atol: Angles smaller than this are taken to be zero.
    """

    def __init__(self, axes: tuple[str, ...] = ("rx", "ry", "rz"), atol: float = 1e-10):
        super().__init__()
        unknown = set(axes) - set(ROTATIONS)
        if unknown:
            raise ValueError(f"cannot merge {sorted(unknown)}")
        self.axes = axes
        self.atol = atol

    def run(self, dag: DAGCircuit) -> DAGCircuit:
        for name in self.axes:
            for run in dag.collect_runs([name]):
                self._merge(dag, name, run)
        return dag

    def _merge(self, dag: DAGCircuit, name: str, run: list[DAGOpNode]) -> None:
        total = sum(node.op.params[0] for node in run)
        first, *rest = run
        for node in rest:
            dag.remove_op_node(node)
        if self._is_identity(total):
            dag.remove_op_node(first)
        elif rest:
            dag.substitute_node(first, ROTATIONS[name](total), inplace=True)

    def _is_identity(self, angle: float | ParameterExpression) -> bool:
        if isinstance(angle, ParameterExpression):
            if angle.parameters:
                return False
            angle = float(angle)
        remainder = math.remainder(angle, 4 * math.pi)
        return abs(remainder) < self.atol


if __name__ == "__main__":
    qc = QuantumCircuit(2)
    qc.rz(0.3, 0)
    qc.rz(0.4, 0)
    qc.cx(0, 1)
    qc.rx(1.2, 1)
    qc.rx(-1.2, 1)
    pm = PassManager([MergeRotations()])
    print(qc.draw())
    print(pm.run(qc).draw())
