import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import XGate, YGate
from qiskit.transpiler import InstructionDurations, PassManager, generate_preset_pass_manager
from qiskit.transpiler.passes import ALAPScheduleAnalysis, ASAPScheduleAnalysis, PadDynamicalDecoupling
from qiskit.visualization import timeline_drawer
from qiskit_ibm_runtime.fake_provider import FakeSherbrooke

backend = FakeSherbrooke()
target = backend.target
durations = InstructionDurations.from_backend(backend)

qc = QuantumCircuit(4)
qc.h(0)
for i in range(3):
    qc.cx(i, i + 1)
qc.measure_all()

pm = generate_preset_pass_manager(backend=backend, optimization_level=1, seed_transpiler=7)
isa = pm.run(qc)

X, Y = XGate(), YGate()
sequences = {
    "XX": [X, X],
    "XY4": [X, Y, X, Y],
}
for name, sequence in sequences.items():
    dd = PassManager(
        [
            ALAPScheduleAnalysis(target=target),
            PadDynamicalDecoupling(target=target, dd_sequence=sequence),
        ]
    )
    padded = dd.run(isa)
    print(name, padded.count_ops())
    print("duration:", padded.estimate_duration(target))

pm.scheduling = PassManager([ASAPScheduleAnalysis(target=target)])
scheduled = pm.run(qc)
for instruction in scheduled.data:
    operation = instruction.operation
    qubits = [scheduled.find_bit(qubit).index for qubit in instruction.qubits]
    print(operation.name, qubits)
