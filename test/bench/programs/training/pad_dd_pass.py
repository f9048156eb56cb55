"""Insert an X-X and a UDD sequence with a pass manager of our own."""

import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import XGate
from qiskit.transpiler import PassManager, generate_preset_pass_manager
from qiskit.transpiler.passes import ALAPScheduleAnalysis, PadDynamicalDecoupling
from qiskit.visualization import timeline_drawer
from qiskit_ibm_runtime.fake_provider import FakeHanoiV2

backend = FakeHanoiV2()
target = backend.target

# qubit 0 idles while the chain of CNOTs walks away from it
circ = QuantumCircuit(4)
circ.h(0)
circ.cx(0, 1)
circ.cx(1, 2)
circ.cx(2, 3)
circ.measure_all()

pm = generate_preset_pass_manager(
    optimization_level=1,
    backend=backend,
    initial_layout=[1, 4, 7, 10],
    seed_transpiler=5,
)
isa_circ = pm.run(circ)

# Two X gates, evenly spaced
dd_xx = PassManager(
    [
        ALAPScheduleAnalysis(target=target),
        PadDynamicalDecoupling(target=target, dd_sequence=[XGate(), XGate()]),
    ]
)
circ_xx = dd_xx.run(isa_circ)

# Uhrig dynamical decoupling with eight pulses on qubits 1 and 4
n = 8


def uhrig_pulse_location(k):
    return np.sin(np.pi * (k + 1) / (2 * n + 2)) ** 2


spacing = []
for k in range(n):
    spacing.append(uhrig_pulse_location(k) - sum(spacing))
spacing.append(1 - sum(spacing))

dd_udd = PassManager(
    [
        ALAPScheduleAnalysis(target=target),
        PadDynamicalDecoupling(
            target=target,
            dd_sequence=[XGate()] * n,
            qubits=[1, 4],
            spacing=spacing,
            skip_reset_qubits=False,
        ),
    ]
)
circ_udd = dd_udd.run(isa_circ)

for name, circuit in [("none", isa_circ), ("XX", circ_xx), ("UDD", circ_udd)]:
    ops = circuit.count_ops()
    print(f"{name:>5}: {ops.get('x', 0)} X gates, {ops.get('delay', 0)} delays")

for name, circuit in [("xx", circ_xx), ("udd", circ_udd)]:
    timeline_drawer(circuit, idle_wires=False, target=target, filename=f"timeline_{name}.png")
    print(f"saved timeline_{name}.png")
