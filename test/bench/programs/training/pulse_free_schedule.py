from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit.transpiler.passes import ALAPScheduleAnalysis, PadDelay
from qiskit.transpiler import PassManager, InstructionDurations
from qiskit_ibm_runtime.fake_provider import FakeFez

backend = FakeFez()
qc = QuantumCircuit(3)
qc.h(0)
qc.cx(0, 1)
qc.delay(200, 2, unit="ns")
qc.cx(1, 2)
qc.measure_all()

pm = generate_preset_pass_manager(backend=backend, optimization_level=1, seed_transpiler=3)
isa = pm.run(qc)
durations = InstructionDurations.from_backend(backend)
scheduling = PassManager([ALAPScheduleAnalysis(target=backend.target), PadDelay(target=backend.target)])
scheduled = scheduling.run(isa)
print(scheduled.count_ops())
for instruction in scheduled.data:
    operation = instruction.operation
    if operation.name == "delay":
        qubit = scheduled.find_bit(instruction.qubits[0]).index
        print(qubit, operation.duration, operation.unit)
