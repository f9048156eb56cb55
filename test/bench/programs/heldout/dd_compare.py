from qiskit import QuantumCircuit
from qiskit.circuit.library import XGate
from qiskit.transpiler import PassManager, generate_preset_pass_manager
from qiskit.transpiler.passes import ALAPScheduleAnalysis, PadDynamicalDecoupling
from qiskit_ibm_runtime.fake_provider import FakeSherbrooke

backend = FakeSherbrooke()
target = backend.target

qc = QuantumCircuit(5)
qc.h(0)
for i in range(4):
    qc.cx(i, i + 1)
qc.measure_all()

pm = generate_preset_pass_manager(optimization_level=3, backend=backend)
isa_qc = pm.run(qc)

sequence = [XGate(), XGate()]
dd = PassManager(
    [
        ALAPScheduleAnalysis(target=target),
        PadDynamicalDecoupling(target=target, dd_sequence=sequence),
    ]
)
padded = dd.run(isa_qc)
print("without DD:", isa_qc.count_ops())
print("with DD:", padded.count_ops())
