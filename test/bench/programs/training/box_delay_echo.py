from qiskit import QuantumCircuit, generate_preset_pass_manager
from qiskit.circuit import BoxOp
from qiskit.providers.fake_provider import GenericBackendV2

backend = GenericBackendV2(3, coupling_map=[[0, 1], [1, 2]], control_flow=True, seed=8)

qc = QuantumCircuit(3, 3)
qc.h(0)

with qc.box(label="idle"):
    qc.delay(400, 1, unit="ns")
    qc.x(1)
    qc.delay(400, 1, unit="ns")
    qc.x(1)
    qc.noop(2)          # keep the spectator inside the box

with qc.box(label="layer"):
    qc.cx(0, 1)

# stretchy echo: two equal delays that the scheduler fills in
a = qc.add_stretch("a")
qc.delay(a, 2)
qc.x(2)
qc.delay(a, 2)
qc.barrier()
qc.measure(range(3), range(3))
print(qc.draw())

boxes = [inst for inst in qc if isinstance(inst.operation, BoxOp)]
for b in boxes:
    print(b.operation.label, b.operation.body.count_ops(), [qc.find_bit(q).index for q in b.qubits])

pm = generate_preset_pass_manager(optimization_level=1, backend=backend)
isa = pm.run(qc)
print(isa.count_ops())
print("stretches:", [s.name for s in qc.iter_stretches()])
