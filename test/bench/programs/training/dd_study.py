"""Does dynamical decoupling help an idling qubit?

A qubit in |+> waits while its neighbour is busy; the circuit is scheduled
with different DD sequences and the idle time grows.
"""
import copy

import numpy as np
from qiskit import QuantumCircuit, transpile
from qiskit.circuit.library import XGate, YGate
from qiskit.transpiler import InstructionProperties, PassManager
from qiskit.transpiler.passes import ALAPScheduleAnalysis, PadDelay, PadDynamicalDecoupling
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2

BACKEND = "ibm_fez"
PHYSICAL = [3, 4]
IDLE_CYCLES = [10, 20, 40, 80, 160]
SHOTS = 4000

SEQUENCES = {
    "none": None,
    "hahn": [XGate()],
    "xx": [XGate(), XGate()],
    "xy4": [XGate(), YGate(), XGate(), YGate()],
}


def ramsey_with_neighbour(cycles):
    qc = QuantumCircuit(2, 1)
    qc.h(0)
    qc.barrier()
    for _ in range(cycles):
        qc.sx(1)
        qc.barrier(1)
    qc.barrier()
    qc.h(0)
    qc.measure(0, 0)
    return qc


def target_with_y(target):
    """The DD pass needs to know how long a Y takes: the same as an X."""
    target = copy.deepcopy(target)
    if "y" not in target.operation_names:
        props = {
            qargs: InstructionProperties(duration=p.duration, error=p.error)
            for qargs, p in target["x"].items()
        }
        target.add_instruction(YGate(), props)
    return target


def schedule_pm(target, sequence):
    passes = [ALAPScheduleAnalysis(target=target)]
    if sequence is None:
        passes.append(PadDelay(target=target))
    else:
        passes.append(PadDynamicalDecoupling(dd_sequence=sequence, target=target))
    return PassManager(passes)


def main():
    service = QiskitRuntimeService()
    backend = service.backend(BACKEND)
    target = target_with_y(backend.target)
    base = transpile(
        [ramsey_with_neighbour(c) for c in IDLE_CYCLES],
        backend,
        initial_layout=PHYSICAL,
        optimization_level=0,
    )

    circuits, labels = [], []
    for name, seq in SEQUENCES.items():
        padded = schedule_pm(target, seq).run(base)
        # Y is not native on the device, translate it
        padded = transpile(padded, backend, optimization_level=0)
        circuits += padded
        labels += [(name, c) for c in IDLE_CYCLES]

    sampler = SamplerV2(mode=backend)
    sampler.options.dynamical_decoupling.enable = False
    job = sampler.run(circuits, shots=SHOTS)
    print("job", job.job_id(), "with", len(circuits), "circuits")

    table = {name: [] for name in SEQUENCES}
    for (name, _), res in zip(labels, job.result()):
        table[name].append(res.data.c.get_counts().get("0", 0) / SHOTS)

    print("cycles " + " ".join(f"{c:>7d}" for c in IDLE_CYCLES))
    for name, row in table.items():
        print(f"{name:<6} " + " ".join(f"{v:7.3f}" for v in row), f"  mean {np.mean(row):.3f}")


if __name__ == "__main__":
    main()
