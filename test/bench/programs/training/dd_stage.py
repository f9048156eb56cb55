"""Dynamical decoupling as an extra scheduling stage of the preset pass manager."""

from enum import Enum

import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import XGate, YGate
from qiskit.providers import BackendV2
from qiskit.transpiler import (
    InstructionProperties,
    PassManager,
    StagedPassManager,
    generate_preset_pass_manager,
)
from qiskit.transpiler.passes import ALAPScheduleAnalysis, PadDynamicalDecoupling
from qiskit_ibm_runtime.fake_provider import FakeTorino


class DDSequence(Enum):
    XX = "xx"
    XY4 = "xy4"
    UHRIG = "uhrig"


def _uhrig_spacing(n: int) -> list[float]:
    positions = [np.sin(np.pi * k / (2 * n + 2)) ** 2 for k in range(1, n + 1)]
    edges = [0.0, *positions, 1.0]
    return np.diff(edges).tolist()


def add_y_gate(backend: BackendV2) -> None:
    """Y lasts as long as X; padding needs its duration in the target."""
    target = backend.target
    if "y" in target.operation_names:
        return
    properties = {
        qargs: InstructionProperties(duration=props.duration, error=props.error)
        for qargs, props in target["x"].items()
    }
    target.add_instruction(YGate(), properties)


def dd_pass_manager(backend: BackendV2, sequence: DDSequence) -> PassManager:
    target = backend.target
    if sequence is DDSequence.XX:
        gates, spacing = [XGate(), XGate()], None
    elif sequence is DDSequence.XY4:
        add_y_gate(backend)
        gates, spacing = [XGate(), YGate(), XGate(), YGate()], None
    else:
        gates, spacing = [XGate()] * 8, _uhrig_spacing(8)

    return PassManager(
        [
            ALAPScheduleAnalysis(target=target),
            PadDynamicalDecoupling(
                target=target,
                dd_sequence=gates,
                spacing=spacing,
                pulse_alignment=target.pulse_alignment,
            ),
        ]
    )


def build(backend: BackendV2, sequence: DDSequence | None) -> StagedPassManager:
    pm = generate_preset_pass_manager(
        optimization_level=3, backend=backend, seed_transpiler=17
    )
    if sequence is not None:
        pm.scheduling = dd_pass_manager(backend, sequence)
    return pm


def idle_heavy_circuit() -> QuantumCircuit:
    qc = QuantumCircuit(4)
    qc.h(0)
    for _ in range(5):
        qc.cx(0, 1)
        qc.cx(1, 2)
    qc.barrier()
    qc.cx(2, 3)
    qc.measure_all()
    return qc


if __name__ == "__main__":
    backend = FakeTorino()
    circuit = idle_heavy_circuit()
    for sequence in (None, *DDSequence):
        out = build(backend, sequence).run(circuit)
        ops = out.count_ops()
        print(sequence, "x:", ops.get("x", 0), "delay:", ops.get("delay", 0))
